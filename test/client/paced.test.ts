import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPaced } from '../../client/notebooks/paced.ts';

describe('work that is paced', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is the last that was asked for, once in so many milliseconds', async () => {
    const done: string[] = [];
    const paced = createPaced(100);
    const ask = (word: string) =>
      paced.ask(() => {
        done.push(word);
        return Promise.resolve();
      });
    ask('one');
    ask('two');
    await vi.advanceTimersByTimeAsync(99);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    ask('three');
    await vi.advanceTimersByTimeAsync(200);
    expect(done).toEqual(['two', 'three']);
  });

  it('is never two at a time, and ends before it is stopped', async () => {
    const done: string[] = [];
    const paced = createPaced(100);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    paced.ask(() => promise.then(() => void done.push('slow')));
    await vi.advanceTimersByTimeAsync(100);
    paced.ask(() => Promise.resolve(void done.push('never')));
    await vi.advanceTimersByTimeAsync(500);
    expect(done).toEqual([]);
    const stopped = paced.stop().then(() => done.push('stopped'));
    resolve(undefined);
    await stopped;
    await vi.advanceTimersByTimeAsync(500);
    expect(done).toEqual(['slow', 'stopped']);
  });
});
