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
import { buildCatalog } from './build.ts';
import { writeCatalog } from './emit.ts';
import { BuildError } from './model.ts';
import { readSchemaArchive } from './schema-archive.ts';
import { loadServiceSpec } from './service-spec.ts';

const root = resolve(import.meta.dirname, '../..');

const help = `Generates the catalog's data from the public service specification.

  node catalog/build/main.ts [--schemas FILE.zip] [--out DIR]

  --schemas FILE.zip  AWS's archive of resource schemas, whose facts go before the specification's
  --out DIR           where the data go (default dist/catalog)
`;

try {
  await main();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const values = readOptions();
  if (values.help === true) {
    process.stdout.write(help);
    return;
  }
  const out = values.out ?? join(root, 'dist/catalog');
  const schemas = values.schemas === undefined ? undefined : readSchemaArchive(values.schemas);
  const files = buildCatalog({
    specified: await loadServiceSpec(),
    specification: versionedSource('@aws-cdk/aws-service-spec'),
    ...(schemas && { schemas }),
  });
  writeCatalog(out, files);
  const { services } = files.index;
  const count = services.reduce((sum, { types }) => sum + types.length, 0);
  process.stdout.write(`${count} types in ${services.length} services: ${out}\n`);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        schemas: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BuildError(`${reason.split('. ')[0] ?? reason}; \`--help\` lists all options`);
  }
}

function versionedSource(name: string): string {
  const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return `${name} ${version}`;
}
