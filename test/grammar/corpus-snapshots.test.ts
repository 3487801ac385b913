/**
 * The scopes of every token of the corpus, against the `.snap` files beside it. After a change that is
 * meant, write them again:
 *
 *     node test/grammar/update-snapshots.ts
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { corpusFiles } from '../syntax/corpus.ts';
import { snapshotCommand } from './snapshot-command.ts';

it('gives every token of the corpus the scopes that it had', async () => {
  const files = corpusFiles().map(({ name }) => name);
  const { program, parameters, directory } = snapshotCommand(files);
  const run = promisify(execFile)(program, parameters, { cwd: directory });
  const said = await run.then(
    () => '',
    (error: unknown) => {
      if (error instanceof Error && 'stdout' in error) return String(error.stdout) || error.message;
      throw error;
    },
  );
  expect(said).toBe('');
});
