/**
 * What is said of a query's column holds for the table column that it passes through. So a predicate
 * on a derived table, or on a common table that one place alone reads, reaches the tables inside,
 * unless dropping their rows early would change what the query computes from the others. Of a common
 * table that several places read, the values that all of them name are all that can matter.
 */
import type { BoundColumn, BoundRelation } from '../../../language/semantics/index.ts';
import type { Query, SelectCore } from '../../../language/syntax/index.ts';
import { encloses } from '../../../language/syntax/index.ts';
import type { CoreFacts, StatementFacts } from '../facts.ts';
import { coreOf } from '../facts.ts';
import { keepsApart } from './grouping.ts';
import { accountIdKey, accountKey, keyOfColumn, keyOfReference, regionKey } from './keys.ts';
import type { ColumnKey, Knowledge, Restriction } from './table-use.ts';

const noKnowledge: Knowledge = { restrictions: [], combinations: [], conditions: [] };

type KnowledgeOf = ReadonlyMap<BoundRelation, Knowledge>;

export function inheritedKnowledge(facts: StatementFacts, own: KnowledgeOf): KnowledgeOf {
  const complete = new Map<BoundRelation, Knowledge>();
  const readers = soleReaders(facts);
  const shared = sharedReaders(facts);
  const knowledgeOf = (relation: BoundRelation): Knowledge => {
    const known = complete.get(relation);
    if (known !== undefined) return known;
    const mine = own.get(relation) ?? noKnowledge;
    complete.set(relation, mine);
    const place = placeOf(facts, relation);
    const parents = place === undefined ? [] : parentsOf(readers, shared, place.query);
    const [parent] = parents;
    const result =
      place === undefined || parent === undefined
        ? mine
        : joined(
            mine,
            renamed(
              commonKnowledge(parents.map(knowledgeOf)),
              keysThrough(facts, { parent, core: place.core }, relation),
            ),
          );
    complete.set(relation, result);
    return result;
  };
  return new Map(facts.bound.relations.map((relation) => [relation, knowledgeOf(relation)]));
}

/** Queries that one relation alone reads, with that relation. */
export function soleReaders(facts: StatementFacts): ReadonlyMap<Query, BoundRelation> {
  const readers = new Map<Query, BoundRelation>();
  const shared = new Set<Query>();
  for (const relation of facts.bound.relations) {
    const query = queryReadBy(relation);
    if (query === undefined) continue;
    if (readers.has(query)) shared.add(query);
    readers.set(query, relation);
  }
  for (const query of shared) readers.delete(query);
  return readers;
}

function queryReadBy(relation: BoundRelation): Query | undefined {
  if (relation.node.kind === 'derivedTable') return relation.node.query;
  return relation.commonTable?.query;
}

/** Queries that several relations read, none of them the query itself, with those relations. */
function sharedReaders(facts: StatementFacts): ReadonlyMap<Query, readonly BoundRelation[]> {
  const readers = new Map<Query, BoundRelation[]>();
  for (const relation of facts.bound.relations) {
    const query = relation.commonTable?.query;
    if (query === undefined) continue;
    const known = readers.get(query) ?? [];
    readers.set(query, known);
    known.push(relation);
  }
  return new Map(
    [...readers].filter(([query, relations]) =>
      relations.every(({ node }) => !encloses(query.span, node.span)),
    ),
  );
}

function parentsOf(
  readers: ReadonlyMap<Query, BoundRelation>,
  shared: ReadonlyMap<Query, readonly BoundRelation[]>,
  query: Query,
): readonly BoundRelation[] {
  const only = readers.get(query);
  return only === undefined ? (shared.get(query) ?? []) : [only];
}

/** What all of them say. Where a table is asked is left to what one says alone. */
function commonKnowledge(each: readonly Knowledge[]): Knowledge {
  const [first = noKnowledge, ...others] = each;
  if (others.length === 0) return first;
  const sets = each.map(literalsByKey);
  const restrictions = [...(sets[0]?.keys() ?? [])]
    .filter((key) => !placeKeys.has(key) && sets.every((set) => set.has(key)))
    .map((key): Restriction => {
      const values = sets.flatMap((set) => set.get(key) ?? []);
      return { kind: 'literals', key, values: [...new Set(values)] };
    });
  return { ...noKnowledge, restrictions };
}

const placeKeys: ReadonlySet<ColumnKey> = new Set([regionKey, accountKey, accountIdKey]);

function literalsByKey({ restrictions }: Knowledge): ReadonlyMap<ColumnKey, readonly string[]> {
  const sets = new Map<ColumnKey, readonly string[]>();
  for (const restriction of restrictions) {
    if (restriction.kind !== 'literals') continue;
    const { key, values } = restriction;
    const known = sets.get(key) ?? values;
    sets.set(
      key,
      known.filter((value) => values.includes(value)),
    );
  }
  return sets;
}

/** A relation's rows, and the core through which alone they leave its query. */
interface Reader {
  readonly parent: BoundRelation;
  readonly core: SelectCore;
}

function placeOf(facts: StatementFacts, relation: BoundRelation): CoreFacts | undefined {
  const place = coreOf(facts, relation);
  return place === undefined || isCutShort(place.query) ? undefined : place;
}

function isCutShort(query: Query): boolean {
  return query.limit !== undefined || query.offset !== undefined;
}

/** From the parent's keys to those of `relation`, for the columns that pass through unchanged. */
function keysThrough(
  facts: StatementFacts,
  { parent, core }: Reader,
  relation: BoundRelation,
): ReadonlyMap<ColumnKey, ColumnKey> {
  const passes = keepsApart(facts, core);
  const keys = new Map<ColumnKey, ColumnKey>();
  for (const column of parent.columns ?? []) {
    const origin = column.origins?.find((candidate) => candidate.relation === relation);
    const key =
      origin === undefined
        ? accountKeyPassed(facts, column, relation)
        : keyOfColumn(relation, origin.column);
    if (key !== undefined && passes(relation, key)) keys.set(keyOfColumn(parent, column), key);
  }
  return keys;
}

/** The account of a row is no column of its table, and still passes through a query like one. */
export function accountKeyPassed(
  facts: StatementFacts,
  { definition }: BoundColumn,
  relation: BoundRelation,
): ColumnKey | undefined {
  const reference = definition && facts.references.get(definition);
  if (reference?.relation !== relation) return undefined;
  const key = keyOfReference(reference);
  return key === accountKey || key === accountIdKey ? key : undefined;
}

function renamed(knowledge: Knowledge, keys: ReadonlyMap<ColumnKey, ColumnKey>): Knowledge {
  return {
    restrictions: knowledge.restrictions.flatMap((restriction) => {
      const key = keys.get(restriction.key);
      return key === undefined ? [] : [{ ...restriction, key }];
    }),
    combinations: knowledge.combinations.flatMap(({ keys: columns, rows }) => {
      const renamedKeys = columns.map((column) => keys.get(column));
      const known = renamedKeys.filter((key) => key !== undefined);
      return known.length < columns.length ? [] : [{ keys: known, rows }];
    }),
    conditions: knowledge.conditions.map((condition) => ({
      ...condition,
      keys:
        condition.keys === 'same'
          ? keys
          : new Map(
              [...condition.keys].flatMap(([from, to]) => {
                const key = keys.get(to);
                return key === undefined ? [] : [[from, key]];
              }),
            ),
    })),
  };
}

function joined(left: Knowledge, right: Knowledge): Knowledge {
  return {
    restrictions: [...left.restrictions, ...right.restrictions],
    combinations: [...left.combinations, ...right.combinations],
    conditions: [...left.conditions, ...right.conditions],
  };
}
