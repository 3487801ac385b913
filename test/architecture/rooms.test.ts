/** The import table: which room may import which. A new edge here is an ADR first. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Every room with the rooms that it may import. Longest names first, so that a file finds its own. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'language/syntax': [],
  'language/format': ['language/syntax'],
  'language/notebook': [],
  'language/semantics': ['language/syntax', 'catalog'],
  'language/parameters': ['language/syntax'],
  'language/translate': ['language/syntax', 'language/semantics', 'catalog'],
  protocol: [],
  'catalog/build': ['catalog', 'catalog/supplement'],
  'catalog/supplement': ['catalog'],
  catalog: [],
  'engine/plan': ['language/syntax', 'language/semantics', 'catalog', 'protocol'],
  'engine/execute': ['engine/plan', 'protocol'],
  'engine/cloudcontrol': ['engine/execute', 'catalog', 'protocol'],
  'engine/sqlite': ['engine/execute', 'catalog', 'protocol'],
  'engine/export': ['engine/sqlite', 'protocol'],
  server: [
    'language/syntax',
    'language/format',
    'language/semantics',
    'language/translate',
    'language/parameters',
    'catalog',
    'protocol',
    'engine/plan',
    'engine/sqlite',
  ],
  'client/grid': ['protocol'],
  client: [
    'engine/plan',
    'engine/execute',
    'engine/cloudcontrol',
    'engine/sqlite',
    'engine/export',
    'language/syntax',
    'language/notebook',
    'language/parameters',
    'language/semantics',
    'catalog',
    'protocol',
  ],
  emulator: ['catalog'],
  cli: [
    'engine/plan',
    'engine/execute',
    'engine/cloudcontrol',
    'engine/sqlite',
    'engine/export',
    'language/syntax',
    'language/format',
    'language/notebook',
    'language/semantics',
    'language/translate',
    'language/parameters',
    'catalog',
    'protocol',
  ],
};

const rooms = Object.keys(allowed).sort((a, b) => b.length - a.length);

/** A room is entered through its index; these files are its other doors, each for a reason. */
const doors = new Set([
  // The server takes the statement check alone, so that a browser build can leave it out.
  'engine/sqlite/statement-check.ts',
  // The SQL processes take the ports' errors alone: the planner would double what each has to load.
  'engine/execute/ports.ts',
]);

interface Import {
  readonly from: string;
  readonly to: string;
}

function roomOf(path: string): string | undefined {
  return rooms.find((room) => path.startsWith(`${room}/`));
}

function importsOf(file: string): readonly Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({
      from: file,
      to: relative(root, resolve(root, dirname(file), fileName))
        .split(sep)
        .join('/'),
    }));
}

const files = rooms
  .flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: root }))
  .map((file) => file.split(sep).join('/'));
const imports = [...new Set(files)].flatMap(importsOf);

describe('the rooms', () => {
  it('import only what the table allows', () => {
    const forbidden = imports.filter(({ from, to }) => {
      const source = roomOf(from);
      const target = roomOf(to);
      return (
        target === undefined ||
        (source !== target && !(allowed[source ?? ''] ?? []).includes(target))
      );
    });
    expect(forbidden).toEqual([]);
  });

  it('are entered by their index', () => {
    const sideways = imports.filter(
      ({ from, to }) => roomOf(from) !== roomOf(to) && !to.endsWith('/index.ts') && !doors.has(to),
    );
    expect(sideways).toEqual([]);
  });

  it('hold no file past 400 lines', () => {
    const long = [...new Set(files)].filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400,
    );
    expect(long).toEqual([]);
  });

  it('are all seen by this test', () => {
    expect(imports.length).toBeGreaterThan(0);
    expect(rooms.filter((room) => !files.some((file) => roomOf(file) === room))).toEqual([]);
  });
});
