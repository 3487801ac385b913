/**
 * What is said of a query's column holds for the table column that it passes through. So a predicate
 * on a derived table, or on a common table that one place alone reads, reaches the tables inside,
 * unless dropping their rows early would change what the query computes from the others.
 */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Query, SelectCore } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { keepsApart } from './grouping.ts';
import { keyOfColumn } from './keys.ts';
import type { ColumnKey, Knowledge } from './table-use.ts';

const noKnowledge: Knowledge = { restrictions: [], combinations: [], conditions: [] };

type KnowledgeOf = ReadonlyMap<BoundRelation, Knowledge>;

export function inheritedKnowledge(facts: StatementFacts, own: KnowledgeOf): KnowledgeOf {
  const complete = new Map<BoundRelation, Knowledge>();
  const readers = soleReaders(facts);
  const knowledgeOf = (relation: BoundRelation): Knowledge => {
    const known = complete.get(relation);
    if (known !== undefined) return known;
    const mine = own.get(relation) ?? noKnowledge;
    complete.set(relation, mine);
    const reader = readerOf(facts, readers, relation);
    const result =
      reader === undefined
        ? mine
        : joined(mine, renamed(knowledgeOf(reader.parent), keysThrough(facts, reader, relation)));
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

/** What alone reads `relation`'s rows, through the core that selects from it. */
interface Reader {
  readonly parent: BoundRelation;
  readonly core: SelectCore;
}

function readerOf(
  facts: StatementFacts,
  readers: ReadonlyMap<Query, BoundRelation>,
  relation: BoundRelation,
): Reader | undefined {
  const place = facts.cores.find(({ scope }) => scope.relations.includes(relation));
  if (place === undefined || isCutShort(place.query)) return undefined;
  const parent = readers.get(place.query);
  return parent && { parent, core: place.core };
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
    if (origin !== undefined && passes(relation, origin.column))
      keys.set(keyOfColumn(parent, column), keyOfColumn(relation, origin.column));
  }
  return keys;
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
