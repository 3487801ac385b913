/** Which calls are sent again, how often, and what a run says of those that fail for good. */
import { describe, expect, it } from 'vitest';
import { createLimiterPool, SourceError } from '../../engine/execute/index.ts';
import type { RunFailure } from '../../protocol/index.ts';
import { check, fetchOf, getEach, hydrating, listAll, selectPlan, vpcs } from './check.ts';
import type { Checked, CheckOptions } from './check.ts';
import { createVirtualClock } from './virtual-clock.ts';

const broken: RunFailure = { kind: 'service', message: 'AWS is out of order' };
const throttled: RunFailure = { kind: 'throttled', message: 'AWS throttles' };
const denied: RunFailure = { kind: 'access', message: 'access was denied' };

const vpc = (shape: Partial<Parameters<typeof fetchOf>[1]> = {}): ReturnType<typeof fetchOf> =>
  fetchOf('ec2.vpcs', { columns: ['VpcId'], access: listAll, ...shape });

interface Failing {
  readonly failure: RunFailure;
  readonly isPassing?: boolean;
  /** The tries of one call that fail. */
  readonly times: number;
}

/** Runs with calls that fail at first, by what they ask; time passes at once. */
async function checkFailing(
  fetches: Parameters<typeof selectPlan>[0],
  failing: Readonly<Record<string, Failing>>,
  options: Partial<CheckOptions> = {},
): Promise<Checked & { readonly milliseconds: number }> {
  const clock = createVirtualClock();
  const tries = new Map<string, number>();
  const checked = await clock.during(
    check(selectPlan(fetches), {
      resources: vpcs(6),
      limiters: createLimiterPool({ clock }),
      gate(call) {
        const tried = (tries.get(call) ?? 0) + 1;
        tries.set(call, tried);
        const fault = failing[call];
        if (fault === undefined || tried > fault.times) return Promise.resolve();
        const { failure, isPassing = false } = fault;
        return Promise.reject(new SourceError(failure, { isPassing }));
      },
      ...options,
    }),
  );
  return { ...checked, milliseconds: clock.now() };
}

const firstPage = 'list AWS::EC2::VPC us-east-1';
const secondPage = `${firstPage} page 2`;

describe('a call that fails', () => {
  it('is sent again where the failure may pass, and counts once', async () => {
    const { rows, progress, outcome, account, milliseconds } = await checkFailing([vpc()], {
      [firstPage]: { failure: broken, isPassing: true, times: 3 },
    });
    expect(rows).toHaveLength(6);
    expect(account.log).toEqual([firstPage, firstPage, firstPage, firstPage]);
    expect(new Set(progress.map(({ calls }) => calls.list))).toEqual(new Set([1]));
    expect(outcome.statistics?.get(0)).toMatchObject({ calls: 1, retries: 3, throttles: 0 });
    // Half of 200, 400 and 800 ms.
    expect(milliseconds).toBe(700);
  });

  it('is given up after four tries, with its own failure', async () => {
    const { outcome, account } = await checkFailing([vpc()], {
      [firstPage]: { failure: broken, isPassing: true, times: 9 },
    });
    expect(account.log).toHaveLength(4);
    expect(outcome).toMatchObject({ kind: 'failed', failure: broken });
  });

  it('counts once where the run is stopped before it is sent again', async () => {
    const { outcome, account } = await checkFailing(
      [vpc()],
      { [firstPage]: { failure: broken, isPassing: true, times: 9 } },
      { timeoutMs: 50 },
    );
    expect(account.log).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'failed', calls: { list: 1 } });
    expect(outcome.statistics?.get(0)).toMatchObject({ calls: 1, retries: 0 });
  });

  it('is given up after twenty tries where it is throttled each time', async () => {
    const { outcome, account, milliseconds } = await checkFailing([vpc()], {
      [firstPage]: { failure: throttled, times: 99 },
    });
    expect(account.log).toHaveLength(20);
    expect(outcome).toMatchObject({ kind: 'failed', failure: throttled });
    expect(milliseconds).toBeLessThan(180_000);
  });

  it('is sent once where the failure is for good', async () => {
    const { outcome, account } = await checkFailing([vpc()], {
      [firstPage]: { failure: denied, times: 1 },
    });
    expect(account.log).toEqual([firstPage]);
    expect(outcome).toMatchObject({ kind: 'failed', failure: denied });
  });

  it('costs one page’s time and no page, in the middle of a list', async () => {
    const { rows, account } = await checkFailing(
      [vpc()],
      { [secondPage]: { failure: throttled, times: 2 } },
      { pageSize: 2 },
    );
    expect(rows).toEqual(vpcs(6).map(({ identifier }) => [identifier]));
    expect(account.log).toEqual([
      firstPage,
      secondPage,
      secondPage,
      secondPage,
      `${firstPage} page 3`,
    ]);
  });

  it('leaves a row as it was listed where its get fails for good', async () => {
    const get = 'get AWS::EC2::VPC us-east-1 vpc-2';
    const { rows, outcome } = await checkFailing(
      [vpc({ columns: ['VpcId', 'CidrBlock'], access: hydrating('CidrBlock') })],
      { [get]: { failure: throttled, times: 99 } },
    );
    expect(rows.map(([, cidr]) => cidr)).toEqual([
      '10.1.0.0/16',
      null,
      ...[3, 4, 5, 6].map((number) => `10.${number}.0.0/16`),
    ]);
    const message = '1 rows of `aws.ec2.vpcs` hold only what AWS lists: AWS throttles';
    const notices = outcome.kind === 'finished' ? outcome.summary.notices : [];
    expect(notices).toContainEqual({ kind: 'throttled', message });
  });
});

describe('gets that are denied', () => {
  const hydrated = (regions: readonly string[]) =>
    vpc({ columns: ['VpcId', 'CidrBlock'], access: hydrating('CidrBlock'), regions });
  const deniedGets = (region: string, numbers: readonly number[]) =>
    Object.fromEntries(
      numbers.map((number) => [
        `get AWS::EC2::VPC ${region} vpc-${number}`,
        { failure: denied, times: 1 },
      ]),
    );
  const many = Array.from({ length: 40 }, (_, index) => index + 1);
  const resources = [...vpcs(40), ...vpcs(40, 'eu-west-1')];

  it('cost their own rows what the list lacks, where a policy denies some resources', async () => {
    const { rows, outcome } = await checkFailing(
      [hydrated(['us-east-1'])],
      deniedGets('us-east-1', [2, 5]),
      { concurrency: 1 },
    );
    expect(rows.filter(([, cidr]) => cidr === null).map(([id]) => id)).toEqual(['vpc-2', 'vpc-5']);
    const message = '2 rows of `aws.ec2.vpcs` hold only what AWS lists: access was denied';
    expect(outcome).toMatchObject({ summary: { notices: [{ kind: 'access', message }] } });
  });

  it('are given up after some, where all of a region are', async () => {
    const { rows, outcome, account } = await checkFailing(
      [hydrated(['us-east-1', 'eu-west-1'])],
      deniedGets('eu-west-1', many),
      { resources, concurrency: 4 },
    );
    expect(rows).toHaveLength(80);
    const sent = account.log.filter((call) => call.startsWith('get AWS::EC2::VPC eu-west-1'));
    expect(sent.length).toBeLessThan(20);
    const message = '40 rows of `aws.ec2.vpcs` hold only what AWS lists: access was denied';
    expect(outcome).toMatchObject({ summary: { notices: [{ kind: 'access', message }] } });
  });

  it('fail the statement where no resource may be read', async () => {
    const { outcome, account } = await checkFailing(
      [hydrated(['us-east-1'])],
      deniedGets('us-east-1', many),
      { resources, concurrency: 4 },
    );
    expect(outcome).toMatchObject({ kind: 'failed', failure: denied });
    expect(account.log.length).toBeLessThan(20);
  });
});

describe('a strict run', () => {
  const two = vpc({ regions: ['us-east-1', 'eu-west-1'], span: { start: 14, end: 26 } });
  const failing = { 'list AWS::EC2::VPC eu-west-1': { failure: denied, times: 1 } };

  it('fails with the first call that fails, where another would leave a notice', async () => {
    const { outcome } = await checkFailing([two], failing, { isStrict: true });
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { ...denied, span: { start: 14, end: 26 } },
    });
    expect(await checkFailing([two], failing)).toMatchObject({
      outcome: { kind: 'finished', summary: { notices: [denied] } },
    });
  });

  it('fails where one resource cannot be read', async () => {
    const { outcome } = await checkFailing(
      [vpc({ columns: ['VpcId', 'CidrBlock'], access: hydrating('CidrBlock') })],
      { 'get AWS::EC2::VPC us-east-1 vpc-2': { failure: broken, times: 1 } },
      { isStrict: true },
    );
    expect(outcome).toMatchObject({ kind: 'failed', failure: broken });
  });

  it('does not mind a resource that is gone since it was listed', async () => {
    const [first, ...others] = vpcs(3);
    const { rows, outcome } = await checkFailing(
      [vpc({ columns: ['VpcId', 'CidrBlock'], access: hydrating('CidrBlock') })],
      {},
      {
        isStrict: true,
        resources: [
          ...(first === undefined ? [] : [{ ...first, vanished: true as const }]),
          ...others,
        ],
      },
    );
    expect(outcome).toMatchObject({ kind: 'finished', summary: { notices: [] } });
    expect(rows).toHaveLength(2);
  });
});

describe('credentials that are refused in the middle', () => {
  it('stop the run and leave the rows that had come', async () => {
    const failure: RunFailure = { kind: 'credentials', message: 'run `aws sso login`' };
    const { rows, outcome } = await checkFailing(
      [vpc()],
      { [secondPage]: { failure, times: 1 } },
      { pageSize: 2 },
    );
    expect(outcome).toMatchObject({ kind: 'failed', failure, partial: { rowCount: 2 } });
    expect(rows).toEqual([['vpc-1'], ['vpc-2']]);
  });

  it('cost one account its rows where several are asked', async () => {
    const failure: RunFailure = {
      kind: 'credentials',
      message: 'run `aws sso login --profile dev`',
    };
    const { outcome, rows } = await checkFailing(
      [
        vpc({
          accounts: [{ name: 'prod', isOwn: true }, { name: 'dev' }],
        }),
      ],
      { [`${firstPage} in dev`]: { failure, times: 9 } },
    );
    expect(outcome).toMatchObject({ kind: 'finished', summary: { notices: [failure] } });
    expect(rows).toHaveLength(6);
  });
});

describe('a run with a timeout', () => {
  it('ends when its time is over, with the rows so far and what to do', async () => {
    const clock = createVirtualClock();
    const { outcome, rows } = await clock.during(
      check(selectPlan([vpc({ access: getEach('vpc-1', 'vpc-2', 'vpc-3') })]), {
        resources: vpcs(3),
        concurrency: 1,
        timeoutMs: 1500,
        limiters: createLimiterPool({ clock }),
        gate: (call) =>
          call.endsWith('vpc-1')
            ? clock.wait(1000, new AbortController().signal)
            : new Promise(() => undefined),
      }),
    );
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: {
        kind: 'cancelled',
        message:
          'the run was stopped, as it took longer than 1.5 s: raise `iql.queryTimeout`, or ask for less, such as fewer regions or columns',
      },
      partial: { rowCount: 1 },
    });
    expect(rows).toEqual([['vpc-1']]);
    expect(clock.now()).toBe(1500);
  });

  it('leaves no timer behind where it ends before', async () => {
    const clock = createVirtualClock();
    const { outcome } = await clock.during(
      check(selectPlan([vpc()]), {
        resources: vpcs(1),
        timeoutMs: 60_000,
        limiters: createLimiterPool({ clock }),
      }),
    );
    expect(outcome.kind).toBe('finished');
    expect(clock.now()).toBe(0);
    expect(clock.waiting).toBe(0);
  });
});
