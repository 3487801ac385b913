/** Binding of each kind of statement: which scopes it opens, and which names it holds. */
import type {
  Assignment,
  DeleteStatement,
  DescribeStatement,
  InsertStatement,
  Name,
  QualifiedName,
  ResultColumn,
  ShowStatement,
  StatementNode,
  UpdateStatement,
  Upsert,
} from '../syntax/index.ts';
import type { BoundRelation, BoundTarget } from './bound.ts';
import type { Binding, Environment, GrowingRelation, GrowingScope } from './binding.ts';
import { openScope } from './binding.ts';
import { bindWith } from './common-tables.ts';
import { eventColumns } from './event-columns.ts';
import { bindExec } from './exec.ts';
import { bindExpression, bindRelationExpressions } from './expressions.ts';
import { addRelation, addRelations, addTarget } from './relations.ts';
import { bindTarget } from './targets.ts';
import { bindNames, relationOfTarget } from './written-names.ts';
import { reportClashes } from './view-clashes.ts';

type Mutation = InsertStatement | UpdateStatement | DeleteStatement;

/** Returns what SHOW, DESCRIBE, EXEC and the statements of views name. */
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
      reportClashes(binding, node);
      if (node.query) binding.bindQuery(binding, node.query, undefined, undefined);
      return undefined;
    case 'dropView':
    case 'refreshView':
      return node.name && viewTarget(binding, node.name);
    case 'exec':
      return bindExec(binding, node);
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
      for (const upsert of node.upserts) bindUpsert(binding, scope, target, upsert, environment);
      break;
    case 'update':
      bindNames(binding, scope, target, assignedNames(node.assignments), 'assign');
      if (node.from) addRelations(binding, scope, node.from, environment);
      if (node.from) bindRelationExpressions(binding, scope, environment, node.from);
      for (const each of node.assignments) bindExpression(binding, scope, environment, each.value);
      if (node.where) bindExpression(binding, scope, environment, node.where);
      break;
    case 'delete':
      if (node.where) bindExpression(binding, scope, environment, node.where);
      break;
  }
  if (node.kind !== 'insert') bindOrderAndLimit(binding, scope, node, environment);
  bindReturning(binding, scope, node, node.returning, environment);
}

function assignedNames(assignments: readonly Assignment[]): readonly Name[] {
  return assignments.flatMap(({ column, columns }) => columns ?? [column]);
}

function bindOrderAndLimit(
  binding: Binding,
  scope: GrowingScope,
  { orderBy, limit, offset }: UpdateStatement | DeleteStatement,
  environment: Environment | undefined,
): void {
  for (const expression of [...orderBy, limit, offset]) {
    if (expression !== undefined) bindExpression(binding, scope, environment, expression);
  }
}

/** A bare name means the row that is there; the one that could not be inserted is `excluded`. */
function bindUpsert(
  binding: Binding,
  statement: GrowingScope,
  target: BoundRelation | undefined,
  upsert: Upsert,
  environment: Environment | undefined,
): void {
  if (target === undefined) return;
  const { node, columns } = target;
  const outer = openScope(binding, statement.node, upsert.span, statement.parent, environment);
  const excluded: GrowingRelation = { id: 0, kind: 'excluded', alias: 'excluded', node, columns };
  addRelation(binding, outer, excluded);
  const scope = openScope(binding, statement.node, upsert.span, outer, environment);
  scope.relations.push(target);
  bindNames(binding, scope, target, assignedNames(upsert.assignments), 'assign');
  const values = upsert.assignments.map(({ value }) => value);
  for (const each of [...upsert.target, upsert.targetWhere, ...values, upsert.where]) {
    if (each !== undefined) bindExpression(binding, scope, environment, each);
  }
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
  addRelation(binding, scope, { id: 0, kind: 'event', alias, node: table, columns: eventColumns });
  for (const result of results) bindExpression(binding, scope, environment, result.expression);
}

/** What a view is, the workspace tells; one that it lacks may have been made elsewhere. */
function viewTarget(binding: Binding, node: QualifiedName): BoundTarget {
  const [name] = node.parts;
  const known = name && node.parts.length === 1 ? binding.lookUpView(name.text) : undefined;
  return { node, ...(known && { view: known.definition }) };
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
