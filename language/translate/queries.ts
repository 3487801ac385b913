/** SELECT, VALUES, set operations, common tables, ORDER BY and LIMIT. */
import type {
  CommonTable,
  Expression,
  OrderingTerm,
  Query,
  QueryBody,
  SelectCore,
  SetOperation,
  Span,
  Values,
  With,
} from '../syntax/index.ts';
import { writeAlias } from './columns.ts';
import { condition } from './operators.ts';
import { nameText } from './quoting.ts';
import { titleOf } from './target.ts';
import type { Splice, Writer } from './writer.ts';
import { spliced, unwrapped, writeParts } from './writer.ts';

export function writeQuery(writer: Writer, node: Query): string {
  refuseHiddenOrder(writer, node);
  const end = Math.max(node.span.end, node.body.span.end);
  const splices: Splice[] = [node.with, node.body, ...node.orderBy].flatMap((part) =>
    part === undefined ? [] : [{ span: part.span, text: writer.write(part) }],
  );
  const limit = node.clauses.find((clause) => clause.kind === 'limit');
  if (limit !== undefined) {
    splices.push({ span: { start: limit.keyword.start, end }, text: limitText(writer, node) });
  }
  return spliced(writer, { start: node.span.start, end }, splices).trimEnd();
}

/** Elsewhere, rows that DISTINCT made one have only the values that they give to be ordered by. */
function refuseHiddenOrder(writer: Writer, { body, orderBy }: Query): void {
  if (body.kind !== 'select' || !body.distinct) return;
  const given = body.columns.map(({ expression }) => expression);
  for (const { expression } of orderBy) {
    if (isGiven(writer, unwrapped(expression), given)) continue;
    writer.refuse(
      'ORDER BY of what a SELECT DISTINCT does not give',
      expression.span,
      'give it as a column, or put the SELECT DISTINCT into FROM and order what comes of it',
    );
  }
}

/** An alias, a position, or an expression that is written in the select list too. */
function isGiven(writer: Writer, term: Expression, given: readonly Expression[]): boolean {
  if (term.kind === 'literal' || writer.aliasOf.has(term)) return true;
  const reference = writer.referenceOf.get(term);
  const plain = ({ span }: Expression): string =>
    writer.bound.statement.text.slice(span.start, span.end).replace(/\s+/g, ' ').toLowerCase();
  return given.some((expression) => {
    if (expression.kind === 'star') return term.kind === 'column';
    const other = writer.referenceOf.get(unwrapped(expression));
    const isSame =
      reference?.column !== undefined &&
      other?.relation === reference.relation &&
      other.column === reference.column;
    return isSame || plain(unwrapped(expression)) === plain(term);
  });
}

/** A negative LIMIT is none. */
function limitText(writer: Writer, { limit, offset }: Query): string {
  const { has, family } = writer.dialect;
  const isNone = limit === undefined || isNegative(limit);
  const count = isNone ? undefined : `LIMIT ${writer.write(limit)}`;
  const skip =
    offset === undefined || isNegative(offset) ? undefined : `OFFSET ${writer.write(offset)}`;
  if (count === undefined && skip !== undefined && family === 'bigquery') {
    return `LIMIT 9223372036854775807 ${skip}`;
  }
  const parts = has.offsetFirst ? [skip, count] : [count, skip];
  return parts.filter((part) => part !== undefined).join(' ');
}

function isNegative(expression: Expression): boolean {
  return expression.kind === 'unary' && expression.operator === '-';
}

export function writeSelect(writer: Writer, node: SelectCore): string {
  const conditions = [node.where, node.having].flatMap((each) =>
    each === undefined ? [] : [{ span: each.span, text: condition(writer, each) }],
  );
  const parts = [...node.columns, ...(node.from ? [node.from] : []), ...node.groupBy];
  const windows = node.clauses.find((clause) => clause.kind === 'window');
  const keepsWindows = writer.dialect.has.namedWindows;
  return spliced(writer, node.span, [
    ...parts.map((part) => ({ span: part.span, text: writer.write(part) })),
    ...conditions,
    ...(windows !== undefined && !keepsWindows
      ? [
          {
            span: { start: windows.keyword.start, end: Math.min(windows.span.end, node.span.end) },
            text: '',
          },
        ]
      : node.windows.flatMap(({ name, definition }) => [
          { span: name.span, text: writer.write(name) },
          { span: definition.span, text: writer.write(definition) },
        ])),
  ]).trimEnd();
}

/** Rows are selects, so that their columns have SQLite's names in every engine. */
export function writeValues(writer: Writer, node: Values): string {
  return node.rows
    .map((row, index) => {
      const items = row.items.map((item, column) => {
        const label = writer.labels.get(item) ?? `column${column + 1}`;
        return index === 0 ? `${writer.write(item)} AS ${label}` : writer.write(item);
      });
      return `SELECT ${items.join(', ')}`;
    })
    .join(' UNION ALL ');
}

/** Of INSERT, where every engine has VALUES. */
export function writeInsertedValues(writer: Writer, node: Values): string {
  return writeParts(writer, node);
}

export function writeSetOperation(writer: Writer, node: SetOperation): string {
  const { left, right, operator } = node;
  const gap = { start: left.span.end, end: right.span.start };
  return spliced(writer, node.span, [
    { span: left.span, text: armText(writer, left, operator, 'left') },
    { span: keywordsIn(writer, gap), text: operatorText(writer, operator) },
    { span: right.span, text: armText(writer, right, operator, 'right') },
  ]);
}

function operatorText({ dialect }: Writer, operator: SetOperation['operator']): string {
  return dialect.has.plainSetOperators || operator === 'UNION ALL'
    ? operator
    : `${operator} DISTINCT`;
}

/** SQLite takes set operations from left to right; elsewhere INTERSECT comes first. */
function armText(
  writer: Writer,
  arm: QueryBody,
  operator: SetOperation['operator'],
  side: 'left' | 'right',
): string {
  const text = writer.write(arm);
  const isUnion = operator.startsWith('UNION');
  const several = arm.kind === 'values' && arm.rows.length > 1;
  const mixed =
    arm.kind === 'setOperation' &&
    (writer.dialect.has.plainSetOperators
      ? side === 'left' && operator === 'INTERSECT' && arm.operator !== 'INTERSECT'
      : arm.operator !== operator);
  const mixedValues =
    several && (!isUnion || (operator === 'UNION' && !writer.dialect.has.plainSetOperators));
  if (several && side === 'right' && operator === 'UNION') return `(${text})`;
  return mixed || mixedValues ? `(${text})` : text;
}

function keywordsIn({ bound }: Writer, gap: Span): Span {
  const words = bound.statement.tokens.filter(
    (token) => token.kind === 'word' && token.start >= gap.start && token.end <= gap.end,
  );
  return { start: words[0]?.start ?? gap.start, end: words.at(-1)?.end ?? gap.end };
}

export function writeWith(writer: Writer, node: With): string {
  const recursive = node.tables.some((table) => readsItself(writer, table));
  if (recursive && writer.dialect.family === 'trino') {
    writer.note(
      `${titleOf(writer.dialect.target)} stops a recursion after 10 steps unless its \`max_recursion_depth\` is higher.`,
    );
  }
  const [first] = node.tables;
  const keyword = recursive ? 'WITH RECURSIVE ' : 'WITH ';
  return spliced(writer, node.span, [
    ...(first === undefined
      ? []
      : [
          {
            span: { start: node.span.start, end: wordsEnd(writer, node) },
            text: keyword.trimEnd(),
          },
        ]),
    ...node.tables.map((table) => ({ span: table.span, text: writer.write(table) })),
  ]);
}

/** Where `WITH` or `WITH RECURSIVE` ends. */
function wordsEnd(writer: Writer, node: With): number {
  const [first] = node.tables;
  const before = { start: node.span.start, end: first?.span.start ?? node.span.end };
  return keywordsIn(writer, before).end;
}

function readsItself({ bound }: Writer, table: CommonTable): boolean {
  return bound.relations.some(
    ({ commonTable, node }) =>
      commonTable === table &&
      node.span.start >= table.query.span.start &&
      node.span.end <= table.query.span.end,
  );
}

/** MATERIALIZED changes no result, and few engines know it. */
export function writeCommonTable(writer: Writer, node: CommonTable): string {
  const { columns = [], query } = node;
  const hasColumns = writer.dialect.has.columnsOfCommonTables || columns.length === 0;
  if (!hasColumns && !labelled(writer, node)) {
    return writer.refuse(
      `the column list of \`${node.name.text}\``,
      node.name.span,
      'name its columns with AS',
    );
  }
  const names =
    hasColumns && columns.length > 0
      ? `(${columns.map((name) => nameText(writer.dialect, name.text, name.quoted)).join(', ')})`
      : '';
  return `${nameText(writer.dialect, node.name.text, node.name.quoted)}${names} AS (${writer.write(query)})`;
}

/** Gives the columns of a common table's first select the names of its column list. */
function labelled(writer: Writer, { columns = [], query }: CommonTable): boolean {
  let { body } = query;
  while (body.kind === 'setOperation') body = body.left;
  const items = body.kind === 'values' ? body.rows[0]?.items : body.columns;
  if (items?.length !== columns.length) return false;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'resultColumn' && item.expression.kind === 'star') return false;
    const name = columns[index];
    if (name !== undefined) {
      writer.labels.set(item, nameText(writer.dialect, name.text, name.quoted));
    }
  }
  return true;
}

/** NULL comes before every value in SQLite. */
export function writeOrderingTerm(writer: Writer, node: OrderingTerm): string {
  const inner = unwrapped(node.expression);
  const isAlias = inner.kind === 'column' && writer.aliasOf.has(inner);
  const expression = isAlias ? writeAlias(writer, inner) : writer.write(node.expression);
  const text = spliced(writer, node.span, [{ span: node.expression.span, text: expression }]);
  const { nulls } = writer.dialect;
  if (node.nulls !== undefined) {
    const own = node.direction === 'DESC' ? nulls.descending : nulls.ascending;
    return own === node.nulls ? text.replace(/\s+NULLS\s+\w+$/i, '') : text;
  }
  if (!mayBeNull(writer, inner)) return text;
  if (node.direction === 'DESC') return nulls.descending === 'LAST' ? text : `${text} NULLS LAST`;
  return nulls.ascending === 'FIRST' ? text : `${text} NULLS FIRST`;
}

function mayBeNull(writer: Writer, expression: Expression): boolean {
  if (expression.kind === 'call') return !/^(?:count|row_number|rank)$/i.test(expression.name.text);
  if (expression.kind === 'literal')
    return expression.type === 'number' || expression.type === 'null';
  if (expression.kind !== 'column') return true;
  const alias = writer.aliasOf.get(expression);
  if (alias !== undefined) return mayBeNull(writer, unwrapped(alias.result.expression));
  const reference = writer.referenceOf.get(expression);
  const table = reference?.relation.table;
  const property = reference?.column?.column?.property;
  if (table === undefined || hasOuterJoin(writer)) return true;
  const isKey = property !== undefined && table.type?.primaryIdentifier.includes(property.name);
  return !(isKey === true || property?.required === true || reference?.column?.name === 'region');
}

/** Any outer join of the statement may fill a row with NULLs; which one is not worth telling. */
function hasOuterJoin({ bound: { statement } }: Writer): boolean {
  return statement.tokens.some(
    ({ kind, start, end }) =>
      kind === 'word' && /^(?:left|right|full)$/i.test(statement.text.slice(start, end)),
  );
}
