/**
 * How fast and how large the catalog is:
 *
 *     node bench/catalog.ts [DIR]
 *
 * Each load is a process of its own, so that no cache of the engine flatters it.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const directory = resolve(process.argv[2] ?? join(import.meta.dirname, '../dist/catalog'));
const entry = join(import.meta.dirname, '../catalog/index.ts');
const loads = 30;

interface Load {
  readonly indexMs: number;
  readonly indexHeapMb: number;
  readonly namesMs: number;
  readonly tableMs: Readonly<Record<string, number>>;
}

const program = `
  const { openCatalog } = await import(${JSON.stringify(entry)});
  const heap = () => (gc(), process.memoryUsage().heapUsed);
  const time = (work) => { const start = performance.now(); work(); return performance.now() - start; };
  const before = heap();
  let catalog;
  const indexMs = time(() => { catalog = openCatalog(${JSON.stringify(directory)}); });
  const indexHeapMb = (heap() - before) / 2 ** 20;
  const tableMs = {};
  for (const name of ['iottwinmaker.sync_job', 's3.buckets', 'ec2.instances', 'quicksight.dashboards'])
    tableMs[name] = time(() => catalog.table(['aws', ...name.split('.')]));
  const namesMs = time(() => { for (const { name } of catalog.services()) catalog.tables(name); });
  console.log(JSON.stringify({ indexMs, indexHeapMb, namesMs, tableMs }));
`;

const measured = Array.from({ length: loads }, (): Load => {
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--input-type=module', '--eval', program],
    { encoding: 'utf8' },
  );
  return JSON.parse(output) as Load;
});

print(
  'index',
  'ms',
  measured.map(({ indexMs }) => indexMs),
);
print(
  'index heap',
  'MiB',
  measured.map(({ indexHeapMb }) => indexHeapMb),
);
print(
  'names of all services',
  'ms',
  measured.map(({ namesMs }) => namesMs),
);
for (const name of Object.keys(measured[0]?.tableMs ?? {})) {
  print(
    `first table of a service, ${name}`,
    'ms',
    measured.map(({ tableMs }) => tableMs[name] ?? 0),
  );
}

const files = readdirSync(join(directory, 'services')).map((file) => join('services', file));
size('index', ['index.json']);
size(`${files.length} shards`, files);

function print(what: string, unit: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(2);
  process.stdout.write(`${what}: median ${at(0.5)} ${unit}, p99 ${at(0.99)} ${unit}\n`);
}

function size(what: string, names: readonly string[]): void {
  const contents = names.map((name) => readFileSync(join(directory, name)));
  const sum = (sizes: readonly number[]): string =>
    `${(sizes.reduce((total, each) => total + each, 0) / 1000).toFixed(0)} kB`;
  const raw = sum(contents.map(({ length }) => length));
  const packed = sum(contents.map((content) => brotliCompressSync(content).length));
  process.stdout.write(`${what}: ${raw}, brotli ${packed}\n`);
}
