/** Planning answers for any text: a plan or one failure, whatever was typed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plan } from '../queries/check.ts';
import { statements } from '../queries/random-statements.ts';

it('plans or refuses a statement cut anywhere', () => {
  fc.assert(
    fc.property(statements, fc.nat(), (statement, cut) => {
      const result = plan(statement.slice(0, cut % (statement.length + 1)));
      expect(['planned', 'failed']).toContain(result.kind);
    }),
    { seed: 20261124, numRuns: 200 },
  );
});

it('plans a long statement in little time', () => {
  const columns = Array.from({ length: 300 }, (_, index) => `vpc_id AS c${index}`).join(', ');
  const arms = Array.from(
    { length: 40 },
    () => `SELECT ${columns} FROM aws.ec2.vpcs WHERE vpc_id = 'vpc-1'`,
  );
  const started = performance.now();
  expect(plan(arms.join(' UNION ALL ')).kind).toBe('planned');
  expect(performance.now() - started).toBeLessThan(2_000);
});
