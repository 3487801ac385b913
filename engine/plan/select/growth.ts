/**
 * Whether a statement's result can be read while its last table is still being fetched. It can where
 * each row of that table gives rows of its own, which no other row of it changes: then the rows that
 * come later only add to the result. Anything that compares rows, orders or counts them waits for all.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Query, Relation, SelectCore } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import { dependenciesOf } from '../dependencies.ts';
import type { StatementFacts } from '../facts.ts';
import type { Fetch, Growth } from '../plan.ts';
import { constantText } from './constants.ts';
import { passesEachRow } from './grouping.ts';

/** `undefined` where the result stands only once every fetch is complete. */
export function growthOf(
  facts: StatementFacts,
  query: Query,
  fetches: readonly Fetch[],
  fetchOf: ReadonlyMap<BoundRelation, number>,
): Growth | undefined {
  if (namesRowNumbers(facts)) return undefined;
  const growing = fetches.flatMap(({ id }) => {
    const uses = [...fetchOf].filter(([, fetch]) => fetch === id).map(([relation]) => relation);
    const [use, ...others] = uses;
    if (use === undefined || others.length > 0) return [];
    if (fetches.some((other) => dependenciesOf(other).includes(id))) return [];
    const way = wayThrough(facts, query, use);
    return way === undefined ? [] : [{ id, way }];
  });
  if (query.limit === undefined) return growthWith(growing.map(({ id }) => id));
  // Which rows of a join a LIMIT keeps is SQLite's choice, and it makes it over whole tables.
  const limit = Number(constantText(query.limit) ?? Number.NaN);
  const alone = growing.filter(({ way }) => way === 'alone');
  if (query.offset !== undefined || !Number.isSafeInteger(limit)) return undefined;
  return growthWith(
    alone.map(({ id }) => id),
    limit,
  );
}

/** `alone`: the relation's rows reach the result in their own order, joined with nothing. */
type Way = 'alone' | 'joined';

function growthWith(fetches: readonly number[], limit?: number): Growth | undefined {
  if (fetches.length === 0) return undefined;
  return { fetches, ...(limit !== undefined && { limit }) };
}

function wayThrough(facts: StatementFacts, query: Query, use: BoundRelation): Way | undefined {
  const core = query.body;
  if (core.kind !== 'select' || query.orderBy.length > 0 || !passesRowsOn(core)) return undefined;
  return core.from === undefined ? undefined : wayFrom(facts, core.from, use);
}

function passesRowsOn(core: SelectCore): boolean {
  return !core.distinct && passesEachRow(core);
}

function wayFrom(facts: StatementFacts, from: Relation, use: BoundRelation): Way | undefined {
  switch (from.kind) {
    case 'join':
      return wayFromJoin(facts, from, use);
    case 'parenthesisedRelation':
      return wayFrom(facts, from.relation, use);
    case 'derivedTable':
      return wayThroughInner(facts, from.query, use);
    case 'table': {
      if (from.indexedBy !== undefined || from.notIndexed === true) return undefined;
      const relation = facts.relations.get(from);
      if (relation === use) return 'alone';
      if (relation?.commonTable === undefined) return undefined;
      const uses = facts.bound.relations.filter(
        ({ commonTable }) => commonTable === relation.commonTable,
      );
      return uses.length > 1 ? undefined : wayThroughInner(facts, relation.commonTable.query, use);
    }
    case 'tableFunction':
    case 'missingRelation':
      return undefined;
  }
}

/** A row of the side that an outer join may leave without a partner decides about the other's rows. */
function wayFromJoin(
  facts: StatementFacts,
  { type, left, right }: Extract<Relation, { kind: 'join' }>,
  use: BoundRelation,
): Way | undefined {
  const ways = [
    ...(type === 'right' || type === 'full' ? [] : [wayFrom(facts, left, use)]),
    ...(type === 'left' || type === 'full' ? [] : [wayFrom(facts, right, use)]),
  ];
  return ways.some((way) => way !== undefined) ? 'joined' : undefined;
}

function wayThroughInner(facts: StatementFacts, query: Query, use: BoundRelation): Way | undefined {
  const isWhole = query.limit === undefined && query.offset === undefined;
  return isWhole ? wayThrough(facts, query, use) : undefined;
}

/** Rows that are numbered by SQLite itself would have to be numbered in the part as in the whole. */
function namesRowNumbers(facts: StatementFacts): boolean {
  let found = false;
  walk(facts.bound.statement.root, (node) => {
    if (node.kind === 'column') {
      const name = node.name.parts.at(-1)?.text.toLowerCase() ?? '';
      found ||= ['rowid', 'oid', '_rowid_'].includes(name);
    }
    return !found;
  });
  return found;
}
