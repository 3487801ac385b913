/** Statements that AWS throttles, that may not take long, or that must not leave anything out. */
import { describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../emulator/index.ts';
import { emulatorWith, iql } from './command.ts';
import type { CommandResult } from './command.ts';

const data = {
  generate: ['us-east-1', 'eu-west-1'].map((region) => ({
    type: 'AWS::EC2::VPC',
    region,
    count: 12,
  })),
};
const bothRegions = `SELECT vpc_id FROM aws.ec2.vpcs WHERE region IN ('us-east-1', 'eu-west-1')`;
const deniedRegion: EmulatorOptions['faults'] = [
  {
    match: { region: 'eu-west-1' },
    action: { kind: 'error', name: 'AccessDeniedException', message: 'no' },
  },
];

async function check(
  sql: string,
  argv: readonly string[],
  options: EmulatorOptions,
): Promise<CommandResult> {
  const emulator = await emulatorWith({ data, ...options });
  return iql(['run', '-e', sql, '--endpoint', emulator.url, '--format', 'csv', ...argv]);
}

describe('iql run --strict', () => {
  it('fails where a region cannot be read, which is else a notice', async () => {
    const usual = await check(bothRegions, [], { faults: deniedRegion });
    expect([usual.code, usual.stdout.trimEnd().split('\r\n').length]).toEqual([0, 13]);
    expect(usual.stderr).toContain('`eu-west-1` was denied');
    const strict = await check(bothRegions, ['--strict'], { faults: deniedRegion });
    expect([strict.code, strict.stderr.includes('`eu-west-1` was denied')]).toEqual([1, true]);
  });
});

describe('iql run --timeout', () => {
  it('stops a statement that takes longer, with the rows so far and the option to raise', async () => {
    const { code, stdout, stderr } = await check(bothRegions, ['--timeout', '1'], {
      faults: [{ match: { region: 'eu-west-1' }, action: { kind: 'delay', milliseconds: 60_000 } }],
    });
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(13);
    expect(stderr).toContain('it took longer than 1 s: raise `--timeout`');
  });

  it('ends what keeps SQLite busy', async () => {
    const endless = `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c`;
    const { code } = await check(endless, ['--timeout', '1'], {});
    expect(code).toBe(1);
  });
});

describe('a list whose pages go in a circle', () => {
  it('ends, with the rows so far and a notice', async () => {
    const { code, stdout, stderr } = await check('SELECT vpc_id FROM aws.ec2.vpcs', [], {
      pageSize: 5,
      faults: [{ match: { operation: 'ListResources' }, nth: 2, action: { kind: 'repeatToken' } }],
    });
    expect([code, new Set(stdout.trimEnd().split('\r\n')).size]).toEqual([0, 11]);
    expect(stderr).toContain('the same token for the next page of `aws.ec2.vpcs` in `us-east-1`');
    expect(stderr).toContain('2 lists');
  });
});

describe('a server that throttles', () => {
  it('costs time and no row, and no call is counted twice', async () => {
    const emulator = await emulatorWith({ data, requestsPerSecond: 5 });
    const sql = `SELECT vpc_id, tags FROM aws.ec2.vpcs WHERE region = 'us-east-1'`;
    const result = await iql(['run', '-e', sql, '--endpoint', emulator.url, '--format', 'csv']);
    expect([result.code, result.stdout.trimEnd().split('\r\n').length]).toEqual([0, 13]);
    expect(result.stderr).toMatch(/^12 rows, 1 list, 12 gets, /);
    expect(emulator.requests.count('GetResource')).toBeGreaterThan(12);
  });
});
