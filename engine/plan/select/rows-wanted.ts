/**
 * How many rows of a query are looked at at most: by its own LIMIT, by EXISTS and by a subquery in the
 * place of a value, which look at one, and by the LIMIT of the query around it that takes its rows as
 * they come.
 */
import type { Query, QueryBody, SelectCore } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { coreOf } from '../facts.ts';
import { constantText } from './constants.ts';
import { passesEachRow } from './grouping.ts';
import { soleReaders } from './inherit.ts';

/** `undefined` where every row may be looked at. */
export type RowsWanted = (query: Query) => number | undefined;

export function rowsWantedIn(facts: StatementFacts): RowsWanted {
  const readers = soleReaders(facts);
  const single = queriesOfOneRow(facts);
  const wantedAround = (query: Query): number | undefined => {
    if (single.has(query)) return 1;
    const reader = readers.get(query);
    const place = reader && coreOf(facts, reader);
    if (place === undefined || place.core.where !== undefined) return undefined;
    if (!takesRowsAsTheyCome(place) || place.scope.relations.length !== 1) return undefined;
    return wanted(place.query);
  };
  const wanted = (query: Query): number | undefined => {
    const around = wantedAround(query);
    if (query.limit === undefined) return around;
    const limit = numberOf(query.limit);
    const offset = query.offset === undefined ? 0 : numberOf(query.offset);
    if (limit === undefined || offset === undefined) return undefined;
    return offset + Math.min(limit, around ?? limit);
  };
  return wanted;
}

/** Whether the core's rows reach its query's result one by one, until there are enough. */
export function takesRowsAsTheyCome({ core, query }: CoreFacts): boolean {
  return (
    query.orderBy.length === 0 && isArmOf(query.body, core) && !core.distinct && passesEachRow(core)
  );
}

/** UNION ALL puts its arms' rows one after the other; every other operator compares them. */
function isArmOf(body: QueryBody, core: SelectCore): boolean {
  if (body.kind !== 'setOperation') return body === core;
  return body.operator === 'UNION ALL' && (isArmOf(body.left, core) || isArmOf(body.right, core));
}

function queriesOfOneRow(facts: StatementFacts): ReadonlySet<Query> {
  const queries = new Set<Query>();
  walk(facts.bound.statement.root, (node) => {
    if (node.kind === 'exists' || node.kind === 'subquery') queries.add(node.query);
  });
  return queries;
}

function numberOf(expression: Exclude<Query['limit'], undefined>): number | undefined {
  const number = Number(constantText(expression) ?? Number.NaN);
  return Number.isSafeInteger(number) ? number : undefined;
}
