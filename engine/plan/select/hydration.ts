/** Which properties must be there before a listed row is whole, and whether lists may lack them. */
import type { Property } from '../../../catalog/index.ts';
import type { Hydration } from '../plan.ts';
import { isGeneric } from './keys.ts';
import type { DraftInput, TableUse } from './table-use.ts';

/** Whether rows of a list could need a get, whatever its inputs. */
export function needsHydration(use: TableUse): boolean {
  return hydrationOf(use, []).kind !== 'never';
}

/** A list guarantees the identifier's parts, and what it was given as input. */
export function hydrationOf(use: TableUse, inputs: readonly DraftInput[]): Hydration {
  if (use.isImpossible) return { kind: 'never' };
  if (use.type?.handlers !== undefined && use.type.handlers.read === undefined)
    return { kind: 'never' };
  if (isGeneric(use.table)) {
    return use.usedColumns.has('properties') ? { kind: 'always' } : { kind: 'never' };
  }
  const known = new Set([
    ...(use.type?.primaryIdentifier ?? []),
    ...inputs.map((input) => input.property),
  ]);
  const properties = usedProperties(use)
    .filter((property) => !property.writeOnly && !known.has(property.name))
    .map((property) => property.name);
  return properties.length === 0 ? { kind: 'never' } : { kind: 'ifAbsent', properties };
}

function usedProperties(use: TableUse): readonly Property[] {
  const columns = use.table.columns.filter((column) =>
    use.usedColumns.has(column.name.toLowerCase()),
  );
  const tags = use.type?.properties.find((property) => property.name === use.type?.tagProperty);
  const properties = columns.flatMap((column) => column.property ?? []);
  return use.table.form === 'tags' && tags !== undefined ? [...properties, tags] : properties;
}
