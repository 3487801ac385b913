/** A table process of which a test knows when SQLite is at work on a statement. */
import { existsSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file to fork. Its `materialize` keeps its process busy until SQLite is done. */
export const tellingProcess = fileURLToPath(new URL('./telling-table-process.ts', import.meta.url));

/** Resolves when the process over `file` has begun a statement: nothing else is done by it from then on. */
export function hasBegun(file: string): Promise<void> {
  const sign = `${file}.begun`;
  return new Promise((resolve) => {
    const watcher = watch(dirname(sign), (_, name) => {
      if (name === basename(sign)) end();
    });
    const end = (): void => {
      watcher.close();
      resolve();
    };
    if (existsSync(sign)) end();
  });
}
