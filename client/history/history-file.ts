/**
 * The history of runs: a file of JSON lines in the extension's global storage, which all windows write.
 * An entry is added at its end; what removes entries writes the file anew, under the same lock.
 */
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import type { HistoryEntry } from './history-entry.ts';
import { readEntry } from './history-entry.ts';
import { withFileLock } from './file-lock.ts';

export interface HistoryFile {
  /** Newest first, at most as many as the limit allows. */
  entries(): Promise<readonly HistoryEntry[]>;
  /** Keeps nothing where the limit is 0. */
  add(entry: HistoryEntry): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

/** Only its owner reads the file: statements tell what somebody looks for. */
const mode = 0o600;

/** How many more lines than the limit there may be before the file is written anew. */
const slack = 1.2;

/** `limit` is asked for each time, since a setting may change. Rejects where the file cannot be had. */
export function openHistoryFile(file: string, limit: () => number): HistoryFile {
  /** About how many lines the file has: other windows add to it too. */
  let lines: number | undefined;

  const rewrite = async (keeps: (entry: HistoryEntry) => boolean): Promise<void> => {
    const kept = newest(await readEntries(file), limit()).filter(keeps);
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, kept.map(lineOf).join(''), { mode });
    await rename(draft, file);
    lines = kept.length;
  };
  return {
    entries: async () => newest(await readEntries(file), limit()).toReversed(),
    add(entry) {
      if (limit() === 0) return Promise.resolve();
      return withFileLock(file, async () => {
        lines ??= (await readEntries(file)).length;
        await appendFile(file, lineOf(entry), { mode });
        lines += 1;
        if (lines > limit() * slack) await rewrite(() => true);
      });
    },
    remove: (id) => withFileLock(file, () => rewrite((entry) => entry.id !== id)),
    clear: () => withFileLock(file, () => rewrite(() => false)),
  };
}

function newest(entries: readonly HistoryEntry[], limit: number): readonly HistoryEntry[] {
  return limit === 0 ? [] : entries.slice(-limit);
}

/** The line break stands before: a line that was never finished, as its process ended, spoils no other. */
function lineOf(entry: HistoryEntry): string {
  return `\n${JSON.stringify(entry)}`;
}

/** In the order of the file; lines that are none of ours are passed over. */
async function readEntries(file: string): Promise<readonly HistoryEntry[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text
    .split('\n')
    .map(entryOf)
    .filter((entry) => entry !== undefined);
}

function entryOf(line: string): HistoryEntry | undefined {
  try {
    return readEntry(JSON.parse(line));
  } catch {
    // The end of a file whose writer ended in the middle of a line.
    return undefined;
  }
}
