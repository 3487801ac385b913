/**
 * What one column can hold of those that say where to ask: the region of a table, its account. Followed
 * through the statement's equalities, subqueries and queries around the table; a table of constants gives
 * the values of those of its rows that can meet the conditions on them.
 */
import { isConstant } from '../../../catalog/index.ts';
import type { BoundRelation, ColumnReference } from '../../../language/semantics/index.ts';
import type { ColumnExpression, Expression, Query } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import { rowsToPlanBy } from '../constant-tables/constant-rows.ts';
import type { StatementFacts } from '../facts.ts';
import { referencesIn } from '../facts.ts';
import { unwrap } from './constants.ts';
import { keyOfColumn, keyOfReference } from './keys.ts';
import { intersection, originsOf, restrictionsOn } from './resolve-values.ts';
import type { Place } from './resolve-values.ts';
import type { ColumnKey, Condition, Draft } from './table-use.ts';
import { canBeTrue, mustBeTrue } from './truth.ts';

export interface Dimension {
  /** What a predicate that names no values chooses from. */
  readonly candidates: readonly string[];
  /** Whether a column, of whatever relation, holds this: an equality of two confines neither by itself. */
  readonly isHeldBy: (reference: ColumnReference) => boolean;
  /** What another column of the same rows may leave beside the candidates. */
  readonly others?: readonly string[];
  /** Which values another column of the same rows leaves; absent where it says nothing. */
  readonly leftAt?: (
    place: Place,
    visited: ReadonlySet<string>,
  ) => ((value: string) => boolean) | undefined;
}

/** `undefined` where nothing in the statement confines the value at this place. */
export function confinedValues(
  draft: Draft,
  dimension: Dimension,
  place: Place,
  visited: ReadonlySet<string> = new Set(),
): readonly string[] | undefined {
  const name = `${String(place.relation.id)} ${place.key}`;
  if (visited.has(name)) return undefined;
  const seen = new Set([...visited, name]);
  const follow = (other: Place): readonly string[] | undefined =>
    confinedValues(draft, dimension, other, seen);
  const known = new Set<Query>();
  const others = restrictionsOn(draft, place).map((restriction) => {
    if (restriction.kind === 'column') return follow(restriction.other);
    if (restriction.kind !== 'subquery') return undefined;
    const places = placesOf(draft.facts, restriction.query, restriction.place);
    const values = unitedValues(places.map(follow));
    if (values !== undefined) known.add(restriction.query);
    return values;
  });
  const passed = unitedValues(originsOf(place).map(follow));
  const values = intersection([ownValues(draft, dimension, place, known), passed, ...others]);
  const isLeft = dimension.leftAt?.(place, seen);
  if (isLeft === undefined) return values;
  const { candidates, others: named = [] } = dimension;
  return (values ?? [...new Set([...candidates, ...named])]).filter(isLeft);
}

/** `undefined` where there is none, or one of them is not known. */
function unitedValues(
  sets: readonly (readonly string[] | undefined)[],
): readonly string[] | undefined {
  const known = sets.filter((set) => set !== undefined);
  return known.length === 0 || known.length < sets.length ? undefined : [...new Set(known.flat())];
}

/** The columns that the one at `place` of a query passes on. */
function placesOf(facts: StatementFacts, query: Query, place: number): readonly Place[] {
  const column = facts.bound.outputs.get(query)?.[place];
  return (column?.origins ?? []).map((origin) => ({
    relation: origin.relation,
    key: keyOfColumn(origin.relation, origin.column),
  }));
}

/** What the conditions on the column itself allow; one that only equates it with another is no such. */
function ownValues(
  draft: Draft,
  dimension: Dimension,
  place: Place,
  followed: ReadonlySet<Query>,
): readonly string[] | undefined {
  const constants = constantValues(draft, dimension, place);
  if (constants !== undefined) return constants;
  const { conditions = [] } = draft.knowledge.get(place.relation) ?? {};
  const relevant = conditions.filter(
    (condition) =>
      !equatesTwo(draft.facts, dimension, condition) &&
      !isMembershipOf(followed, condition.expression) &&
      referencesIn(draft.facts, condition.expression.span).some(
        (reference) => keyAt(draft.facts, condition, reference.node) === place.key,
      ),
  );
  if (relevant.length === 0) return undefined;
  const candidates = namedValues(draft, place) ?? dimension.candidates;
  return candidates.filter((candidate) =>
    relevant.every((condition) =>
      canBeTrue(condition.expression, (column) =>
        keyAt(draft.facts, condition, column) === place.key ? candidate : undefined,
      ),
    ),
  );
}

/** A row whose value is no candidate counts where the statement names the value. */
function constantValues(
  draft: Draft,
  dimension: Dimension,
  place: Place,
): readonly string[] | undefined {
  const { table } = place.relation;
  if (table === undefined || !isConstant(table)) return undefined;
  const keys = table.columns.map((column) => column.name.toLowerCase());
  const index = keys.indexOf(place.key);
  const candidates = namedValues(draft, place) ?? dimension.candidates;
  const { conditions = [] } = draft.knowledge.get(place.relation) ?? {};
  const rows = rowsToPlanBy(table, draft.context)?.filter((row) =>
    conditions.every((condition) =>
      canBeTrue(condition.expression, (column) => {
        const key = keyAt(draft.facts, condition, column);
        return key === undefined ? undefined : knownValue(condition, row[keys.indexOf(key)]);
      }),
    ),
  );
  const values = rows?.map((row) => row[index]).filter((value) => typeof value === 'string');
  return values && [...new Set(values)].filter((value) => candidates.includes(value));
}

/** A number is known where the condition compares numbers that are spelled as SQLite spells them. */
function knownValue(
  { expression }: Condition,
  value: string | number | null | undefined,
): string | null | undefined {
  if (typeof value !== 'number') return value;
  const literals: string[] = [];
  walk(expression, (node) => {
    if (node.kind === 'literal' && node.type !== 'null') literals.push(node.value);
  });
  return literals.every((literal) => /^(?:0|[1-9]\d*)$/.test(literal)) ? String(value) : undefined;
}

/** Whether planning knows of every row of a table of constants if it meets the conditions on it alone. */
export function isDecided(draft: Draft, relation: BoundRelation): boolean {
  const { table } = relation;
  const rows = table && isConstant(table) ? rowsToPlanBy(table, draft.context) : undefined;
  if (table === undefined || rows === undefined) return false;
  const keys = table.columns.map((column) => column.name.toLowerCase());
  const { conditions = [] } = draft.knowledge.get(relation) ?? {};
  const own = conditions.filter((condition) =>
    referencesIn(draft.facts, condition.expression.span).every(
      (reference) => reference.relation === relation,
    ),
  );
  return own.every((condition) =>
    rows.every((row) => {
      const columns = (column: ColumnExpression): string | null | undefined => {
        const key = keyAt(draft.facts, condition, column);
        return key === undefined ? undefined : knownValue(condition, row[keys.indexOf(key)]);
      };
      const { expression } = condition;
      return !canBeTrue(expression, columns) || mustBeTrue(expression, columns);
    }),
  );
}

function namedValues(draft: Draft, place: Place): readonly string[] | undefined {
  return intersection(
    restrictionsOn(draft, place).map((restriction) =>
      restriction.kind === 'literals' ? restriction.values : undefined,
    ),
  );
}

/** The key, of the relation that `condition` restricts, that a column in the condition means. */
function keyAt(
  facts: StatementFacts,
  condition: Condition,
  column: ColumnExpression,
): ColumnKey | undefined {
  const reference = facts.references.get(column);
  if (reference?.relation !== condition.relation) return undefined;
  const key = keyOfReference(reference);
  if (key === undefined) return undefined;
  return condition.keys === 'same' ? key : condition.keys.get(key);
}

/** `a.region = b.region`: the one predicate on two of them that confines neither by itself. */
function equatesTwo(
  facts: StatementFacts,
  { isHeldBy }: Dimension,
  { expression }: Condition,
): boolean {
  if (expression.kind !== 'binary' || expression.operator !== '=') return false;
  return [expression.left, expression.right].every((side) => {
    const reference = facts.references.get(unwrap(side));
    return reference !== undefined && isHeldBy(reference);
  });
}

function isMembershipOf(queries: ReadonlySet<Query>, expression: Expression): boolean {
  if (expression.kind === 'in') {
    const { negated, source } = expression;
    return !negated && 'kind' in source && source.kind === 'query' && queries.has(source);
  }
  if (expression.kind !== 'binary' || expression.operator !== '=') return false;
  return [expression.left, expression.right].some((side) => {
    const inner = unwrap(side);
    return inner.kind === 'subquery' && queries.has(inner.query);
  });
}
