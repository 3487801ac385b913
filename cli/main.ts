#!/usr/bin/env node
/**
 * `iql`, the composition root: the only file of the room that knows where the others' programs and the
 * catalog lie. Nothing that needs `node:sqlite` is loaded before the runtime is known to have it.
 */
import { join } from 'node:path';
import { versionIn } from './manifest.ts';
import { help } from './usage.ts';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

const [first = ''] = process.argv.slice(2);
const places = placesOf(import.meta.dirname, import.meta.filename.endsWith('.ts'));

if (['--version', '-v'].includes(first)) {
  process.stdout.write(`${versionIn(places.manifest)}\n`);
} else if (['--help', '-h', 'help'].includes(first)) {
  process.stdout.write(help);
} else if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `iql needs Node 22.13 or later for its SQL engine, and this is ${process.versions.node}: install a newer Node from https://nodejs.org\n`,
  );
  process.exitCode = 2;
} else {
  const { runProgram } = await import('./program.ts');
  const cancel = new AbortController();
  const interrupt = (): void => {
    if (cancel.signal.aborted) {
      process.exit(1);
    }
    cancel.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.exitCode = await runProgram({
    argv: process.argv.slice(2),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    signal: cancel.signal,
    places,
  });
}

/** From its bundle the program finds its siblings beside it, from its source in their rooms. */
function placesOf(
  directory: string,
  isSource: boolean,
): {
  readonly manifest: string;
  readonly catalog: string;
  readonly tableProcess: string;
  readonly exportProcess: string;
  readonly emulator: string;
  readonly server: string;
} {
  const manifest = join(directory, '../package.json');
  return isSource
    ? {
        manifest,
        catalog: join(directory, '../dist/catalog'),
        tableProcess: join(directory, '../engine/sqlite/table-process.ts'),
        exportProcess: join(directory, '../engine/export/export-process.ts'),
        emulator: join(directory, '../emulator/main.ts'),
        server: join(directory, '../server/main.ts'),
      }
    : {
        manifest,
        catalog: join(directory, 'catalog'),
        tableProcess: join(directory, 'table-process.js'),
        exportProcess: join(directory, 'export-process.js'),
        emulator: join(directory, 'emulator.js'),
        server: join(directory, 'server.js'),
      };
}
