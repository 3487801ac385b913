/** Reader processes of the results that are looked at: one a file, and none for one left alone. */
import type { ForkedResultReader, ResultReader } from '../../engine/sqlite/index.ts';
import { forkResultReader } from '../../engine/sqlite/index.ts';

export interface ResultReaders {
  of(file: string): ResultReader;
  /** Before the file is removed. */
  close(file: string): void;
  closeAll(): void;
}

/** A reader that nobody asked for this long is stopped; the next question starts it again. */
const idleMs = 60_000;

export function createResultReaders(processPath: string): ResultReaders {
  const readers = new Map<string, ForkedResultReader>();
  const timers = new Map<string, NodeJS.Timeout>();
  const close = (file: string): void => {
    clearTimeout(timers.get(file));
    timers.delete(file);
    readers.get(file)?.kill();
    readers.delete(file);
  };
  return {
    of(file) {
      const reader = readers.get(file) ?? forkResultReader({ processPath, file });
      readers.set(file, reader);
      clearTimeout(timers.get(file));
      timers.set(
        file,
        setTimeout(() => reader.kill(), idleMs),
      );
      return reader;
    },
    close,
    closeAll() {
      for (const file of [...readers.keys()]) {
        close(file);
      }
    },
  };
}
