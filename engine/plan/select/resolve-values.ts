/** What one column of one relation can hold, followed through the statement's equalities. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { Expression } from '../../../language/syntax/index.ts';
import { referencesIn } from '../facts.ts';
import { affinityOf } from './affinity.ts';
import { keyAt } from './condition-columns.ts';
import { unwrap } from './constants.ts';
import { identifierKey, keyOfColumn } from './keys.ts';
import type { ColumnKey, Draft, DraftValues, Restriction, TableUse } from './table-use.ts';
import { canBeTrue } from './truth.ts';

export interface Place {
  readonly relation: BoundRelation;
  readonly key: ColumnKey;
}

/** Values known from the text, through any chain of equalities; `undefined` where none confine it. */
export function literalsOf(draft: Draft, place: Place): readonly string[] | undefined {
  const known =
    knownLiterals.get(draft.knowledge) ?? new Map<string, readonly string[] | undefined>();
  knownLiterals.set(draft.knowledge, known);
  const name = nameOf(place);
  if (known.has(name)) return known.get(name);
  const literals = literalsAt(draft, place, new Set());
  known.set(name, literals);
  return literals;
}

/** Of each place that was asked for, for as long as the statement is being planned. */
const knownLiterals = new WeakMap<Draft['knowledge'], Map<string, readonly string[] | undefined>>();

function nameOf({ relation, key }: Place): string {
  return `${String(relation.id)} ${key}`;
}

/** `visited` grows along every path alike: what was followed once allows nothing new. */
function literalsAt(
  draft: Draft,
  place: Place,
  visited: Set<string>,
): readonly string[] | undefined {
  const name = nameOf(place);
  if (visited.has(name)) return undefined;
  visited.add(name);
  const sets = restrictionsOn(draft, place).map((restriction) => {
    if (restriction.kind === 'literals') return restriction.values;
    return restriction.kind === 'column'
      ? literalsAt(draft, restriction.other, visited)
      : undefined;
  });
  return intersection([...sets, literalsOfOrigins(draft, place, visited)]);
}

/** A column that passes others through holds no value that none of them holds. */
function literalsOfOrigins(
  draft: Draft,
  place: Place,
  visited: Set<string>,
): readonly string[] | undefined {
  const origins = originsOf(place);
  const sets = origins.map((origin) => literalsAt(draft, origin, new Set(visited)));
  const known = sets.filter((set) => set !== undefined);
  if (known.length === 0 || known.length < sets.length) return undefined;
  return [...new Set(known.flat())];
}

export function originsOf({ relation, key }: Place): readonly Place[] {
  const known = originsByKey.get(relation) ?? originsOfColumns(relation);
  originsByKey.set(relation, known);
  return known.get(key) ?? [];
}

const originsByKey = new WeakMap<BoundRelation, ReadonlyMap<ColumnKey, readonly Place[]>>();

/** Of two columns of one name the first is meant. */
function originsOfColumns(relation: BoundRelation): ReadonlyMap<ColumnKey, readonly Place[]> {
  const columns = relation.columns ?? [];
  return new Map(
    columns.toReversed().map((column) => [
      keyOfColumn(relation, column),
      (column.origins ?? []).map((origin) => ({
        relation: origin.relation,
        key: keyOfColumn(origin.relation, origin.column),
      })),
    ]),
  );
}

/** Every way to have the values of a key: the known ones alone where there are any. */
export function valuesOf(draft: Draft, place: Place): readonly DraftValues[] {
  const values = literalsOf(draft, place);
  if (values !== undefined)
    return [{ kind: 'literals', key: place.key, values: allowedValues(draft, place, values) }];
  return restrictionsOn(draft, place).filter((restriction) => restriction.kind !== 'literals');
}

/** Those of the known values that the conditions on the column leave: `x IN ('a', 'b') AND x <> 'a'`. */
export function allowedValues(
  draft: Draft,
  place: Place,
  values: readonly string[],
): readonly string[] {
  if (place.key === identifierKey) return values;
  if (affinityOf(draft.facts, place.relation, place.key) !== 'text') return values;
  const conditions = (draft.knowledge.get(place.relation)?.conditions ?? []).filter(
    (condition) =>
      !isMembership(condition.expression) &&
      referencesIn(draft.facts, condition.expression.span).some(
        ({ node }) => keyAt(draft.facts, condition, node) === place.key,
      ),
  );
  if (conditions.length === 0 || values.length > mostValuesToCheck) return values;
  return values.filter((value) =>
    conditions.every((condition) =>
      canBeTrue(condition.expression, (column) =>
        keyAt(draft.facts, condition, column) === place.key ? value : undefined,
      ),
    ),
  );
}

/** Longer lists go to AWS as they are written. */
const mostValuesToCheck = 1_000;

/** What gave the values leaves every one of them. */
function isMembership(expression: Expression): boolean {
  const inner = unwrap(expression);
  if (inner.kind === 'in') return !inner.negated;
  return inner.kind === 'binary' && inner.operator === '=';
}

export function restrictionsOn(draft: Draft, place: Place): readonly Restriction[] {
  const restrictions = draft.knowledge.get(place.relation)?.restrictions ?? [];
  return restrictions.filter((restriction) => restriction.key === place.key);
}

export function useOf(draft: Draft, relation: BoundRelation): TableUse | undefined {
  return draft.uses.find((use) => use.relation === relation);
}

/** What every known set allows; `undefined` where none is known. */
export function intersection(
  sets: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  const [first, ...others] = sets.filter((set) => set !== undefined);
  if (first === undefined) return undefined;
  return others.reduce((left, right) => left.filter((value) => right.includes(value)), first);
}
