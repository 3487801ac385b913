/** From the sources to the files, without the command line. */
import { supplement } from '../supplement/index.ts';
import { applySupplement } from './apply-supplement.ts';
import { encodeCatalog, type CatalogFiles } from './emit.ts';
import type { JsonObject } from '../index.ts';
import { mergeArchive } from './merge.ts';
import { withNestedFlags } from './nested-flags.ts';
import type { BuiltType } from './model.ts';
import { applyPatches } from './patches.ts';
import { typeOfSchema } from './resource-schema.ts';

export interface Sources {
  readonly specified: readonly BuiltType[];
  /** The specification's name and version. */
  readonly specification: string;
  /** Absent where no archive is given. */
  readonly schemas?: readonly JsonObject[];
}

/** Throws BuildError where the sources contradict each other. */
export function buildCatalog({ specified, specification, schemas }: Sources): CatalogFiles {
  const patched = applyPatches(specified);
  const merged = schemas ? mergeArchive(patched, schemas.map(typeOfSchema)) : patched;
  const types = applySupplement(merged, supplement).map(withNestedFlags);
  return encodeCatalog(types, [
    specification,
    ...(schemas ? [`${schemas.length} resource schemas`] : []),
    'catalog/supplement',
  ]);
}
