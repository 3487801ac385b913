/** How rows are gathered on their way to SQLite. */
import { describe, expect, it } from 'vitest';
import { createRowSink } from '../../engine/execute/row-sink.ts';
import type { SqlRow } from '../../engine/execute/index.ts';

/** A sink into a table that keeps the sizes of the batches, and the rows. */
function check(fail: (batch: number) => boolean = () => false) {
  const batches: number[] = [];
  const rows: SqlRow[] = [];
  let arrived = Promise.withResolvers<undefined>();
  const sink = createRowSink(
    {
      insert(_table, batch) {
        batches.push(batch.length);
        rows.push(...batch);
        arrived.resolve(undefined);
        arrived = Promise.withResolvers();
        return fail(batches.length) ? Promise.reject(new Error('disk full')) : Promise.resolve();
      },
    },
    't',
  );
  return { sink, batches, rows, next: () => arrived.promise };
}

const numbered = (count: number, text = ''): readonly SqlRow[] =>
  Array.from({ length: count }, (_, index) => [index, text]);

describe('rows on their way', () => {
  it('go in batches of some hundred, in their order', async () => {
    const { sink, batches, rows } = check();
    await sink.add(numbered(450));
    await sink.flush();
    expect(batches).toEqual([200, 200, 50]);
    expect(rows.map(([number]) => number)).toEqual(numbered(450).map(([number]) => number));
  });

  it('go in fewer where they are long, and one by one where each is longer than a batch', async () => {
    const { sink, batches } = check();
    await sink.add(numbered(20, 'x'.repeat(100_000)));
    await sink.add(numbered(2, 'x'.repeat(10_000_000)));
    expect(batches).toEqual([5, 5, 5, 5, 1, 1]);
  });

  it('wait for others only briefly', async () => {
    const { sink, batches, next } = check();
    const arrival = next();
    await sink.add(numbered(1));
    expect(batches).toEqual([]);
    await arrival;
    expect(batches).toEqual([1]);
  });

  it('tell whoever comes next that they could not be stored', async () => {
    const { sink, next } = check((batch) => batch === 1);
    const arrival = next();
    await sink.add(numbered(1));
    await arrival;
    await new Promise((resolve) => setImmediate(resolve));
    await expect(sink.add(numbered(1))).rejects.toThrow('disk full');
  });

  it('are more than a call can have arguments', async () => {
    const { sink, rows } = check();
    await sink.add(numbered(300_000));
    await sink.flush();
    expect(rows).toHaveLength(300_000);
  });
});
