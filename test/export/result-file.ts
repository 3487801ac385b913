/** A result in a file, as a run leaves it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTableEngine } from '../../engine/sqlite/index.ts';

export interface ResultFile {
  readonly file: string;
  /** A directory of its own, where the file is too. */
  readonly directory: string;
  remove(): void;
}

/** The result of `sql`. */
export async function resultFile(sql: string): Promise<ResultFile> {
  const directory = mkdtempSync(join(tmpdir(), 'iql-export-'));
  const file = join(directory, 'result.db');
  const engine = openTableEngine(file);
  await engine.materialize(sql, 5_000_000);
  await engine.close();
  return {
    file,
    directory,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
