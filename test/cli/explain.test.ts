/** Plans on the command line: `iql explain`, and EXPLAIN and EXPLAIN ANALYZE in a run. */
import { describe, expect, it } from 'vitest';
import { isExplainedPlan } from '../../protocol/index.ts';
import { emulatorWith, iql } from './command.ts';
import type { CommandResult } from './command.ts';

const region = 'us-east-1';
const buckets = ['audit', 'logs'].map((name) => ({
  type: 'AWS::S3::Bucket',
  region,
  properties: { BucketName: name },
}));

async function run(sql: string, ...argv: readonly string[]): Promise<CommandResult> {
  const emulator = await emulatorWith({ data: { resources: buckets } });
  return iql(['run', '-e', sql, '--endpoint', emulator.url, '--region', region, ...argv]);
}

/** Figures of time differ from run to run. */
function timeless(text: string): string {
  return text.replace(/\b[\d.]+ m?s\b/g, '0 ms');
}

const plan = `estimate: 1 list
list AWS::S3::Bucket for aws.s3.buckets
  regions: us-east-1
  calls: 1 list, and one more for each further page
sql:
  SELECT bucket_name FROM "aws.s3.buckets" AS "buckets"
`;

describe('a plan on the command line', () => {
  it('is the text of `iql explain`, one after the other', async () => {
    const sql = 'SELECT bucket_name FROM aws.s3.buckets';
    const { stdout } = await iql(['explain', '-e', `${sql}; EXPLAIN ${sql}`, '--region', region]);
    expect(stdout).toBe(`${plan}\n${plan}`);
  });

  it('is data with `--format json`, a line for each statement', async () => {
    const argv = ['explain', '-e', 'SELECT 1; SELECT 2', '--format', 'json', '--region', region];
    const { stdout } = await iql(argv);
    const lines = stdout.trim().split('\n');
    const read = lines.map((line) => JSON.parse(line) as { statement: string; plan: unknown });
    expect(read.map(({ statement }) => statement)).toEqual(['SELECT 1', 'SELECT 2']);
    expect(read.every((each) => isExplainedPlan(each.plan))).toBe(true);
  });

  it('is printed by EXPLAIN as a text, however narrow the terminal', async () => {
    const emulator = await emulatorWith({ data: { resources: buckets } });
    const { stdout } = await iql(
      ['run', '-e', 'EXPLAIN SELECT bucket_name FROM aws.s3.buckets', '--endpoint', emulator.url],
      { terminalWidth: 30, env: { AWS_REGION: region } },
    );
    expect(stdout).toBe(plan);
  });

  it('has the figures of the run after EXPLAIN ANALYZE', async () => {
    const { stdout, stderr, code } = await run(
      'EXPLAIN ANALYZE SELECT bucket_name FROM aws.s3.buckets',
    );
    expect(code).toBe(0);
    expect(timeless(stdout)).toBe(`estimate: 1 list
actual: 1 list, 2 rows, 0 ms
list AWS::S3::Bucket for aws.s3.buckets
  regions: us-east-1
  calls: 1 list, and one more for each further page
  actual: 1 list, 2 resources, 0 ms
sql:
  SELECT bucket_name FROM "aws.s3.buckets" AS "buckets"
  actual: 2 rows, 0 ms
`);
    expect(stderr).toContain('1 list');
  });

  it('is in the JSON of a run that shows one, and of no other', async () => {
    const { stdout } = await run(
      'EXPLAIN ANALYZE SELECT bucket_name FROM aws.s3.buckets; SELECT bucket_name FROM aws.s3.buckets',
      ...['--format', 'json'],
    );
    const { results } = JSON.parse(stdout) as { readonly results: readonly object[] };
    expect(results.map((result) => 'plan' in result && isExplainedPlan(result.plan))).toEqual([
      true,
      false,
    ]);
  });

  it('is refused of what changes resources', async () => {
    const { code, stderr } = await run(
      "EXPLAIN ANALYZE DELETE FROM aws.s3.buckets WHERE bucket_name = 'logs'",
    );
    expect(code).toBe(1);
    expect(stderr).toContain('use `EXPLAIN`, which sends nothing');
  });
});
