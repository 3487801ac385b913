/** Known values of several inputs, in the combinations that the statement's conditions leave. */
import type { LiteralRows } from './literal-rows.ts';
import type { ColumnKey, Draft, DraftInput, TableUse } from './table-use.ts';

/** More combinations than these are not made only to leave out some of them. */
const mostCombinations = 5_000;

/** One row of values in the order of the inputs; `undefined` where every combination counts. */
export function combinedLiterals(
  draft: Draft,
  use: TableUse,
  inputs: readonly DraftInput[],
): readonly (readonly string[])[] | undefined {
  const sets = inputs.flatMap(({ values }) => (values.kind === 'literals' ? [values.values] : []));
  if (sets.length < inputs.length) return undefined;
  const keys = inputs.map(({ key }) => key);
  const combinations = (draft.knowledge.get(use.relation)?.combinations ?? []).filter(
    (combination) => combination.keys.filter((key) => keys.includes(key)).length > 1,
  );
  if (combinations.length === 0) return undefined;
  const count = sets.reduce((product, set) => product * set.length, 1);
  const rows = wholeRows(keys, sets, combinations) ?? productOf(sets, count);
  return rows?.filter((row) =>
    combinations.every((combination) => isAmong(keys, row, combination)),
  );
}

/** The rows of a combination that has every key, as far as each value is in its own set. */
function wholeRows(
  keys: readonly ColumnKey[],
  sets: readonly (readonly string[])[],
  combinations: readonly LiteralRows[],
): readonly (readonly string[])[] | undefined {
  const whole = combinations.find((each) => keys.every((key) => each.keys.includes(key)));
  if (whole === undefined) return undefined;
  const places = keys.map((key) => whole.keys.indexOf(key));
  const allowed = sets.map((set) => new Set(set));
  return whole.rows
    .map((row) => places.map((place) => row[place] ?? ''))
    .filter((row) => row.every((value, index) => allowed[index]?.has(value)));
}

function productOf(
  sets: readonly (readonly string[])[],
  count: number,
): readonly (readonly string[])[] | undefined {
  if (count > mostCombinations) return undefined;
  return sets.reduce<readonly (readonly string[])[]>(
    (prefixes, set) => prefixes.flatMap((prefix) => set.map((value) => [...prefix, value])),
    [[]],
  );
}

function isAmong(
  keys: readonly ColumnKey[],
  row: readonly string[],
  combination: LiteralRows,
): boolean {
  const places = combination.keys.map((key) => keys.indexOf(key));
  return combination.rows.some((allowed) =>
    allowed.every((value, index) => {
      const place = places[index] ?? -1;
      return place < 0 || row[place] === value;
    }),
  );
}
