/** A DELETE is confirmed, sent once, and answered by the event that ended it. */
import { expect, it } from 'vitest';
import type { DeletePlan } from '../../engine/plan/index.ts';
import { check, fetchOf, listAll } from './check.ts';

const plan: DeletePlan = {
  kind: 'delete',
  table: fetchOf('ec2.vpcs', { columns: [], access: listAll }).table,
  typeName: 'AWS::EC2::VPC',
  region: 'us-east-1',
  identifier: 'vpc-1',
  permissions: ['ec2:DeleteVpc'],
  returning: ['OperationStatus'],
  sql: 'SELECT "OperationStatus", "Identifier" FROM event',
  span: { start: 12, end: 24 },
};

it('sends nothing that is not confirmed', async () => {
  const { outcome, account } = await check(plan, {
    resources: [],
    confirm: () => Promise.resolve(false),
  });
  expect(account.log).toEqual([]);
  expect(outcome).toMatchObject({
    kind: 'failed',
    failure: { kind: 'cancelled', span: { start: 12, end: 24 } },
  });
});

it('sends one call with a token and returns the event', async () => {
  const { rows, account, outcome } = await check(plan, { resources: [] });
  expect(account.log).toEqual(['delete AWS::EC2::VPC us-east-1 vpc-1 token-1']);
  expect(rows).toEqual([['SUCCESS', 'vpc-1']]);
  expect(outcome).toMatchObject({
    kind: 'finished',
    summary: { rowCount: 1, calls: { delete: 1 } },
  });
});

it('refuses a RETURNING that SQLite cannot read, before the call', async () => {
  const { account, outcome } = await check(
    { ...plan, sql: 'SELECT "Nothing" FROM event' },
    { resources: [] },
  );
  expect(account.log).toEqual([]);
  expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'plan' } });
});

it('fails as the service says', async () => {
  const failure = { kind: 'access' as const, message: 'add `ec2:DeleteVpc`' };
  const { outcome } = await check(plan, {
    resources: [],
    failures: { 'AWS::EC2::VPC vpc-1': failure },
  });
  expect(outcome).toMatchObject({ kind: 'failed', failure });
});

it('says that a delete that was sent may go on after a cancel', async () => {
  const controller = new AbortController();
  const { outcome } = await check(plan, {
    resources: [],
    signal: controller.signal,
    gate: () => {
      controller.abort();
      return new Promise(() => undefined);
    },
  });
  expect(outcome).toMatchObject({
    kind: 'failed',
    failure: {
      kind: 'cancelled',
      message: expect.stringContaining('may still be deleted') as string,
    },
  });
});
