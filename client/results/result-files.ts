/**
 * The SQLite files of results. A file's name begins with the number of the process that made it, so
 * that what a process left behind when it ended can be told from what another window still uses.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface ResultFiles {
  /** A path that no file has yet. Makes the directory. */
  next(): string;
  /** Removes a result's file and what SQLite keeps beside it. */
  remove(file: string): void;
  /** Removes every file that this process made. */
  removeOwn(): void;
}

const namePattern = /^(\d+)-\d+\.sqlite(-wal|-shm)?$/;

/** Clears away, at once, what processes that are gone have left in `directory`. */
export function openResultFiles(
  directory: string,
  process: { readonly pid: number; readonly isAlive: (pid: number) => boolean },
): ResultFiles {
  let count = 0;
  const removeWhere = (isUnwanted: (pid: number) => boolean): void => {
    for (const name of namesIn(directory)) {
      const pid = Number(namePattern.exec(name)?.[1]);
      if (Number.isInteger(pid) && isUnwanted(pid)) {
        rmSync(join(directory, name), { force: true });
      }
    }
  };
  removeWhere((pid) => pid !== process.pid && !process.isAlive(pid));
  removeWhere((pid) => pid === process.pid);

  return {
    next() {
      mkdirSync(directory, { recursive: true });
      count += 1;
      return join(directory, `${process.pid}-${count}.sqlite`);
    },
    remove(file) {
      for (const suffix of ['', '-wal', '-shm']) {
        rmSync(file + suffix, { force: true });
      }
    },
    removeOwn: () => removeWhere((pid) => pid === process.pid),
  };
}

/** Whether a process of this number runs on this machine, be it another user's. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}
