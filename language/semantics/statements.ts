/** Binding of each kind of statement: which scopes it opens, and which names it holds. */
import type { ResourceTable } from '../../catalog/index.ts';
import type {
  DeleteStatement,
  DescribeStatement,
  InsertStatement,
  Name,
  QualifiedName,
  ResultColumn,
  ShowStatement,
  StatementNode,
  TableReference,
  UpdateStatement,
} from '../syntax/index.ts';
import type { BoundRelation, BoundTarget, NameReference } from './bound.ts';
import type { Binding, Environment, GrowingRelation, GrowingScope } from './binding.ts';
import { hasTemplate, openScope } from './binding.ts';
import { columnNamed, columnsOfTable } from './columns.ts';
import { reportUnknownColumn } from './column-problems.ts';
import { bindWith } from './common-tables.ts';
import { eventColumns } from './event-columns.ts';
import { bindExpression, bindRelationExpressions } from './expressions.ts';
import { addRelations, addTarget } from './relations.ts';
import { bindTarget } from './targets.ts';

type Mutation = InsertStatement | UpdateStatement | DeleteStatement;

/** Returns what SHOW and DESCRIBE name. */
export function bindStatement(binding: Binding, node: StatementNode): BoundTarget | undefined {
  switch (node.kind) {
    case 'selectStatement':
      binding.bindQuery(binding, node.query, undefined, undefined);
      return undefined;
    case 'insert':
    case 'update':
    case 'delete':
      bindMutation(binding, node);
      return undefined;
    case 'show':
    case 'describe':
      return bindInformation(binding, node);
    case 'explain':
    case 'plan':
      return bindStatement(binding, node.statement);
    case 'createView':
      if (node.query) binding.bindQuery(binding, node.query, undefined, undefined);
      return undefined;
    default:
      return undefined;
  }
}

function bindMutation(binding: Binding, node: Mutation): void {
  const environment = node.with && bindWith(binding, node.with, undefined, undefined);
  const scope = openScope(binding, node, node.span, undefined, environment);
  const target = node.table && addTarget(binding, scope, node.table);
  switch (node.kind) {
    case 'insert':
      bindNames(binding, scope, target, node.columns, 'insert');
      if (node.source) binding.bindQuery(binding, node.source, undefined, environment);
      break;
    case 'update':
      bindNames(
        binding,
        scope,
        target,
        node.assignments.map((assignment) => assignment.column),
        'assign',
      );
      if (node.from) addRelations(binding, scope, node.from, environment);
      if (node.from) bindRelationExpressions(binding, scope, environment, node.from);
      for (const each of node.assignments) bindExpression(binding, scope, environment, each.value);
      if (node.where) bindExpression(binding, scope, environment, node.where);
      break;
    case 'delete':
      if (node.where) bindExpression(binding, scope, environment, node.where);
      break;
  }
  bindReturning(binding, scope, node, node.returning, environment);
}

/** RETURNING sees Cloud Control's answer first, then the resource itself. */
function bindReturning(
  binding: Binding,
  target: GrowingScope,
  node: Mutation,
  results: readonly ResultColumn[],
  environment: Environment | undefined,
): void {
  const clause = node.clauses.find((each) => each.kind === 'returning');
  const span = clause?.span ?? results[0]?.span;
  const [written] = target.relations;
  if (span === undefined || written === undefined) return;
  const end = results.at(-1)?.span.end ?? span.end;
  const whole = { start: span.start, end: Math.max(span.end, end) };
  const scope = openScope(binding, node, whole, target, environment);
  const { alias, node: table } = written;
  addEvent(binding, scope, { id: 0, kind: 'event', alias, node: table, columns: eventColumns });
  for (const result of results) bindExpression(binding, scope, environment, result.expression);
}

function addEvent(binding: Binding, scope: GrowingScope, relation: GrowingRelation): void {
  scope.relations.push(relation);
  binding.relations.push(relation);
}

function bindNames(
  binding: Binding,
  scope: GrowingScope,
  relation: BoundRelation | undefined,
  names: readonly Name[],
  role: NameReference['role'],
): void {
  if (relation?.columns === undefined) return;
  for (const node of names) {
    if (node.text === '' || hasTemplate(binding, node.span)) continue;
    const match = columnNamed(relation, node.text) ?? columnNamed(relation, bodyMember(node.text));
    if (match?.kind === 'column') {
      binding.nameReferences.push({ node, role, scope, relation, column: match.column });
    } else if (match?.kind === 'input') {
      binding.nameReferences.push({ node, role, scope, relation, input: match.input });
    } else if (!binding.hasLooseTemplates) {
      reportUnknownColumn(binding, scope, node, relation);
    }
  }
}

/** Generation 2 writes a member of the request's body with a prefix: `data__BucketName`. */
function bodyMember(name: string): string {
  return name.replace(/^data__/i, '');
}

function bindInformation(
  binding: Binding,
  node: ShowStatement | DescribeStatement,
): BoundTarget | undefined {
  const target = node.target && bindTarget(binding, node, node.target);
  if (node.kind === 'show' && target?.table !== undefined && node.columns.length > 0) {
    const scope = openScope(binding, node, node.span, undefined, undefined);
    const relation = relationOfTarget(target.node, target.table);
    scope.relations.push(relation);
    bindNames(binding, scope, relation, node.columns, 'show');
  }
  return target;
}

/** The columns of SHOW INSERT INTO are names of its table, though nothing is read from that. */
function relationOfTarget(name: QualifiedName, table: ResourceTable): GrowingRelation {
  const node: TableReference = { kind: 'table', name, span: name.span };
  const alias = name.parts.at(-1)?.text ?? '';
  return { id: -1, kind: 'resource', alias, node, columns: columnsOfTable(table), table };
}
