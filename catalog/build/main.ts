/**
 * Generates the catalog's data:
 *
 *     node catalog/build/main.ts [--schemas FILE.zip] [--out DIR]
 *
 * The public service specification, patched, then AWS's schema archive where one is given, then the
 * facts that `catalog/supplement` holds by hand.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { encodeCatalog, writeCatalog } from './emit.ts';
import { BuildError } from './model.ts';
import { applySupplement } from './apply-supplement.ts';
import { supplement } from '../supplement/index.ts';
import { mergeArchive } from './merge.ts';
import { withNestedFlags } from './nested-flags.ts';
import { applyPatches } from './patches.ts';
import { typeOfSchema } from './resource-schema.ts';
import { readSchemaArchive } from './schema-archive.ts';
import { loadServiceSpec } from './service-spec.ts';

const root = resolve(import.meta.dirname, '../..');

try {
  await main();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { schemas: { type: 'string' }, out: { type: 'string' } },
  });
  const out = values.out ?? join(root, 'dist/catalog');
  const specified = applyPatches(await loadServiceSpec());
  const archived = values.schemas === undefined ? undefined : readSchemaArchive(values.schemas);
  const merged = archived ? mergeArchive(specified, archived.map(typeOfSchema)) : specified;
  const types = applySupplement(merged, supplement).map(withNestedFlags);
  const files = encodeCatalog(types, [
    versionedSource('@aws-cdk/aws-service-spec'),
    ...(archived ? [`${archived.length} resource schemas`] : []),
    'catalog/supplement',
  ]);
  writeCatalog(out, files);
  const services = files.index.services.length;
  process.stdout.write(`${types.length} types in ${services} services: ${out}\n`);
}

function versionedSource(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return `${name} ${version}`;
}
