/** How vscode-tmgrammar-test's snapshot program is run over the corpus. */
import { createRequire } from 'node:module';
import path from 'node:path';

const here = import.meta.dirname;
const grammars = [
  path.join(here, '..', '..', 'syntaxes', 'iql.tmLanguage.json'),
  path.join(here, 'json.tmLanguage.json'),
].flatMap((file) => ['--grammar', file]);

export interface SnapshotCommand {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly directory: string;
}

/** Compares the files of the corpus with their snapshots, or writes these with `--updateSnapshot`. */
export function snapshotCommand(
  files: readonly string[],
  ...options: readonly string[]
): SnapshotCommand {
  const runner = createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/snapshot.js');
  return {
    program: process.execPath,
    parameters: [
      runner,
      '--config',
      'none',
      '--scope',
      'source.iql',
      ...options,
      ...grammars,
      ...files,
    ],
    directory: path.join(here, '..', 'corpus'),
  };
}
