/** A quarter of the 20,000 statements whose answers are held against SQLite over everything. */
import { expect, it } from 'vitest';
import { seedOf, statementsOf, tryStatements } from './answers.ts';

/** Many times what a machine takes that does nothing else. */
const patience = 240_000;

const kinds = [
  ['answers what SQLite answers over everything', 'never', 4000],
  ['answers the same where calls are throttled', 'throttled', 500],
  ['says so where calls that fail cost rows', 'broken', 500],
] as const;

/** A file for each quarter lets as many of them run at a time as there are processors. */
export function testQuarter(part: number): void {
  it.each(kinds)(
    '%s',
    async (_title, failing, count) => {
      const seed = seedOf(part) + 100 * kinds.findIndex(([, kind]) => kind === failing);
      const refused = await tryStatements({ seed, statements: statementsOf(count), failing });
      expect(refused).toBeLessThan(0.5);
    },
    patience,
  );
}
