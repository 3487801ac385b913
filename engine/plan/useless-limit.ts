/**
 * LIMITs that save no calls to AWS, where each row costs a call: ORDER BY, groups, DISTINCT and aggregates
 * need every row before the first can be given. Which calls there are does not hang on the regions.
 */
import { regionsOf } from '../../catalog/index.ts';
import type { BoundStatement, Problem } from '../../language/semantics/index.ts';
import { functionNamed } from '../../language/semantics/index.ts';
import type { Query, SelectCore, Span } from '../../language/syntax/index.ts';
import { walk } from '../../language/syntax/index.ts';
import type { Fetch } from './plan.ts';
import { planStatement } from './plan-statement.ts';
import type { PlanContext } from './result.ts';

const enabledRegions = regionsOf('aws');

/** `bound` has no error. */
export function uselessLimitOf(
  context: Pick<PlanContext, 'catalog' | 'bind'>,
  bound: BoundStatement,
): Problem | undefined {
  const { root } = bound.statement;
  const query = root.kind === 'selectStatement' ? root.query : undefined;
  if (query?.limit?.kind !== 'literal') {
    return undefined;
  }
  const reason = reasonOf(query);
  if (reason === undefined) {
    return undefined;
  }
  const result = planStatement(bound, inEveryRegion(context));
  if (result.kind === 'failed' || result.plan.kind !== 'select') {
    return undefined;
  }
  const { fetches } = result.plan;
  const costly = fetches.find(costsCallPerRow);
  if (costly === undefined || fetches.some(({ limit }) => limit !== undefined)) {
    return undefined;
  }
  return {
    code: 'useless-limit',
    severity: 'hint',
    message: `this LIMIT saves no calls: ${reason} every row first, so each resource of \`${costly.table.name}\` is listed and then read`,
    span: limitClause(query),
  };
}

/** For what hangs on no region. */
export function inEveryRegion(context: Pick<PlanContext, 'catalog' | 'bind'>): PlanContext {
  return { ...context, defaultRegion: enabledRegions[0] ?? '', enabledRegions };
}

/** What needs every row before LIMIT applies, with its verb. */
function reasonOf({ body, orderBy }: Query): string | undefined {
  if (orderBy.length > 0) {
    return 'ORDER BY needs';
  }
  if (body.kind !== 'select') {
    return undefined;
  }
  if (body.groupBy.length > 0) {
    return 'GROUP BY needs';
  }
  if (aggregates(body)) {
    return 'an aggregate needs';
  }
  return body.distinct ? 'DISTINCT needs' : undefined;
}

function aggregates({ columns }: SelectCore): boolean {
  let found = false;
  for (const { expression } of columns) {
    walk(expression, (node) => {
      if (node.kind === 'call' && node.over === undefined) {
        found ||= functionNamed(node.name.text)?.kind === 'aggregate';
      }
      return node.kind !== 'query';
    });
  }
  return found;
}

function costsCallPerRow({ access }: Fetch): boolean {
  return access.kind === 'list' && access.hydrate.kind !== 'never';
}

function limitClause(query: Query): Span {
  const clause = query.clauses.find(({ kind }) => kind === 'limit');
  const end = query.limit?.span.end ?? query.span.end;
  return { start: clause?.keyword.start ?? query.limit?.span.start ?? end, end };
}
