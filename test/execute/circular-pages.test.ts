/** A list whose page token comes again, as some handlers of AWS give it: its pages would never end. */
import { describe, expect, it } from 'vitest';
import { createCachingSource, createResourceCache } from '../../engine/execute/index.ts';
import type { CachingSource, ResourceSource, RunOutcome } from '../../engine/execute/index.ts';
import type { Account } from '../queries/account.ts';
import { check as run, fetchOf, listAll, selectPlan, vpcs } from './check.ts';

const fetch = fetchOf('ec2.vpcs', { columns: ['VpcId'], access: listAll });
const notice = {
  kind: 'information',
  message:
    'AWS gave the same token for the next page of `aws.ec2.vpcs` in `us-east-1` twice: what comes after it cannot be listed',
};

/** Six networks, two a page, where the third page is said to be followed by the second. */
function inCircles(account: Account): ResourceSource {
  return {
    ...account,
    get calls() {
      return account.calls;
    },
    async listPage(request, token, signal) {
      const page = await account.listPage(request, token, signal);
      return token === '4' ? { ...page, nextToken: '2' } : page;
    },
  };
}

interface Read {
  readonly outcome: RunOutcome;
  readonly rows: number;
  readonly lists: number;
}

async function check(through: (source: ResourceSource) => ResourceSource): Promise<Read> {
  const { outcome, rows, account } = await run(selectPlan([fetch]), {
    resources: vpcs(6),
    pageSize: 2,
    wrapSource: (opened) => through(inCircles(opened)),
  });
  return { outcome, rows: rows.length, lists: account.calls.list };
}

function throughCache(): (source: ResourceSource) => CachingSource {
  const cache = createResourceCache({
    timeToLiveMs: () => 60_000,
    mostBytes: 1_000_000,
    mostEntries: 100,
    now: () => 0,
  });
  return (source) => createCachingSource(source, cache, { connection: '', reads: 'everything' });
}

describe('a page token that comes again', () => {
  const expected = {
    outcome: { kind: 'finished', summary: { notices: [notice] } },
    rows: 6,
    lists: 3,
  };

  it('ends the list, with a notice', async () => {
    expect(await check((source) => source)).toMatchObject(expected);
  });

  it('does the same with a cache, and through two of them', async () => {
    expect(await check(throughCache())).toMatchObject(expected);
    const [inner, outer] = [throughCache(), throughCache()];
    expect(await check((source) => outer(inner(source)))).toMatchObject(expected);
  });

  it('leaves nothing in the cache that would pass for the whole list', async () => {
    const cached = throughCache();
    await check(cached);
    expect(await check(cached)).toMatchObject(expected);
  });
});
