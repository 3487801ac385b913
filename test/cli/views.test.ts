import { describe, expect, it } from 'vitest';
import type { CommandResult } from './command.ts';
import { emulatorWith, fileWith, iql } from './command.ts';

const functions = ['billing', 'mailer', 'report'].map((name, index) => ({
  type: 'AWS::Lambda::Function',
  region: 'us-east-1',
  properties: {
    FunctionName: name,
    MemorySize: 256 * 2 ** index,
    Arn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  },
}));

const largeFunctions =
  'CREATE VIEW large_functions AS\nSELECT function_name, memory_size FROM aws.lambda.functions WHERE memory_size > 500;\n';

/** Runs `sql` with the further arguments, against three functions. */
async function check(sql: string, ...argv: readonly string[]): Promise<CommandResult> {
  const emulator = await emulatorWith({ data: { resources: functions } });
  return iql(['run', '-e', sql, '--endpoint', emulator.url, '--format', 'csv', ...argv], {
    env: { AWS_REGION: 'us-east-1' },
  });
}

describe('views in the terminal', () => {
  it('are read by every statement of the input that defines them', async () => {
    const { code, stdout } = await check(
      `SELECT function_name FROM large_functions ORDER BY 1;\n${largeFunctions}`,
      '--format',
      'json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      results: [
        { rows: [['mailer'], ['report']], calls: { list: 1, get: 3 } },
        { rows: [[expect.stringContaining('`large_functions` is a view')]], calls: { list: 0 } },
      ],
    });
  });

  it('come from the files of `--views`, which may read each other', async () => {
    const first = fileWith('large.iql', largeFunctions);
    const second = fileWith(
      'largest.iql',
      'CREATE VIEW largest(name) AS SELECT function_name FROM large_functions ORDER BY memory_size DESC LIMIT 1;',
    );
    const { code, stdout } = await check(
      'SELECT * FROM largest',
      '--views',
      first,
      '--views',
      second,
    );
    expect([code, stdout]).toEqual([0, 'name\r\nreport\r\n']);
  });

  it('of the input count before those of the same name elsewhere', async () => {
    const elsewhere = fileWith('other.iql', 'CREATE VIEW one AS SELECT 2 AS x;');
    const { stdout } = await check(
      'SELECT x FROM one; CREATE VIEW one AS SELECT 1 AS x',
      '--views',
      elsewhere,
      '--format',
      'ndjson',
    );
    expect(stdout.split('\n')[0]).toBe('{"x":1}');
  });

  it('show in the plan that `iql explain` prints', async () => {
    const views = fileWith('views.iql', largeFunctions);
    const result = await iql(
      ['explain', '-e', 'SELECT count(*) FROM large_functions', '--views', views],
      { env: { AWS_REGION: 'us-east-1' } },
    );
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('list AWS::Lambda::Function for aws.lambda.functions');
    expect(result.stdout).toContain('WITH "large_functions" AS (');
  });

  it('that are broken are told at their name in the statement', async () => {
    const views = fileWith('views.iql', 'CREATE VIEW v AS SELECT nam FROM aws.lambda.functions;');
    const { code, stderr } = await check('SELECT 1;\nSELECT * FROM v', '--views', views);
    expect(code).toBe(1);
    expect(stderr).toContain('<command line>:2:15: error: in the view `v`, no column `nam`');
    expect(stderr).toContain('  SELECT * FROM v\n                ^\n');
  });

  it('are known to `iql check` in every file that is given', async () => {
    const views = fileWith('views.iql', largeFunctions);
    const reader = fileWith('reader.iql', 'SELECT function_nam FROM large_functions;');
    for (const argv of [
      [reader, views],
      [reader, '--views', views],
    ]) {
      const { code, stdout } = await iql(['check', ...argv]);
      expect(code).toBe(1);
      expect(stdout).toContain('reader.iql:1:8 error no column `function_nam`');
      expect(stdout.trim().split('\n')).toHaveLength(1);
    }
  });

  it('in a file that is not there are an error', async () => {
    const result = await iql(['run', '-e', 'SELECT 1', '--views', '/nowhere/views.iql']);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('/nowhere/views.iql');
  });
});
