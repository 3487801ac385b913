/** A quarter of the 20,000 statements whose answers are held against SQLite over everything. */
import { expect, it } from 'vitest';
import { seedOf, statementsOf, tryStatements } from './random/answers.ts';

const seed = seedOf(1);

it('answers what SQLite answers over everything', async () => {
  const refused = await tryStatements({ seed, statements: statementsOf(4000), failing: 'never' });
  expect(refused).toBeLessThan(0.5);
}, 240_000);

it('answers the same where calls are throttled', async () => {
  const statements = statementsOf(500);
  const refused = await tryStatements({ seed: seed + 100, statements, failing: 'throttled' });
  expect(refused).toBeLessThan(0.5);
}, 240_000);

it('says so where calls that fail cost rows', async () => {
  const statements = statementsOf(500);
  const refused = await tryStatements({ seed: seed + 200, statements, failing: 'broken' });
  expect(refused).toBeLessThan(0.5);
}, 240_000);
