/** How the pages of one list follow each other. */
import { expect, it } from 'vitest';
import { SourceError } from '../../engine/execute/index.ts';
import { check, fetchOf, hydrating, selectPlan, vpcs } from './check.ts';

const vpc = fetchOf('ec2.vpcs', {
  columns: ['VpcId', 'CidrBlock'],
  access: hydrating('CidrBlock'),
});

it('asks for resources of the next page while one of this page is still missing', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { rows } = await check(selectPlan([vpc]), {
    resources: vpcs(6),
    pageSize: 2,
    gate: (call) => {
      if (call.endsWith('vpc-6')) release();
      return call.endsWith('vpc-1') ? released : Promise.resolve();
    },
  });
  expect(rows).toHaveLength(6);
});

it('asks for no further page while so many resources are missing', async () => {
  const asked: string[] = [];
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { rows } = await check(selectPlan([vpc]), {
    resources: vpcs(1000),
    pageSize: 250,
    concurrency: 8,
    gate: (call) => {
      asked.push(call);
      if (asked.length === 9) setImmediate(release);
      return call.startsWith('get') ? released : Promise.resolve();
    },
  });
  const lists = asked.slice(0, 11).filter((call) => call.startsWith('list'));
  expect(lists).toHaveLength(2);
  expect(rows).toHaveLength(1000);
});

it('keeps the rows of the pages before one that cannot be had', async () => {
  let lists = 0;
  const { outcome, rows } = await check(
    selectPlan([{ ...vpc, regions: ['us-east-1', 'eu-west-1'] }]),
    {
      resources: [...vpcs(2), ...vpcs(1, 'eu-west-1')],
      pageSize: 1,
      gate: (call) => {
        if (!call.startsWith('list AWS::EC2::VPC us-east-1')) return Promise.resolve();
        lists += 1;
        return lists === 2
          ? Promise.reject(new SourceError({ kind: 'access', message: 'it is not allowed' }))
          : Promise.resolve();
      },
    },
  );
  expect(outcome.kind).toBe('finished');
  expect(rows).toEqual([
    ['vpc-1', '10.1.0.0/16'],
    ['vpc-1', '10.1.0.0/16'],
  ]);
});
