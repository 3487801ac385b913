/** When the window's cache answers, and when it is emptied. */
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../client/connection/connection.ts';
import { createFetchedResources, withFromCache } from '../../client/run/fetched-resources.ts';
import type { RunOutcome } from '../../engine/execute/index.ts';
import { noCalls } from '../../protocol/index.ts';
import { openAccount } from '../queries/account.ts';

const off: Connection = {
  profile: 'dev',
  region: 'us-east-1',
  regionFrom: 'setting',
  regions: ['us-east-1'],
  concurrency: 4,
  rowLimit: 100,
};
const dev: Connection = { ...off, cacheForMs: 60_000 };
const request = { typeName: 'AWS::S3::Bucket', region: 'us-east-1' };

/** Lists the buckets once for each step, which follows a connection; gives back the calls made. */
async function check(...steps: readonly (Partial<Step> & { connection?: Connection })[]) {
  const account = openAccount({ resources: [] });
  let stamp = '';
  const fetched = createFetchedResources({
    now: () => 0,
    credentialsStamp: () => Promise.resolve(stamp),
  });
  for (const { connection = dev, files = '', reads = 'kept', empties = false } of steps) {
    stamp = files;
    await fetched.follow(connection);
    if (empties) fetched.empty();
    const source = fetched.sourceOver(account, connection, reads) ?? account;
    await source.listPage(request, undefined, new AbortController().signal);
  }
  return account.log.length;
}

interface Step {
  readonly files: string;
  readonly reads: 'kept' | 'anew';
  readonly empties: boolean;
}

describe('the cache of a window', () => {
  it('is off where the setting gives no time to live', async () => {
    expect(await check({ connection: off }, { connection: off })).toBe(2);
  });

  it('answers the next run over the same connection', async () => {
    expect(await check({}, {}, { connection: { ...dev, region: 'eu-west-1', rowLimit: 5 } })).toBe(
      1,
    );
  });

  it('is emptied when another profile or endpoint is chosen', async () => {
    expect(await check({}, { connection: { ...dev, profile: 'prod' } }, {})).toBe(3);
    expect(await check({}, { connection: { ...dev, endpoint: 'http://127.0.0.1:1' } }, {})).toBe(3);
  });

  it('is emptied when the files of `~/.aws` were written', async () => {
    expect(await check({ files: 'a' }, { files: 'b' })).toBe(2);
  });

  it('is emptied by the command, and when it is switched off', async () => {
    expect(await check({}, { empties: true })).toBe(2);
    expect(await check({}, { connection: off }, {})).toBe(3);
  });

  it('is passed over by a run that asks anew', async () => {
    expect(await check({}, { reads: 'anew' }, {})).toBe(2);
  });

  it('says in the result what came from it', async () => {
    const summary = { columns: [], rowCount: 0, notices: [], calls: noCalls, durationMs: 1 };
    const finished: RunOutcome = { kind: 'finished', summary };
    const fetched = createFetchedResources({
      now: () => 0,
      credentialsStamp: () => Promise.resolve(''),
    });
    await fetched.follow(dev);
    const source = fetched.sourceOver(openAccount({ resources: [] }), dev, 'kept');
    expect(source).toBeDefined();
    const used = source && { ...source, fromCache: () => ({ resources: 2, oldestMs: 40_000 }) };
    expect(withFromCache(finished, used)).toMatchObject({
      summary: { fromCache: { resources: 2, oldestMs: 40_000 } },
    });
    expect(withFromCache(finished, source)).toBe(finished);
  });
});
