import { describe, expect, it } from 'vitest';
import { emulatorWith, fileWith, iql } from './command.ts';
import type { CommandResult } from './command.ts';

const data = {
  resources: ['audit', 'logs', "o'brien"].map((name) => ({
    type: 'AWS::S3::Bucket',
    region: 'us-east-1',
    properties: { BucketName: name },
  })),
};

async function run(sql: string, argv: readonly string[]): Promise<CommandResult> {
  const emulator = await emulatorWith({ data });
  return iql(['run', '-e', sql, '--endpoint', emulator.url, '--format', 'csv', ...argv]);
}

async function check(sql: string, argv: readonly string[], rows: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await run(sql, argv);
  expect({ code, rows: stdout.trim().split(/\r?\n/).slice(1).sort() }, stderr).toEqual({
    code: 0,
    rows,
  });
}

describe('parameters of the command line', () => {
  it('take the place of templates and named parameters', async () => {
    const sql =
      "SELECT bucket_name FROM aws.s3.buckets WHERE bucket_name = {{ a }} OR bucket_name = '{{ b }}'";
    await check(sql, ['--param', 'a=audit', '--param', "b=o'brien"], ['audit', "o'brien"]);
    await check(
      'SELECT bucket_name FROM aws.s3.buckets WHERE bucket_name IN (:a)',
      ['--param', 'a=audit, logs'],
      ['audit', 'logs'],
    );
  });

  it('do nothing but stand for a value', async () => {
    await check(
      'SELECT bucket_name FROM aws.s3.buckets WHERE bucket_name = {{ a }}',
      ['--param', "a=x' OR 'a' = 'a"],
      [],
    );
  });

  it('come from a file, and those of the command line before them', async () => {
    const file = fileWith('variables.yaml', 'name: logs\nwhere: { region: us-east-1 }\n');
    const sql =
      'SELECT bucket_name FROM aws.s3.buckets WHERE bucket_name = {{ name }} AND region = {{ where.region }}';
    await check(sql, ['--vars', file], ['logs']);
    await check(sql, ['--vars', file, '--param', 'name=audit'], ['audit']);
  });

  it('decide what is asked of AWS', async () => {
    const { stdout } = await iql([
      ...['explain', '-e', 'SELECT * FROM aws.s3.buckets WHERE data__Identifier = :id'],
      ...['--param', 'id=audit', '--region', 'us-east-1'],
    ]);
    expect(stdout).toContain('calls: 1 get');
  });

  it('are named where one is missing, at its place', async () => {
    const { code, stderr } = await run('SELECT 1,\n  {{ a }}', []);
    expect(code).toBe(1);
    expect(stderr).toBe(
      '<command line>:2:3: error: `{{ a }}` has no value: give it one with `--param a=…` or in a file of `--vars`\n    {{ a }}\n    ^^^^^^^\n',
    );
  });

  it('leave messages at the places of the statement as it was written', async () => {
    const { code, stderr } = await run('SELECT {{ a }}, nope FROM aws.s3.buckets', [
      ...['--param', 'a=a value that is longer than its template'],
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain(
      '<command line>:1:17: error: no column `nope` on `aws.s3.buckets`\n  SELECT {{ a }}, nope FROM aws.s3.buckets\n                  ^^^^\n',
    );
  });

  it('print the statement without its values', async () => {
    const emulator = await emulatorWith({ data });
    const { stdout } = await iql([
      ...['run', '-e', "SELECT '{{ api_token }}' AS a", '--endpoint', emulator.url],
      ...['--format', 'json', '--param', 'api_token=hush'],
    ]);
    const [{ statement }] = (JSON.parse(stdout) as { results: [{ statement: string }] }).results;
    expect(statement).toBe("SELECT '{{ api_token }}' AS a");
  });

  it('that are badly written are bad usage', async () => {
    expect(await run('SELECT 1', ['--param', 'a'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        '`--param a`: write a name and a value, `env=prod`',
      ) as string,
    });
    const file = fileWith('variables.yaml', 'a: [1\n');
    expect(await run('SELECT 1', ['--vars', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`\`${file}\`, line 2: `) as string,
    });
  });
});
