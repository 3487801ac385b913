/** Trees as short text: statements and queries a clause a line, expressions as S-expressions. */
import type {
  Assignment,
  CommandNode,
  ExecParameter,
  Expression,
  FrameBound,
  FunctionCall,
  InsertStatement,
  Name,
  OrderingTerm,
  QualifiedName,
  Query,
  QueryBody,
  Relation,
  ResultColumn,
  StatementNode,
  TableReference,
  UpdateStatement,
  Upsert,
  WindowDefinition,
  WindowFrame,
  With,
} from '../../language/syntax/index.ts';

/** One line per part of the statement. */
export function printStatement(node: StatementNode): string {
  const hints = node.hints.map((hint) => `hint ${hint.text}`);
  return [...statementLines(node), ...hints].map((line) => line.trim()).join('\n');
}

function statementLines(node: StatementNode): readonly string[] {
  switch (node.kind) {
    case 'selectStatement':
      return queryLines(node.query);
    case 'insert':
      return [
        ...withLines(node.with),
        `${node.verb.toLowerCase()} ${conflict(node)}into ${optional(node.table, relation)}`,
        ...listLine('columns', node.columns.map(name)),
        ...(node.source === undefined ? [] : queryLines(node.source)),
        ...(node.defaultValues === undefined ? [] : ['default values']),
        ...node.upserts.flatMap(upsertLines),
        ...listLine('returning', node.returning.map(resultColumn)),
      ];
    case 'update':
      return [
        ...withLines(node.with),
        `update ${conflict(node)}${optional(node.table, relation)}`,
        ...node.assignments.map(assigned),
        ...(node.from === undefined ? [] : [`from ${relation(node.from)}`]),
        ...(node.where === undefined ? [] : [`where ${expression(node.where)}`]),
        ...listLine('returning', node.returning.map(resultColumn)),
        ...tailLines(node),
      ];
    case 'delete':
      return [
        ...withLines(node.with),
        `delete from ${optional(node.table, relation)}`,
        ...(node.where === undefined ? [] : [`where ${expression(node.where)}`]),
        ...listLine('returning', node.returning.map(resultColumn)),
        ...tailLines(node),
      ];
    default:
      return commandLines(node);
  }
}

function commandLines(node: CommandNode): readonly string[] {
  switch (node.kind) {
    case 'show':
      return [
        `show ${node.extended ? 'extended ' : ''}${node.subject}`,
        ...(node.target === undefined ? [] : [`target ${dotted(node.target)}`]),
        ...listLine('columns', node.columns.map(name)),
        ...(node.like === undefined ? [] : [`like ${expression(node.like)}`]),
        ...(node.where === undefined ? [] : [`where ${expression(node.where)}`]),
      ];
    case 'describe': {
      const words = `${node.extended ? ' extended' : ''}${node.method ? ' method' : ''}`;
      return [`describe${words} ${optional(node.target, dotted)}`];
    }
    case 'explain':
      return [`explain ${node.mode}`, ...printStatement(node.statement).split('\n')];
    case 'plan':
      return ['plan', ...printStatement(node.statement).split('\n')];
    case 'exec':
      return [
        `exec ${optional(node.method, dotted)}`,
        ...node.parameters.map(parameter),
        ...(node.payload === undefined ? [] : [`payload ${parameter(node.payload)}`]),
      ];
    case 'createView': {
      const words = [
        ...(node.orReplace ? ['or replace'] : []),
        ...(node.temporary ? ['temporary'] : []),
        ...(node.materialized ? ['materialized'] : []),
        ...(node.ifNotExists ? ['if not exists'] : []),
      ];
      return [
        ['create view', ...words, optional(node.name, dotted)].join(' '),
        ...listLine('columns', node.columns?.map(name) ?? []),
        ...(node.query === undefined ? [] : queryLines(node.query)),
      ];
    }
    case 'dropView': {
      const words = `${node.materialized ? 'materialized ' : ''}${node.ifExists ? 'if exists ' : ''}`;
      return [`drop view ${words}${optional(node.name, dotted)}`];
    }
    case 'refreshView':
      return [`refresh view ${optional(node.name, dotted)}`];
    case 'use':
      return [`use ${optional(node.provider, name)}`];
    case 'registry':
      return [words('registry', node.action, node.provider, node.version)];
    case 'auth':
      return [words('auth', node.action, node.provider, node.method, node.keyFile)];
    case 'sleep':
      return [`sleep ${expression(node.duration)}`];
    case 'transaction':
      return [words('transaction', node.action, node.mode, node.savepoint)];
    case 'opaque':
      return [`opaque ${node.verb}`];
    case 'empty':
      return ['empty'];
  }
}

function words(...parts: readonly (string | Name | Expression | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.kind === 'name' ? name(part) : expression(part);
    })
    .join(' ');
}

function parameter(node: ExecParameter): string {
  return `${name(node.name)} = ${expression(node.value)}`;
}

function conflict(node: InsertStatement | UpdateStatement): string {
  return node.conflict === undefined ? '' : `or ${node.conflict.toLowerCase()} `;
}

function assigned(assignment: Assignment): string {
  const columns = assignment.columns?.map(name).join(' ');
  const column = columns === undefined ? name(assignment.column) : `(${columns})`;
  return `set ${column} = ${expression(assignment.value)}`;
}

function upsertLines(node: Upsert): readonly string[] {
  return [
    list('on conflict', [
      ...node.target.map(orderingTerm),
      ...(node.targetWhere === undefined ? [] : [`where ${expression(node.targetWhere)}`]),
    ]),
    `do ${node.action ?? '…'}`,
    ...node.assignments.map(assigned),
    ...(node.where === undefined ? [] : [`where ${expression(node.where)}`]),
  ];
}

function tailLines(node: Pick<Query, 'orderBy' | 'limit' | 'offset'>): readonly string[] {
  return [
    ...listLine('order by', node.orderBy.map(orderingTerm)),
    ...(node.limit === undefined ? [] : [`limit ${expression(node.limit)}`]),
    ...(node.offset === undefined ? [] : [`offset ${expression(node.offset)}`]),
  ];
}

function queryLines(query: Query): readonly string[] {
  return [...withLines(query.with), ...bodyLines(query.body), ...tailLines(query)];
}

function withLines(common: With | undefined): readonly string[] {
  if (common === undefined) return [];
  return common.tables.map((table) => {
    const columns = table.columns === undefined ? '' : `(${table.columns.map(name).join(' ')})`;
    const materialized =
      table.materialized === undefined ? '' : `${table.materialized ? '' : 'not '}materialized `;
    const recursive = common.recursive ? 'recursive ' : '';
    return `with ${recursive}${materialized}${name(table.name)}${columns} ${inline(table.query)}`;
  });
}

function bodyLines(body: QueryBody): readonly string[] {
  switch (body.kind) {
    case 'select':
      return [
        `select${body.distinct ? ' distinct' : ''} ${body.columns.map(resultColumn).join(', ')}`,
        ...(body.from === undefined ? [] : [`from ${relation(body.from)}`]),
        ...(body.where === undefined ? [] : [`where ${expression(body.where)}`]),
        ...listLine('group by', body.groupBy.map(expression)),
        ...(body.having === undefined ? [] : [`having ${expression(body.having)}`]),
        ...body.windows.map((entry) => `window ${name(entry.name)} ${window(entry.definition)}`),
      ];
    case 'values':
      return [`values ${body.rows.map(expression).join(' ')}`];
    case 'setOperation':
      return [...bodyLines(body.left), body.operator.toLowerCase(), ...bodyLines(body.right)];
  }
}

function inline(query: Query): string {
  return `{${queryLines(query)
    .map((line) => line.trim())
    .join('; ')}}`;
}

function listLine(label: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${label} ${items.join(', ')}`];
}

function optional<Node>(node: Node | undefined, print: (node: Node) => string): string {
  return node === undefined ? '…' : print(node);
}

function name(node: Name): string {
  if (node.text === '') return '…';
  return node.quoted ? `"${node.text}"` : node.text;
}

function dotted(node: QualifiedName): string {
  return node.parts.map(name).join('.');
}

function resultColumn(node: ResultColumn): string {
  return `${expression(node.expression)}${aliased(node.alias)}`;
}

function aliased(alias: Name | undefined): string {
  return alias === undefined ? '' : ` as ${name(alias)}`;
}

function orderingTerm(node: OrderingTerm): string {
  const direction = node.direction === undefined ? '' : ` ${node.direction.toLowerCase()}`;
  const nulls = node.nulls === undefined ? '' : ` nulls ${node.nulls.toLowerCase()}`;
  return `${expression(node.expression)}${direction}${nulls}`;
}

export function relation(node: Relation): string {
  switch (node.kind) {
    case 'table':
      return `${dotted(node.name)}${aliased(node.alias)}${indexChoice(node)}`;
    case 'derivedTable':
      return `${inline(node.query)}${aliased(node.alias)}`;
    case 'tableFunction':
      return `${list(name(node.name), node.arguments.map(expression))}${aliased(node.alias)}`;
    case 'join': {
      const type = `${node.natural ? 'natural ' : ''}${node.type}`;
      const on = node.on === undefined ? [] : [`on ${expression(node.on)}`];
      const using = node.using === undefined ? [] : [`using ${node.using.map(name).join(' ')}`];
      return list(type, [relation(node.left), relation(node.right), ...on, ...using]);
    }
    case 'parenthesisedRelation':
      return `[${relation(node.relation)}]${aliased(node.alias)}`;
    case 'missingRelation':
      return '…';
  }
}

function indexChoice(node: TableReference): string {
  if (node.notIndexed === true) return ' not indexed';
  return node.indexedBy === undefined ? '' : ` indexed by ${name(node.indexedBy)}`;
}

function frame(node: WindowFrame): string {
  const parts = [node.from, ...(node.to === undefined ? [] : [node.to])].map(bound);
  if (node.exclude !== undefined) parts.push(`exclude ${node.exclude.toLowerCase()}`);
  return list(node.type.toLowerCase(), parts);
}

function bound(node: FrameBound): string {
  const type = node.type?.toLowerCase() ?? '…';
  return node.offset === undefined ? type : `${expression(node.offset)} ${type}`;
}

function window(node: WindowDefinition): string {
  const parts = [
    ...(node.base === undefined ? [] : [`base ${name(node.base)}`]),
    ...listLine('partition', node.partitionBy.map(expression)),
    ...listLine('order', node.orderBy.map(orderingTerm)),
    ...(node.frame === undefined ? [] : [frame(node.frame)]),
  ];
  return list('window', parts);
}

function list(head: string, parts: readonly string[]): string {
  return `(${[head, ...parts].join(' ')})`;
}

function call(node: FunctionCall): string {
  const { over } = node;
  const windowed =
    over === undefined ? [] : [`over ${over.kind === 'name' ? name(over) : window(over)}`];
  return list(`${name(node.name)}${node.distinct ? ' distinct' : ''}`, [
    ...node.arguments.map(expression),
    ...listLine(node.withinGroup === true ? 'within' : 'order', node.orderBy.map(orderingTerm)),
    ...(node.filter === undefined ? [] : [`filter ${expression(node.filter)}`]),
    ...windowed,
  ]);
}

export function expression(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return node.type === 'string' ? `'${node.value}'` : node.value;
    case 'column':
      return dotted(node.name);
    case 'star':
      return node.qualifier === undefined ? '*' : `${dotted(node.qualifier)}.*`;
    case 'parameter':
    case 'template':
      return node.text;
    case 'call':
      return call(node);
    case 'unary':
      return list(node.operator.toLowerCase(), [expression(node.operand)]);
    case 'binary':
      return list(node.operator.toLowerCase(), [expression(node.left), expression(node.right)]);
    case 'pattern': {
      const parts = [expression(node.operand), expression(node.pattern)];
      if (node.escape !== undefined) parts.push(`escape ${expression(node.escape)}`);
      return list(negatable(node.operator.toLowerCase(), node.negated), parts);
    }
    case 'between':
      return list(
        negatable('between', node.negated),
        [node.operand, node.low, node.high].map(expression),
      );
    case 'in': {
      const { source } = node;
      return list(negatable('in', node.negated), [expression(node.operand), inSource(source)]);
    }
    case 'nullTest':
      return list(node.negated ? 'is-not-null' : 'is-null', [expression(node.operand)]);
    case 'case':
      return list('case', [
        ...(node.operand === undefined ? [] : [expression(node.operand)]),
        ...node.branches.map(
          (branch) => `(when ${expression(branch.when)} ${expression(branch.then)})`,
        ),
        ...(node.otherwise === undefined ? [] : [`(else ${expression(node.otherwise)})`]),
      ]);
    case 'cast':
      return list('cast', [expression(node.operand), node.typeName]);
    case 'collate':
      return list('collate', [expression(node.operand), name(node.collation)]);
    case 'exists':
      return list('exists', [inline(node.query)]);
    case 'subquery':
      return inline(node.query);
    case 'row':
      return `[${node.items.map(expression).join(' ')}]`;
    case 'raise':
      return list('raise', [
        node.action.toLowerCase(),
        ...(node.message === undefined ? [] : [expression(node.message)]),
      ]);
    case 'missing':
      return '…';
  }
}

function negatable(operator: string, negated: boolean): string {
  return negated ? `not-${operator}` : operator;
}

function inSource(source: Extract<Expression, { kind: 'in' }>['source']): string {
  if (!('kind' in source)) return `[${source.map(expression).join(' ')}]`;
  switch (source.kind) {
    case 'query':
      return inline(source);
    case 'qualifiedName':
      return dotted(source);
    case 'tableFunction':
      return relation(source);
    case 'template':
      return source.text;
  }
}
