/** One window at a time at a file that several write. */
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface LockTimes {
  /** How long to wait between two tries, in milliseconds. */
  readonly retryMs: number;
  /** A lock of this age was left by a window that is gone: what is done under one takes far less. */
  readonly staleMs: number;
  /** When to give up. */
  readonly giveUpMs: number;
}

const usualTimes: LockTimes = { retryMs: 15, staleMs: 5_000, giveUpMs: 15_000 };

/** Rejects with what `act` rejects with, and where the lock cannot be had. */
export async function withFileLock<Value>(
  file: string,
  act: () => Promise<Value>,
  times: LockTimes = usualTimes,
): Promise<Value> {
  const lock = `${file}.lock`;
  await mkdir(dirname(file), { recursive: true });
  await take(lock, times);
  try {
    return await act();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string, { retryMs, staleMs, giveUpMs }: LockTimes): Promise<void> {
  const began = performance.now();
  while (!(await isTaken(lock))) {
    if (await isOlderThan(lock, staleMs)) {
      await rm(lock, { force: true });
      continue;
    }
    if (performance.now() - began > giveUpMs)
      throw new Error(`\`${lock}\` is held by another window`);
    await delay(retryMs);
  }
}

/** Whether this call has made the lock. */
async function isTaken(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx')).close();
    return true;
  } catch (error) {
    // Windows says EPERM of a file that is being removed.
    if (isError(error, 'EEXIST') || isError(error, 'EPERM')) return false;
    throw error;
  }
}

async function isOlderThan(lock: string, ageMs: number): Promise<boolean> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs > ageMs;
  } catch (error) {
    if (isError(error, 'ENOENT')) return false;
    throw error;
  }
}

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
