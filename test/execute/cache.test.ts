/** The cache of fetched resources: what it answers, what it never keeps, and what it forgets. */
import { describe, expect, it } from 'vitest';
import {
  createCachingSource,
  createResourceCache,
  runPlan,
  SourceError,
} from '../../engine/execute/index.ts';
import type {
  CachingOptions,
  CachingSource,
  ListRequest,
  ResourceDescription,
} from '../../engine/execute/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';
import { openAccount } from '../queries/account.ts';
import type { Account, AccountOptions } from '../queries/account.ts';
import { plan } from '../queries/check.ts';
import { resources } from '../queries/resources.ts';

const buckets: ListRequest = { typeName: 'AWS::S3::Bucket', region: 'us-east-1' };
const bucketNames = ['a', 'b', 'c', 'd', 'e'];
const never = new AbortController().signal;

interface Tried {
  readonly account: Account;
  readonly run: (options?: Partial<CachingOptions>) => CachingSource;
  readonly pass: (milliseconds: number) => void;
  readonly cache: ReturnType<typeof createResourceCache>;
}

/** The only place that makes a cache: over an account of five buckets, two a page. */
function check(
  options: Partial<AccountOptions> & { bytes?: number; entries?: number } = {},
): Tried {
  let time = 1_000;
  const { bytes = 1_000_000, entries = 1_000, ...account } = options;
  const cache = createResourceCache({
    timeToLiveMs: () => 60_000,
    mostBytes: bytes,
    mostEntries: entries,
    now: () => time,
  });
  const opened = openAccount({
    resources: bucketNames.map((name) => ({
      type: 'AWS::S3::Bucket',
      region: 'us-east-1',
      identifier: name,
      properties: { BucketName: name },
    })),
    pageSize: 2,
    ...account,
  });
  return {
    account: opened,
    cache,
    run: (given) =>
      createCachingSource(opened, cache, { connection: 'dev', reads: 'everything', ...given }),
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}

/** Identifiers of a list, page by page, at most so many pages of it. */
async function listOf(
  source: CachingSource,
  most = Number.POSITIVE_INFINITY,
  signal = never,
): Promise<readonly string[]> {
  const pages: string[] = [];
  const tokens = new Set<string>();
  for (let token: string | undefined, count = 0; count < most; count += 1) {
    const { resources, nextToken } = await source.listPage(buckets, token, signal);
    pages.push(resources.map(({ identifier }) => identifier).join(''));
    if (nextToken === undefined) break;
    expect(tokens).not.toContain(nextToken);
    tokens.add(nextToken);
    token = nextToken;
  }
  return pages;
}

function bucket(source: CachingSource, name: string): Promise<ResourceDescription | undefined> {
  return source.get({ ...buckets, identifier: name }, never);
}

describe('the cache of resources', () => {
  it('answers a list that was read to its end, page by page and without a call', async () => {
    const { account, run, pass } = check();
    expect(await listOf(run())).toEqual(['ab', 'cd', 'e']);
    pass(40_000);
    const second = run();
    expect(await listOf(second)).toEqual(['ab', 'cd', 'e']);
    expect(account.log).toHaveLength(3);
    expect(second.calls).toMatchObject({ list: 0, get: 0 });
    expect(second.fromCache()).toEqual({ resources: 5, oldestMs: 40_000 });
  });

  it('answers a get, also of a resource that was read to complete a list', async () => {
    const { account, run, pass } = check();
    await bucket(run(), 'a');
    pass(5);
    const second = run();
    expect(await bucket(second, 'a')).toEqual({
      identifier: 'a',
      properties: { BucketName: 'a' },
    });
    expect(account.log).toHaveLength(1);
    expect(second.fromCache()).toEqual({ resources: 1, oldestMs: 5 });
  });

  it('says nothing of what the run itself has asked', async () => {
    const { run, account } = check();
    const source = run();
    await listOf(source);
    await listOf(source);
    expect(account.log).toHaveLength(3);
    expect(source.fromCache()).toBeUndefined();
  });

  it('tells the oldest of several answers', async () => {
    const { run, pass } = check();
    await bucket(run(), 'a');
    pass(10_000);
    await bucket(run(), 'b');
    pass(1_000);
    const source = run();
    await bucket(source, 'a');
    await bucket(source, 'b');
    expect(source.fromCache()).toEqual({ resources: 2, oldestMs: 11_000 });
  });

  it('asks again once the time to live has passed', async () => {
    const { account, run, pass } = check();
    await listOf(run());
    pass(60_000);
    const source = run();
    await listOf(source);
    expect(account.log).toHaveLength(6);
    expect(source.fromCache()).toBeUndefined();
  });

  it('keeps no list that a limit ended', async () => {
    const { account, run } = check();
    const first = run();
    expect(await listOf(first, 1)).toEqual(['ab']);
    await first.end();
    expect(await listOf(run())).toEqual(['ab', 'cd', 'e']);
    expect(account.log).toHaveLength(4);
  });

  it('keeps no list that failed, though it was read on, and no failed get', async () => {
    let fails = true;
    const gate = (call: string): Promise<void> => {
      if (!fails || !call.endsWith('page 2')) return Promise.resolve();
      fails = false;
      return Promise.reject(new SourceError({ kind: 'throttled', message: 'slower' }));
    };
    const { account, run } = check({ gate });
    const first = run();
    const { nextToken } = await first.listPage(buckets, undefined, never);
    await expect(first.listPage(buckets, nextToken, never)).rejects.toThrow('slower');
    const again = await first.listPage(buckets, nextToken, never);
    expect(again.resources.map(({ identifier }) => identifier)).toEqual(['c', 'd']);
    await first.listPage(buckets, again.nextToken, never);
    expect(account.log).toHaveLength(4);
    await listOf(run());
    expect(account.log).toHaveLength(7);
  });

  it('does not keep that a resource is not there', async () => {
    const { account, run } = check();
    expect(await bucket(run(), 'x')).toBeUndefined();
    expect(await bucket(run(), 'x')).toBeUndefined();
    expect(account.log).toHaveLength(2);
  });

  it('keeps apart what regions, accounts, models and connections answer', async () => {
    const { account, run } = check();
    const requests: readonly ListRequest[] = [
      buckets,
      { ...buckets, region: 'eu-west-1' },
      { ...buckets, account: 'other' },
      { ...buckets, resourceModel: { Owner: 'me' } },
    ];
    for (const request of requests) await run().listPage(request, undefined, never);
    await run({ connection: 'prod' }).listPage(buckets, undefined, never);
    expect(account.log).toHaveLength(5);
  });

  it('takes a model for the same in any order of its keys', async () => {
    const { account, run } = check();
    const asked = { ...buckets, resourceModel: { A: 1, B: { C: 2, D: 3 } } };
    const turned = { resourceModel: { B: { D: 3, C: 2 }, A: 1 }, ...buckets };
    await run().listPage(asked, undefined, never);
    await run().listPage(turned, undefined, never);
    expect(account.log).toHaveLength(1);
  });

  it('forgets a type when one of its resources is deleted, and no other type', async () => {
    const { account, run } = check();
    await listOf(run());
    await bucket(run(), 'a');
    const role = { typeName: 'AWS::IAM::Role', region: 'us-east-1' };
    await run().listPage(role, undefined, never);
    const request = { ...buckets, identifier: 'a', clientToken: 't' };
    await run().delete(request, () => undefined, never);
    await run().listPage(role, undefined, never);
    expect(account.log).toHaveLength(6);
    await listOf(run());
    await bucket(run(), 'a');
    expect(account.log).toHaveLength(10);
  });

  it('does not keep a list that was under way while one of its resources was deleted', async () => {
    const { account, run } = check();
    const listing = run();
    const { nextToken } = await listing.listPage(buckets, undefined, never);
    const request = { ...buckets, identifier: 'a', clientToken: 't' };
    await run().delete(request, () => undefined, never);
    await listing.listPage(buckets, nextToken, never);
    await listOf(run());
    expect(account.log.filter((call) => call.startsWith('list'))).toHaveLength(5);
  });

  it('holds no more bytes and entries than it may, and lets the least recently used go', async () => {
    const few = check({ entries: 2 });
    for (const name of ['a', 'b', 'a', 'c']) await bucket(few.run(), name);
    expect(few.account.log).toHaveLength(3);
    await bucket(few.run(), 'a');
    expect(few.account.log).toHaveLength(3);
    await bucket(few.run(), 'b');
    expect(few.account.log).toHaveLength(4);

    const small = check({ bytes: 4_000 });
    for (const name of bucketNames) await bucket(small.run(), name);
    expect(small.cache.statistics().bytes).toBeLessThanOrEqual(1_000);
    expect(small.cache.statistics().entries).toBeGreaterThan(0);
    await listOf(small.run());
    expect(small.cache.statistics().entries).toBeLessThanOrEqual(2);
  });

  it('reads a list that is larger than itself to the end, and keeps nothing of it', async () => {
    const { account, run, cache } = check({ bytes: 100 });
    expect(await listOf(run())).toEqual(['ab', 'cd', 'e']);
    expect(await listOf(run())).toEqual(['ab', 'cd', 'e']);
    expect(account.log).toHaveLength(6);
    expect(cache.statistics()).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('is emptied', async () => {
    const { account, run, cache } = check();
    await listOf(run());
    cache.empty();
    expect(cache.statistics()).toMatchObject({ entries: 0, bytes: 0 });
    await listOf(run());
    expect(account.log).toHaveLength(6);
  });

  it('counts what it answered, what was joined and what was asked', async () => {
    const { run, cache } = check();
    await Promise.all([listOf(run()), listOf(run())]);
    await listOf(run());
    expect(cache.statistics()).toMatchObject({ misses: 1, joined: 1, hits: 1, entries: 1 });
  });

  it('asks anew where that is wished, and leaves the new answer to others', async () => {
    const { account, run, pass } = check();
    await listOf(run());
    pass(1_000);
    const fresh = run({ reads: 'onlyOwn' });
    await listOf(fresh);
    await listOf(fresh);
    expect(account.log).toHaveLength(6);
    expect(fresh.fromCache()).toBeUndefined();
    pass(500);
    const later = run();
    await listOf(later);
    expect(later.fromCache()).toEqual({ resources: 5, oldestMs: 500 });
  });
});

describe('runs that ask the same at the same time', () => {
  it('share the calls of a list, each counting those that it made', async () => {
    const { account, run } = check();
    const [first, second] = [run(), run()];
    const both = await Promise.all([listOf(first), listOf(second)]);
    expect(both).toEqual([
      ['ab', 'cd', 'e'],
      ['ab', 'cd', 'e'],
    ]);
    expect(account.log).toHaveLength(3);
    expect(first.calls.list + second.calls.list).toBe(3);
    expect(second.fromCache()).toBeUndefined();
  });

  it('ask for the rest of a list by their own calls once the run that began it is over', async () => {
    const { account, run } = check();
    const [first, second] = [run(), run()];
    await first.listPage(buckets, undefined, never);
    const { nextToken } = await second.listPage(buckets, undefined, never);
    await first.end();
    await second.listPage(buckets, nextToken, never);
    expect([first.calls.list, second.calls.list]).toEqual([1, 1]);
    expect(account.log).toHaveLength(2);
  });

  it('wait, before the source of one of them is closed, for the call that the other needs', async () => {
    const opened = Promise.withResolvers<undefined>();
    const { run } = check({ gate: () => opened.promise });
    const cancelled = new AbortController();
    const first = run();
    const ended = listOf(first, 1, cancelled.signal).catch(() => first.end());
    const second = bucket(run(), 'a');
    cancelled.abort();
    let isOver = false;
    const over = ended.then(() => {
      isOver = true;
    });
    expect(isOver).toBe(false);
    opened.resolve(undefined);
    await Promise.all([over, second]);
    expect(isOver).toBe(true);
  });

  it('share a get', async () => {
    const { account, run } = check();
    await Promise.all([bucket(run(), 'a'), bucket(run(), 'a')]);
    expect(account.log).toHaveLength(1);
  });

  it('do not lose a call to each other: the one that is cancelled leaves it to the other', async () => {
    const opened = Promise.withResolvers<undefined>();
    const { account, run } = check({ gate: () => opened.promise });
    const cancelled = new AbortController();
    const first = listOf(run(), 1, cancelled.signal);
    const second = listOf(run());
    cancelled.abort();
    await expect(first).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    opened.resolve(undefined);
    expect(await second).toEqual(['ab', 'cd', 'e']);
    expect(account.log).toHaveLength(3);
  });

  it('end the call when the last of them is cancelled, and the next run asks for itself', async () => {
    const opened = Promise.withResolvers<undefined>();
    const { account, run } = check({ gate: () => opened.promise });
    const cancelled = new AbortController();
    const both = [listOf(run(), 1, cancelled.signal), listOf(run(), 1, cancelled.signal)];
    cancelled.abort();
    for (const each of both) await expect(each).rejects.toThrow('cancelled');
    const next = listOf(run());
    opened.resolve(undefined);
    expect(await next).toEqual(['ab', 'cd', 'e']);
    expect(account.log).toHaveLength(4);
  });

  it('each hear of a failure, and each may ask again', async () => {
    let fails = true;
    const gate = (): Promise<void> =>
      fails
        ? Promise.reject(new SourceError({ kind: 'throttled', message: 'slower' }))
        : Promise.resolve();
    const { account, run } = check({ gate });
    const sources = [run(), run()];
    for (const each of await Promise.allSettled(sources.map((source) => listOf(source)))) {
      expect(each.status).toBe('rejected');
    }
    expect(account.log).toHaveLength(1);
    fails = false;
    for (const source of sources) expect(await listOf(source)).toEqual(['ab', 'cd', 'e']);
    expect(account.log).toHaveLength(4);
  });

  it('do not join a list whose only reader has gone', async () => {
    const { account, run } = check();
    const first = run();
    await first.listPage(buckets, undefined, never);
    await first.end();
    expect(await listOf(run())).toEqual(['ab', 'cd', 'e']);
    expect(account.log).toHaveLength(4);
  });
});

describe('a run over the cache', () => {
  it('waits for no lane where all is kept, and has made no call for any step', async () => {
    const account = openAccount({ resources, pageSize: 1 });
    const cache = createResourceCache({
      timeToLiveMs: () => 1_000,
      mostBytes: 1_000_000,
      mostEntries: 100,
      now: () => 0,
    });
    const planned = plan('SELECT vpc_id, cidr_block FROM aws.ec2.vpcs');
    if (planned.kind === 'failed') throw new Error(planned.failure.message);
    const outcomes = [];
    for (let run = 0; run < 2; run += 1) {
      const source = createCachingSource(account, cache, { connection: '', reads: 'everything' });
      outcomes.push(
        await runPlan(
          planned.plan,
          { source, engine: openTableEngine(':memory:'), confirm: () => Promise.resolve(true) },
          { concurrency: 1, rowLimit: 10 },
          () => undefined,
          never,
        ),
      );
      expect(source.fromCache()).toEqual(run === 0 ? undefined : { resources: 4, oldestMs: 0 });
    }
    expect(account.log).toHaveLength(4);
    expect(outcomes).toMatchObject([
      { kind: 'finished', summary: { rowCount: 2, calls: { list: 2, get: 2 } } },
      { kind: 'finished', summary: { rowCount: 2, calls: { list: 0, get: 0 } } },
    ]);
    expect([...(outcomes[1]?.statistics?.values() ?? [])].map(({ calls }) => calls)).toEqual([0]);
  });
});
