import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { collectWhenIdle, thisProcess } from '../../server/idle-collection.ts';

const megabyte = 1024 * 1024;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A process that starts with 50 MB, keeps 60 at a collection, and otherwise is as a test sets it. */
function startProcess() {
  const state = { megabytes: 50, utilization: 0, collections: 0 };
  const message = collectWhenIdle({
    resident: () => state.megabytes * megabyte,
    utilization: () => state.utilization,
    collect() {
      state.collections += 1;
      state.megabytes = 60;
    },
  });
  return { state, message };
}

describe('a server that has worked', () => {
  it('gives memory back once nobody has asked for two seconds', () => {
    const { state, message } = startProcess();
    message();
    state.megabytes = 150;
    vi.advanceTimersByTime(1900);
    message();
    vi.advanceTimersByTime(1900);
    expect(state.collections).toBe(0);
    vi.advanceTimersByTime(100);
    expect(state).toMatchObject({ collections: 1, megabytes: 60 });
  });

  it('does so again after the next work, and not without', () => {
    const { state, message } = startProcess();
    state.megabytes = 150;
    vi.advanceTimersByTime(2000);
    message();
    state.megabytes = 75;
    vi.advanceTimersByTime(60_000);
    expect(state.collections).toBe(1);
    message();
    state.megabytes = 76;
    vi.advanceTimersByTime(2000);
    expect(state.collections).toBe(2);
  });

  it('first ends what it does unasked', () => {
    const { state } = startProcess();
    state.megabytes = 150;
    state.utilization = 0.9;
    vi.advanceTimersByTime(6000);
    expect(state.collections).toBe(0);
    state.utilization = 0.01;
    vi.advanceTimersByTime(2000);
    expect(state.collections).toBe(1);
  });
});

describe('this process', () => {
  it('gives back what nobody holds', () => {
    const { collect } = thisProcess();
    collect();
    const before = process.memoryUsage().heapUsed;
    let garbage: unknown[] | undefined = Array.from({ length: 1_000_000 }, (_, index) => ({
      index,
    }));
    expect(garbage).toHaveLength(1_000_000);
    const most = process.memoryUsage().heapUsed;
    garbage = undefined;
    collect();
    expect(most - before).toBeGreaterThan(20 * megabyte);
    expect(process.memoryUsage().heapUsed).toBeLessThan(before + 5 * megabyte);
  });
});
