/** Reader processes of the results that are looked at, and none for one left alone. */
import type { ForkedResultReader, ResultReader } from '../../engine/sqlite/index.ts';
import { forkResultReader } from '../../engine/sqlite/index.ts';

/** Each use of a file has a process of its own: what takes long in one never holds up another. */
export type ReaderUse = 'rows' | 'figures' | 'copy' | 'chart';

export interface ResultReaders {
  of(file: string, use: ReaderUse): ResultReader;
  /** Before the file is removed. */
  close(file: string): void;
  closeAll(): void;
}

interface OpenReader {
  readonly file: string;
  readonly reader: ForkedResultReader;
  readonly timer: NodeJS.Timeout;
}

/** A reader that nobody asked for this long is stopped; the next question starts it again. */
const idleMs = 60_000;

export function createResultReaders(processPath: string): ResultReaders {
  const open = new Map<string, OpenReader>();
  const closeWhere = (isUnwanted: (file: string) => boolean): void => {
    for (const [key, { file, reader, timer }] of [...open]) {
      if (isUnwanted(file)) {
        clearTimeout(timer);
        reader.kill();
        open.delete(key);
      }
    }
  };
  return {
    of(file, use) {
      const key = `${use} ${file}`;
      const reader = open.get(key)?.reader ?? forkResultReader({ processPath, file });
      clearTimeout(open.get(key)?.timer);
      open.set(key, { file, reader, timer: setTimeout(() => reader.kill(), idleMs) });
      return reader;
    },
    close: (file) => closeWhere((opened) => opened === file),
    closeAll: () => closeWhere(() => true),
  };
}
