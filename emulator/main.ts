/** The emulator as a program: exit code 2 for bad usage or bad data, 1 for anything else. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CatalogError, openCatalog } from '../catalog/index.ts';
import { readArguments, usage, UsageError } from './arguments.ts';
import { DataError, startEmulator } from './index.ts';

/** Beside the bundle, or where the build puts it when this runs from its source. */
const catalogs = ['catalog', '../dist/catalog'].map((path) => join(import.meta.dirname, path));

try {
  const { options, catalogDirectory } = readArguments(process.argv.slice(2));
  const directory = catalogDirectory ?? catalogs.find((path) => existsSync(path));
  if (directory === undefined) {
    throw new UsageError('there is no catalog: run `npm start`, or name one with `--catalog DIR`');
  }
  const onError = (error: unknown): void => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  };
  const emulator = await startEmulator({ ...options, onError }, openCatalog(directory));
  process.stdout.write(
    `listening on ${emulator.url}\naccepts any signature, listens on loopback only\n`,
  );
  const stop = (): void => {
    void emulator.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  const [message, code] = explain(error);
  process.stderr.write(`emulator: ${message}\n`);
  process.exitCode = code;
}

function explain(error: unknown): readonly [message: string, exitCode: number] {
  if (error instanceof UsageError) return [`${error.message}\n\n${usage}`, 2];
  if (error instanceof DataError || error instanceof CatalogError) return [error.message, 2];
  if (!(error instanceof Error)) return [String(error), 1];
  const isTaken = 'code' in error && error.code === 'EADDRINUSE';
  return [isTaken ? `${error.message}: choose another with \`--port\`` : error.message, 1];
}
