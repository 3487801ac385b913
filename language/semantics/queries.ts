/** Binding of queries: one scope for each SELECT core, and the columns that each query gives. */
import type { Query, QueryBody, ResultColumn, SelectCore, SetOperation } from '../syntax/index.ts';
import type { BoundColumn } from './bound.ts';
import type { Binding, Environment, GrowingScope } from './binding.ts';
import { openScope } from './binding.ts';
import { bindWith, noteFirstArm } from './common-tables.ts';
import { bindExpression, bindOrderingTerm, bindRelationExpressions } from './expressions.ts';
import { bindLimit } from './limits.ts';
import {
  columnsOfStars,
  isNamedByTemplate,
  outputsOfSelect,
  outputsOfSetOperation,
  outputsOfValues,
} from './outputs.ts';
import { addRelations } from './relations.ts';

/** Binds a query and everything in it. `parent` is the scope whose columns it may use. */
export function bindQuery(
  binding: Binding,
  query: Query,
  parent: GrowingScope | undefined,
  outer: Environment | undefined,
): readonly BoundColumn[] | undefined {
  const environment = query.with ? bindWith(binding, query.with, parent, outer) : outer;
  const columns = bindBody(binding, query, query.body, parent, environment);
  binding.outputs.set(query, columns);
  return columns;
}

function bindBody(
  binding: Binding,
  query: Query,
  body: QueryBody,
  parent: GrowingScope | undefined,
  environment: Environment | undefined,
): readonly BoundColumn[] | undefined {
  switch (body.kind) {
    case 'select':
      return bindSelect(binding, query, body, parent, environment);
    case 'values': {
      const scope = openScope(binding, body, body.span, parent, environment);
      for (const row of body.rows) bindExpression(binding, scope, environment, row);
      return outputsOfValues(binding, body);
    }
    case 'setOperation': {
      const left = bindBody(binding, query, body.left, parent, environment);
      noteFirstArm(environment, query, left);
      const right = bindBody(binding, query, body.right, parent, environment);
      if (query.body === body) orderSetOperation(binding, query, body, parent, environment);
      return outputsOfSetOperation(left, right);
    }
  }
}

function bindSelect(
  binding: Binding,
  query: Query,
  core: SelectCore,
  parent: GrowingScope | undefined,
  environment: Environment | undefined,
): readonly BoundColumn[] | undefined {
  const whole = query.body === core;
  const span = whole ? { start: core.span.start, end: query.span.end } : core.span;
  const scope = openScope(binding, core, span, parent, environment);
  if (core.from !== undefined) addRelations(binding, scope, core.from, environment);
  for (const result of core.columns) {
    bindExpression(binding, scope, environment, result.expression);
  }
  scope.aliases = aliasesOf(core.columns);
  if (core.from !== undefined) bindRelationExpressions(binding, scope, environment, core.from);
  if (core.where !== undefined) bindExpression(binding, scope, environment, core.where);
  // What comes after WHERE uses the select list's names, and a template may give it any.
  if (core.columns.some(isNamedByTemplate)) scope.open = true;
  for (const expression of [...core.groupBy, core.having]) {
    if (expression !== undefined) bindExpression(binding, scope, environment, expression);
  }
  for (const { definition } of core.windows) {
    bindExpression(binding, scope, environment, definition);
  }
  if (whole) {
    const stars = query.orderBy.length > 0 ? columnsOfStars(scope, core.columns) : [];
    bindOrderAndLimit(binding, scope, environment, query, stars);
  }
  return outputsOfSelect(binding, scope, core);
}

/**
 * ORDER BY of a set operation names the columns that it gives. SQLite also takes any arm's own
 * expression there, so a name that is none of them is left to SQLite.
 */
function orderSetOperation(
  binding: Binding,
  query: Query,
  body: SetOperation,
  parent: GrowingScope | undefined,
  environment: Environment | undefined,
): void {
  const span = { start: body.span.start, end: query.span.end };
  const scope = openScope(binding, body, span, parent, environment);
  scope.open = true;
  scope.aliases = outputNamesOf(body);
  bindOrderAndLimit(binding, scope, environment, query, []);
}

function bindOrderAndLimit(
  binding: Binding,
  scope: GrowingScope,
  environment: Environment | undefined,
  query: Query,
  stars: readonly BoundColumn[],
): void {
  for (const term of query.orderBy) bindOrderingTerm(binding, scope, environment, term, stars);
  for (const expression of [query.limit, query.offset]) {
    if (expression !== undefined) bindLimit(binding, environment, expression);
  }
}

function aliasesOf(results: readonly ResultColumn[]): ReadonlyMap<string, ResultColumn> {
  const aliases = new Map<string, ResultColumn>();
  for (const result of results) {
    const key = result.alias?.text.toLowerCase();
    if (key !== undefined && !aliases.has(key)) aliases.set(key, result);
  }
  return aliases;
}

function outputNamesOf(body: QueryBody): ReadonlyMap<string, ResultColumn> {
  if (body.kind === 'values') return new Map();
  if (body.kind === 'setOperation') {
    return new Map([...outputNamesOf(body.right), ...outputNamesOf(body.left)]);
  }
  const names = new Map<string, ResultColumn>();
  for (const result of body.columns) {
    const { expression } = result;
    const implied = expression.kind === 'column' ? expression.name.parts.at(-1) : undefined;
    const name = (result.alias ?? implied)?.text.toLowerCase();
    if (name !== undefined && !names.has(name)) names.set(name, result);
  }
  return names;
}
