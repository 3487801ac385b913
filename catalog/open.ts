/** A catalog in a directory that `catalog/build` wrote: `index.json` and one file per service. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogError } from './catalog-error.ts';
import { createCatalog } from './catalog.ts';
import type { Catalog } from './types.ts';

/**
 * Reads the index at once and shards on first use. Throws CatalogError where the data are missing,
 * broken or of another version.
 */
export function openCatalog(directory: string): Catalog {
  return createCatalog({
    readIndex: () => readJson(join(directory, 'index.json')),
    readShard: (service) => readJson(join(directory, 'services', `${service}.json`)),
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CatalogError(
      `The catalog file \`${file}\` cannot be read (${reason}): run \`npm run build\``,
      { cause },
    );
  }
}
