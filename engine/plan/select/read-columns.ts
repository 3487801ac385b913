/**
 * Which columns the statement reads, from the outside in: what is read of a query makes columns of its
 * own tables read, and so on. Each query is looked into again only when more of it is read.
 */
import type { BoundRelation, ColumnReference } from '../../../language/semantics/index.ts';
import type { Query } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { leavesOf } from '../facts.ts';
import { resultsAround } from './live-references.ts';

/** Lower-case names of the columns that are read, or all of them. */
export type Demand = ReadonlySet<string> | 'all';

export interface ReadColumns {
  /** The references whose values can matter. */
  readonly references: readonly ColumnReference[];
  /** What the `*` and `t.*` of select lists read of the relations that they cover. */
  readonly stars: ReadonlyMap<BoundRelation, Demand>;
}

/** A column that a join compares without naming it in an expression: by USING or NATURAL. */
export type JoinedColumn = Required<Pick<ColumnReference, 'relation' | 'column'>>;

const nothing: Demand = new Set();

export function readColumns(facts: StatementFacts, joined: readonly JoinedColumn[]): ReadColumns {
  const demands = new Map<Query, Demand>();
  const stars = new Map<BoundRelation, Demand>();
  const live = new Set<ColumnReference>();
  const pending = new Set<Query>();
  const coresOf = Map.groupBy(facts.cores, ({ query }) => query);
  const around = resultsAround(facts);
  const waiting = waitingReferences(facts, around);

  const read = (relation: BoundRelation, demand: Demand): void => {
    const query = queryOf(relation);
    if (query === undefined || sizeOf(demand) === 0) return;
    const before = demands.get(query) ?? nothing;
    const after = union(before, asItsQuery(facts, relation, demand));
    if (sizeOf(after) === sizeOf(before)) return;
    demands.set(query, after);
    pending.add(query);
  };

  const isRead = (reference: ColumnReference): boolean =>
    (around.get(reference.node) ?? []).every(({ query, name }) => {
      const demand = demands.get(query) ?? 'all';
      return demand === 'all' || demand.has(name);
    });

  const readReference = (reference: ColumnReference): void => {
    if (live.has(reference) || !isRead(reference)) return;
    live.add(reference);
    const name = reference.column?.name.toLowerCase();
    if (name !== undefined) read(reference.relation, new Set([name]));
  };

  const readStars = (place: CoreFacts): void => {
    const demand = demandOnStar(place, demands);
    for (const relation of relationsUnderStars(facts, place)) {
      stars.set(relation, union(stars.get(relation) ?? nothing, demand));
      read(relation, demand);
    }
  };

  for (const [query, demand] of initialDemands(facts)) demands.set(query, demand);
  for (const { relation, column } of joined) read(relation, new Set([column.name.toLowerCase()]));
  facts.bound.references.forEach(readReference);
  facts.cores.forEach(readStars);
  for (const query of pending) {
    pending.delete(query);
    coresOf.get(query)?.forEach(readStars);
    waiting.get(query)?.forEach(readReference);
  }
  return { references: facts.bound.references.filter((each) => live.has(each)), stars };
}

/** By query, the references that wait for one of its columns to be read. */
function waitingReferences(
  facts: StatementFacts,
  around: ReturnType<typeof resultsAround>,
): ReadonlyMap<Query, readonly ColumnReference[]> {
  const waiting = new Map<Query, ColumnReference[]>();
  for (const reference of facts.bound.references) {
    for (const { query } of around.get(reference.node) ?? []) {
      const known = waiting.get(query) ?? [];
      waiting.set(query, known);
      known.push(reference);
    }
  }
  return waiting;
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

/** DISTINCT and set operations compare whole rows, so they read every column. */
function demandOnStar({ core, query }: CoreFacts, demands: ReadonlyMap<Query, Demand>): Demand {
  const demand = demands.get(query) ?? 'all';
  if (query.body !== core) return 'all';
  return core.distinct && sizeOf(demand) > 0 ? 'all' : demand;
}

function relationsUnderStars(facts: StatementFacts, { core }: CoreFacts): readonly BoundRelation[] {
  if (core.columns.every(({ expression }) => expression.kind !== 'star')) return [];
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

function sizeOf(demand: Demand): number {
  return demand === 'all' ? Number.POSITIVE_INFINITY : demand.size;
}
