/**
 * A statement whose rows are read while they come must in the end have the rows that it has without:
 * for random statements and pages of any size.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SqlRow } from '../../engine/execute/index.ts';
import type { SelectPlan } from '../../engine/plan/index.ts';
import { check } from '../execute/check.ts';
import { plan } from './check.ts';
import { statements } from './random-statements.ts';
import { resources } from './resources.ts';

const account = {
  resources,
  needed: { 'AWS::EKS::Nodegroup': ['ClusterName'] },
  listed: {
    'AWS::IoTTwinMaker::SyncJob': ['SyncSource'],
    'AWS::EC2::VPC': ['VpcId', 'CidrBlock'],
  },
};

/**
 * The plan of a statement whose rows can be read while they come, and the same without that. A limit,
 * be it out of reach, has the result looked at after every page.
 */
function both(statement: string): readonly [SelectPlan, SelectPlan] | undefined {
  const planned = plan(statement);
  if (planned.kind === 'failed' || planned.plan.kind !== 'select') return undefined;
  const { growth, ...whole } = planned.plan;
  if (growth === undefined) return undefined;
  return [{ ...whole, growth: { limit: 1_000_000, ...growth } }, whole];
}

async function rowsOf(
  plan: SelectPlan,
  pageSize: number,
  turns: number,
): Promise<readonly string[]> {
  const { outcome, rows } = await check(plan, {
    ...account,
    pageSize,
    rowLimit: 100_000,
    // Calls that end in different turns let rows of several tables come between each other.
    gate: async (call) => {
      for (let turn = call.length % (turns + 1); turn > 0; turn -= 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  });
  if (outcome.kind === 'failed') throw new Error(outcome.failure.message);
  expect(rows).toHaveLength(outcome.summary.rowCount);
  return rows.map((row: SqlRow) => JSON.stringify(row)).toSorted();
}

it('has the same rows with and without rows before the end', async () => {
  let grown = 0;
  await fc.assert(
    fc.asyncProperty(
      statements,
      fc.integer({ min: 1, max: 4 }),
      fc.nat({ max: 3 }),
      async (statement, pageSize, turns) => {
        const plans = both(statement);
        fc.pre(plans !== undefined);
        const [growing, whole] = plans;
        grown += 1;
        expect(await rowsOf(growing, pageSize, turns)).toEqual(
          await rowsOf(whole, pageSize, turns),
        );
      },
    ),
    { seed: 20261124, numRuns: 250, maxSkipsPerRun: 200 },
  );
  expect(grown).toBeGreaterThanOrEqual(250);
});
