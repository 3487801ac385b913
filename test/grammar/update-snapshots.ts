/** Writes the snapshots of the corpus: `node test/grammar/update-snapshots.ts`. */
import { spawnSync } from 'node:child_process';
import { corpusFiles } from '../syntax/corpus.ts';
import { snapshotCommand } from './snapshot-command.ts';

const files = corpusFiles().map(({ name }) => name);
const { program, parameters, directory } = snapshotCommand(files, '--updateSnapshot');
const { status } = spawnSync(program, parameters, { cwd: directory, stdio: 'inherit' });
process.exitCode = status ?? 1;
