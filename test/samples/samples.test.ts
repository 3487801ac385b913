import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emulatorWith, iql } from '../cli/command.ts';
import { joinsAndFanOut } from './joins-and-fan-out.ts';

const samples = resolve(import.meta.dirname, '../../samples');
const files = readdirSync(samples).filter((name) => name.endsWith('.iql'));

interface PrintedResults {
  readonly results: readonly {
    readonly statement: string;
    readonly rows: readonly unknown[];
    readonly notices: readonly unknown[];
    readonly calls: { readonly list: number; readonly get: number };
  }[];
}

const runs = new Map<string, ReturnType<typeof runAgain>>();

/** What the file's statements came to: each file is run once for all tests. */
function run(file: string) {
  const started = runs.get(file) ?? runAgain(file);
  runs.set(file, started);
  return started;
}

/** Against a fresh emulator with the samples' data. */
async function runAgain(file: string) {
  const emulator = await emulatorWith({
    dataFile: join(samples, 'data.json'),
    operationMs: 0,
  });
  const { code, stdout, stderr } = await iql(
    ['run', join(samples, file), '--format', 'json', '--yes', '--endpoint', emulator.url],
    { env: { AWS_REGION: 'us-east-1' } },
  );
  return { code, stderr, ...(JSON.parse(stdout) as PrintedResults), emulator };
}

describe('the samples', () => {
  it('are laid out as the formatter does', async () => {
    const paths = files.map((file) => join(samples, file));
    expect(await iql(['format', ...paths, '--check'])).toMatchObject({ code: 0, stdout: '' });
  });

  it.each(files)('run from first to last, with rows and without a complaint: %s', async (file) => {
    const { code, stderr, results } = await run(file);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')]);
    expect(results.length).toBeGreaterThan(0);
    for (const { statement, rows, notices } of results) {
      expect({ statement, isEmpty: rows.length === 0, notices }).toEqual({
        statement,
        isEmpty: false,
        notices: [],
      });
    }
  });

  it.each(files)('have nothing that the editor would underline: %s', async (file) => {
    const { code, stdout } = await iql(['check', join(samples, file), '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ files: [{ problems: [] }] });
    expect(code).toBe(0);
  });

  it.each([...joinsAndFanOut])(
    'join and fan out with no more calls than they say: %s',
    async (file, expected) => {
      const { results } = await run(file);
      expect(
        results.map(({ rows, calls }, index) => ({
          rows: rows.length,
          lists: Math.max(calls.list, expected[index]?.lists ?? 0),
          gets: Math.max(calls.get, expected[index]?.gets ?? 0),
        })),
      ).toEqual(expected);
    },
  );

  it('begin with the example of the published page', async () => {
    const { results, emulator } = await run('01-first-query.iql');
    expect(results[0]?.rows).toEqual([
      [
        'us-east-1',
        'my-workspace',
        'SITEWISE',
        'arn:aws:iam::123456789012:role/twinmaker-sync',
        '2025-03-04T08:20:00.000Z',
        '2026-02-11T10:02:31.000Z',
        'arn:aws:iottwinmaker:us-east-1:123456789012:workspace/my-workspace/sync-job/SITEWISE',
        'ACTIVE',
        expect.anything() as unknown,
      ],
    ]);
    expect(emulator.requests.records[0]?.operation).toBe('GetResource');
  });

  it('delete one sync job and no other', async () => {
    const { emulator } = await run('07-delete.iql');
    const job = (workspace: string) =>
      emulator.resource('AWS::IoTTwinMaker::SyncJob', 'us-east-1', `${workspace}|SITEWISE`);
    expect([job('packaging-test'), job('my-workspace')]).toEqual([undefined, expect.anything()]);
    expect(emulator.requests.count('DeleteResource')).toBe(1);
  });
});
