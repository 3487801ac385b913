/** The repository's own generated catalog, for tests of every room. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openCatalog, type Catalog } from '../../catalog/index.ts';

const directory = resolve(import.meta.dirname, '../../dist/catalog');

let opened: Catalog | undefined;

/** Opened once per test file. Throws where it is not built. */
export function testCatalog(): Catalog {
  if (!existsSync(join(directory, 'index.json'))) {
    throw new Error(`no catalog at \`${directory}\`: run \`npm run build\` first`);
  }
  opened ??= openCatalog(directory);
  return opened;
}
