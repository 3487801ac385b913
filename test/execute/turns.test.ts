/** How the work of long pages leaves the thread to others in between. */
import { expect, it } from 'vitest';
import { mapInTurns } from '../../engine/execute/index.ts';
import { check, fetchOf, listAll, selectPlan, vpcs } from './check.ts';

const vpc = fetchOf('ec2.vpcs', { columns: ['VpcId'], access: listAll });

/** Counts the turns of the event loop until `work` is done. */
async function turnsOf(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    if (isDone) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  await work;
  isDone = true;
  return turns;
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

it('gives what is made of each item, in order', async () => {
  expect(await mapInTurns(numbers(1001), (number) => number * 2)).toEqual(
    numbers(1001).map((number) => number * 2),
  );
  expect(await mapInTurns([], String)).toEqual([]);
});

it('takes one turn of the event loop for a part of long work, and none for short work', async () => {
  expect(await turnsOf(mapInTurns(numbers(200), String))).toBe(0);
  expect(await turnsOf(mapInTurns(numbers(1000), String))).toBeGreaterThanOrEqual(4);
});

it('gives each of several works a turn of its own', async () => {
  const works = numbers(3).map(() => mapInTurns(numbers(1000), String));
  expect(await turnsOf(Promise.all(works))).toBeGreaterThanOrEqual(14);
});

it('takes a page of a thousand resources in several turns', async () => {
  const run = check(selectPlan([vpc]), { resources: vpcs(1000), pageSize: 1000 });
  expect(await turnsOf(run)).toBeGreaterThanOrEqual(4);
  expect((await run).rows).toHaveLength(1000);
});

it('ends where what is made of an item throws', async () => {
  const failing = mapInTurns(numbers(1000), (number) => {
    if (number === 700) throw new Error('no');
    return number;
  });
  await expect(failing).rejects.toThrow('no');
});
