/**
 * A run over the cache gives the rows of a run without it, whatever ran before and beside it, however
 * old and however small the cache is: nothing in the account changes here.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCachingSource, createResourceCache, runPlan } from '../../engine/execute/index.ts';
import type { ResourceSource } from '../../engine/execute/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';
import { checkAsyncProperty } from '../arbitraries/check-property.ts';
import { openAccount } from '../queries/account.ts';
import { plan } from '../queries/check.ts';
import { statements } from '../queries/random-statements.ts';
import { resources } from '../queries/resources.ts';

const timeToLiveMs = 1_000;

const surroundings = fc.record({
  pageSize: fc.integer({ min: 1, max: 5 }),
  mostBytes: fc.constantFrom(0, 2_000, 20_000, 1_000_000),
  mostEntries: fc.constantFrom(1, 5, 1_000),
  /** Each runs twice at the same time, that much time after the one before. */
  runs: fc.array(
    fc.record({
      statement: statements,
      passes: fc.constantFrom(0, 10, 400, 1_000),
      reads: fc.constantFrom('everything' as const, 'everything' as const, 'onlyOwn' as const),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

it('gives the same rows from the cache as without it', async () => {
  let fromCache = 0;
  await checkAsyncProperty(
    fc.asyncProperty(surroundings, async ({ pageSize, mostBytes, mostEntries, runs }) => {
      let time = 0;
      const cache = createResourceCache({
        timeToLiveMs: () => timeToLiveMs,
        mostBytes,
        mostEntries,
        now: () => time,
      });
      const account = openAccount({ resources, pageSize, listed });
      for (const { statement, passes, reads } of runs) {
        time += passes;
        const both = [0, 1].map(async () => {
          const source = createCachingSource(account, cache, { connection: 'dev', reads });
          const rows = await rowsOf(statement, source);
          await source.end();
          const used = source.fromCache();
          if (used !== undefined) {
            fromCache += 1;
            expect(used.oldestMs).toBeLessThan(timeToLiveMs);
            expect(reads).toBe('everything');
          }
          return rows;
        });
        const plain = await rowsOf(statement, openAccount({ resources, pageSize, listed }));
        for (const rows of await Promise.all(both)) expect(rows).toEqual(plain);
        const { bytes, entries } = cache.statistics();
        expect(bytes).toBeLessThanOrEqual(mostBytes);
        expect(entries).toBeLessThanOrEqual(2 * mostEntries);
      }
    }),
    300,
  );
  expect(fromCache).toBeGreaterThan(0);
});

const listed = { 'AWS::EC2::VPC': ['VpcId', 'CidrBlock'], 'AWS::IoTTwinMaker::SyncJob': ['State'] };

/** Sorted, as SQL leaves the order open. A statement that has no plan has the same failure. */
async function rowsOf(statement: string, source: ResourceSource): Promise<readonly string[]> {
  const planned = plan(statement);
  if (planned.kind === 'failed') return [planned.failure.message];
  const engine = openTableEngine(':memory:');
  try {
    const outcome = await runPlan(
      planned.plan,
      { source, engine, confirm: () => Promise.resolve(true) },
      { concurrency: 3, rowLimit: 10_000 },
      () => undefined,
      new AbortController().signal,
    );
    if (outcome.kind === 'failed') return [outcome.failure.message];
    const rows = await engine.readResult(0, 10_000);
    return rows.map((row) => JSON.stringify(row)).toSorted();
  } finally {
    await engine.close();
  }
}
