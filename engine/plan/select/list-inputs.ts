/** The ways to list a table: without inputs, or with each that the type's list handler needs. */
import { combinations, inputsFor } from './identifiers.ts';
import type { Draft, DraftAccess, DraftInput, TableUse } from './table-use.ts';

export function listOptions(draft: Draft, use: TableUse): readonly DraftAccess[] {
  const { form } = use.table;
  if (form === 'one' || form === 'genericOne') return [];
  if (use.type?.handlers !== undefined && use.type.handlers.list === undefined) return [];
  return inputSets(use).flatMap((properties) =>
    combinations(properties.map((property) => inputsFor(draft, use, property))).map(
      (inputs): DraftAccess => ({
        kind: 'list',
        inputs,
        offered: offeredInputs(draft, use, properties),
      }),
    ),
  );
}

/** Any one of these sets of properties is enough. */
function inputSets(use: TableUse): readonly (readonly string[])[] {
  const needed = use.type?.listInputs ?? [];
  return [needed, ...(needed.length > 0 ? (use.type?.listInputAlternatives ?? []) : [])];
}

/**
 * What the statement says of further properties. Where no source told what a list needs, AWS names
 * it when asked without; the values are then at hand.
 */
function offeredInputs(
  draft: Draft,
  use: TableUse,
  given: readonly string[],
): readonly DraftInput[] {
  if (use.type === undefined || use.type.listInputs !== undefined) return [];
  return use.type.properties
    .filter((property) => !given.includes(property.name))
    .flatMap((property) => inputsFor(draft, use, property.name))
    .filter(({ values }) => values.kind === 'literals');
}
