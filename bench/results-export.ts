/**
 * How fast a result of 1,000,000 rows is written to a file, by the process that the editor starts for
 * it, and what of a processor that takes:
 *
 *     node bench/results-export.ts [FORMAT…]
 *
 * The machine may do other things besides: the processor's time is the steadier figure.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportFormats, forkExport } from '../engine/export/index.ts';
import { openTableEngine } from '../engine/sqlite/index.ts';

const rows = 1_000_000;

/** Linux counts the time of processes in these. */
const ticksPerSecond = 100;

/** CSV, from the end of the choice to the end of the file. */
const goalSeconds = 6;

/** Ten columns, 190 bytes a row in CSV: what an inventory of an account has. */
const query = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})
  SELECT 'resource-' || i AS identifier, 'us-east-1' AS region,
    'arn:aws:service:us-east-1:123456789012:resource/' || i AS arn,
    iif(i % 3 = 0, 'SUCCEEDED', 'FAILED') AS state, i * 7 AS size, i / 3.0 AS ratio,
    i % 2 AS enabled, '2026-01-31T12:00:0' || (i % 10) || 'Z' AS created,
    json_object('Name', 'n' || i, 'team', 'a,"b"') AS tags, iif(i % 5 = 0, NULL, 'x' || i) AS note
  FROM n`;

const wanted = process.argv.slice(2);
const directory = mkdtempSync(join(tmpdir(), 'iql-bench-export-'));
try {
  const file = join(directory, 'result.db');
  const engine = openTableEngine(file);
  await engine.materialize(query, rows);
  await engine.close();
  for (const { name, title } of exportFormats) {
    if (wanted.length === 0 || wanted.includes(name)) {
      const path = join(directory, `out-${name}`);
      const before = childrenSeconds();
      const started = performance.now();
      await forkExport(
        { processPath: join(import.meta.dirname, '../engine/export/export-process.ts'), file },
        { path, format: name, options: { title: 'result' } },
      );
      const seconds = (performance.now() - started) / 1000;
      const processor = childrenSeconds() - before;
      const megabytes = statSync(path).size / 1e6;
      rmSync(path);
      const goal = name === 'csv' ? `, goal ${goalSeconds} s` : '';
      process.stdout.write(
        `${title}: ${seconds.toFixed(2)} s (${processor.toFixed(2)} s of a processor), ${megabytes.toFixed(0)} MB${goal}\n`,
      );
    }
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** Processor time of the processes that this one has started and that have ended, where Linux tells. */
function childrenSeconds(): number {
  const [, fields = ''] = /\) (.*)/.exec(readFileSync('/proc/self/stat', 'utf8')) ?? [];
  const [user = 0, system = 0] = fields.split(' ').slice(13, 15).map(Number);
  return (user + system) / ticksPerSecond;
}
