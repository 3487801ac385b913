/**
 * Rule: which columns' values the statement reads. A column that nothing reads needs no call, so the
 * `*` of a subquery counts only as far as the queries around it look at its columns.
 */
import type { BoundRelation, ColumnReference } from '../../../language/semantics/index.ts';
import type { Query } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { leavesOf } from '../facts.ts';
import { joinsOf, pairsOf } from './domains.ts';
import type { ColumnPair } from './domains.ts';
import { keyOfColumn, keyOfReference } from './keys.ts';
import { liveReferences } from './live-references.ts';
import type { ColumnKey, Rule } from './table-use.ts';

/** Lower-case names of the columns of a query that are read, or all of them. */
type Demand = ReadonlySet<string> | 'all';

const nothing: Demand = new Set();

export const collectUsage: Rule = (draft) => {
  const joined = joinedSides(draft.facts);
  const demands = demandsOf(draft.facts, joined);
  const stars = starredColumns(draft.facts, demands);
  const live = referencesUnder(draft.facts, demands);
  return {
    ...draft,
    uses: draft.uses.map((use) => ({
      ...use,
      usedColumns: new Set([
        ...namedColumns(live, use.relation),
        ...joinedColumns(joined, use.relation),
        ...columnsFor(use.relation, stars.get(use.relation) ?? nothing),
      ]),
    })),
  };
};

function namedColumns(
  live: readonly ColumnReference[],
  relation: BoundRelation,
): readonly ColumnKey[] {
  return live
    .filter((reference) => reference.relation === relation)
    .flatMap((reference) => keyOfReference(reference) ?? []);
}

type JoinedSide = ColumnPair['left'];

/** Both sides of each column that USING or NATURAL joins. */
function joinedSides(facts: StatementFacts): readonly JoinedSide[] {
  return facts.cores
    .flatMap(({ core }) => joinsOf(core.from))
    .flatMap((join) => pairsOf(facts, join))
    .flatMap((pair) => [pair.left, pair.right]);
}

function joinedColumns(
  joined: readonly JoinedSide[],
  relation: BoundRelation,
): readonly ColumnKey[] {
  return joined
    .filter((side) => side.relation === relation)
    .map((side) => keyOfColumn(side.relation, side.column));
}

function columnsFor(relation: BoundRelation, demand: Demand): readonly ColumnKey[] {
  return (relation.columns ?? [])
    .filter((column) => demand === 'all' || demand.has(column.name.toLowerCase()))
    .map((column) => keyOfColumn(relation, column));
}

/** What the rest of the statement reads of each query, grown until nothing new is read. */
function demandsOf(
  facts: StatementFacts,
  joined: readonly JoinedSide[],
): ReadonlyMap<Query, Demand> {
  let demands = initialDemands(facts);
  for (;;) {
    const stars = starredColumns(facts, demands);
    const liveOf = Map.groupBy(referencesUnder(facts, demands), ({ relation }) => relation);
    const grown = new Map(demands);
    for (const relation of facts.bound.relations) {
      const query = queryOf(relation);
      if (query === undefined) continue;
      const demand = demandOn(relation, { live: liveOf.get(relation) ?? [], joined, stars });
      grown.set(query, union(grown.get(query) ?? nothing, asItsQuery(facts, relation, demand)));
    }
    if ([...grown].every(([query, demand]) => sizeOf(demand) === sizeOf(demands.get(query))))
      return grown;
    demands = grown;
  }
}

/** Derived and common tables start unread, EXISTS reads no column, every other query is read whole. */
function initialDemands(facts: StatementFacts): ReadonlyMap<Query, Demand> {
  const demands = new Map<Query, Demand>();
  walk(facts.bound.statement.root, (node) => {
    if (node.kind === 'query' && !demands.has(node)) demands.set(node, 'all');
    if (node.kind === 'exists' || node.kind === 'derivedTable') demands.set(node.query, nothing);
    if (node.kind === 'commonTable') demands.set(node.query, nothing);
  });
  return demands;
}

function queryOf(relation: BoundRelation): Query | undefined {
  if (relation.node.kind === 'derivedTable') return relation.node.query;
  return relation.commonTable?.query;
}

/** What is read of each relation, and how. */
interface Reads {
  readonly live: readonly ColumnReference[];
  readonly joined: readonly JoinedSide[];
  readonly stars: ReadonlyMap<BoundRelation, Demand>;
}

function demandOn(relation: BoundRelation, { live, joined, stars }: Reads): Demand {
  const named = live.flatMap((reference) => reference.column?.name.toLowerCase() ?? []);
  const sides = joined
    .filter((side) => side.relation === relation)
    .map((side) => side.column.name.toLowerCase());
  return union(new Set([...named, ...sides]), stars.get(relation) ?? nothing);
}

/** The same demand in the names that the query itself gives, where a column list gives others. */
function asItsQuery(facts: StatementFacts, relation: BoundRelation, demand: Demand): Demand {
  const { commonTable, columns = [] } = relation;
  if (demand === 'all' || commonTable?.columns === undefined) return demand;
  const outputs = facts.bound.outputs.get(commonTable.query);
  const names = new Set<string>();
  for (const [index, column] of columns.entries()) {
    if (!demand.has(column.name.toLowerCase())) continue;
    const name = outputs?.[index]?.name;
    if (name === undefined) return 'all';
    names.add(name.toLowerCase());
  }
  return names;
}

function referencesUnder(
  facts: StatementFacts,
  demands: ReadonlyMap<Query, Demand>,
): readonly ColumnReference[] {
  return liveReferences(facts, ({ query }, name) => {
    const demand = demands.get(query) ?? 'all';
    return demand === 'all' || demand.has(name);
  });
}

/** What the `*` and `t.*` of each select list read of the relations that they cover. */
function starredColumns(
  facts: StatementFacts,
  demands: ReadonlyMap<Query, Demand>,
): ReadonlyMap<BoundRelation, Demand> {
  const starred = new Map<BoundRelation, Demand>();
  for (const core of facts.cores) {
    const demand = demandOnStar(core, demands);
    for (const relation of relationsUnderStars(facts, core)) {
      starred.set(relation, union(starred.get(relation) ?? nothing, demand));
    }
  }
  return starred;
}

/** DISTINCT and set operations compare whole rows, so they read every column. */
function demandOnStar({ core, query }: CoreFacts, demands: ReadonlyMap<Query, Demand>): Demand {
  const demand = demands.get(query) ?? 'all';
  if (query.body !== core) return 'all';
  return core.distinct && sizeOf(demand) > 0 ? 'all' : demand;
}

export function relationsUnderStars(
  facts: StatementFacts,
  { core }: CoreFacts,
): readonly BoundRelation[] {
  const leaves = leavesOf(facts, core.from);
  return core.columns.flatMap(({ expression }) => {
    if (expression.kind !== 'star') return [];
    const qualifier = expression.qualifier?.parts.at(-1)?.text.toLowerCase();
    return leaves.filter(
      (leaf) => qualifier === undefined || leaf.alias.toLowerCase() === qualifier,
    );
  });
}

function union(left: Demand, right: Demand): Demand {
  return left === 'all' || right === 'all' ? 'all' : new Set([...left, ...right]);
}

function sizeOf(demand: Demand | undefined): number {
  if (demand === undefined) return 0;
  return demand === 'all' ? Number.POSITIVE_INFINITY : demand.size;
}
