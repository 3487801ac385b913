import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { memoisedWeakly } from '../../catalog/memoised.ts';

/** Collects what nobody holds; what this turn has looked at is collected in the next. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  await setImmediate();
  gc();
}

/** A memory of the `latest` values, and the keys that it has made so far. */
function memory(latest: number) {
  const made: string[] = [];
  const valueOf = memoisedWeakly((key) => {
    made.push(key);
    return key === 'nothing' ? undefined : { key, weight: new Array(1000).fill(key) };
  }, latest);
  return { made, valueOf };
}

describe('a value that is kept while in use', () => {
  it('is one object for as long as someone holds it', async () => {
    const { made, valueOf } = memory(1);
    const held = valueOf('a');
    valueOf('b');
    await collect();
    expect(valueOf('a')).toBe(held);
    expect(made).toEqual(['a', 'b']);
  });

  it('is kept among the latest though nobody holds it, and else made again', async () => {
    const { made, valueOf } = memory(2);
    for (const key of ['a', 'b', 'c']) valueOf(key);
    await collect();
    expect(['b', 'c', 'a'].map((key) => valueOf(key)?.key)).toEqual(['b', 'c', 'a']);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('is asked for again where there was none', () => {
    const { made, valueOf } = memory(2);
    expect([valueOf('nothing'), valueOf('nothing')]).toEqual([undefined, undefined]);
    expect(made).toEqual(['nothing', 'nothing']);
  });
});
