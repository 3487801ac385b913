import { describe, expect, it } from 'vitest';
import { fileWith, iql } from './command.ts';

const buckets = "SELECT bucket_name FROM aws.s3.buckets WHERE region = 'us-east-1'";

describe('iql translate', () => {
  it.each(['athena', 'trino', 'postgresql', 'snowflake', 'bigquery', 'redshift'])(
    'prints statements in the SQL of %s',
    async (engine) => {
      expect(await iql(['translate', '-e', buckets, '--to', engine])).toEqual({
        code: 0,
        stdout: "SELECT bucket_name FROM s3_buckets WHERE region = 'us-east-1';\n",
        stderr: '',
      });
    },
  );

  it('prints every statement of a file', async () => {
    const file = fileWith('two.iql', `${buckets};\n-- the second\nSELECT 1 AS one;`);
    const { stdout } = await iql(['translate', file, '--to', 'trino']);
    expect(stdout).toBe(
      "SELECT bucket_name FROM s3_buckets WHERE region = 'us-east-1';\n\nSELECT 1 AS one;\n",
    );
  });

  it('reads standard input', async () => {
    const result = await iql(['translate', '-', '--to', 'trino'], {
      stdin: 'SELECT 1 == 2 AS same',
    });
    expect(result.stdout).toBe('SELECT 1 = 2 AS same;\n');
  });

  it('names tables by the pattern', async () => {
    const argv = ['--to', 'snowflake', '--table-pattern', 'inventory.{type}'];
    const result = await iql(['translate', '-e', 'SELECT arn FROM aws.s3.buckets', ...argv]);
    expect(result.stdout).toBe('SELECT arn FROM inventory.aws_s3_bucket;\n');
  });

  it('knows the columns of the views of `--views`', async () => {
    const views = fileWith('views.iql', 'CREATE VIEW v AS SELECT encrypted FROM aws.ec2.volumes;');
    const argv = ['translate', '-e', 'SELECT * FROM v WHERE encrypted = 1', '--to', 'postgresql'];
    expect((await iql([...argv, '--views', views])).stdout).toBe(
      'SELECT * FROM v WHERE encrypted = TRUE;\n',
    );
    expect((await iql(argv)).stdout).toBe('SELECT * FROM v WHERE encrypted = 1;\n');
  });

  it('says what means something else', async () => {
    const sql = "SELECT split_part(role, '/', 2) AS name FROM aws.lambda.functions";
    const result = await iql(['translate', '-e', sql, '--to', 'postgresql']);
    expect(result.code).toBe(0);
    expect(result.stderr).toBe(
      '<command line>:1:1: note: `split_part` gives NULL for a part that is not there; the other engine an empty text.\n',
    );
  });

  it('underlines what has no counterpart, goes on, and fails', async () => {
    const sql = "SELECT json_patch(tags, '{}')\nFROM aws.s3.buckets;\nSELECT 1 AS one";
    const result = await iql(['translate', '-e', sql, '--to', 'athena']);
    expect(result.code).toBe(1);
    expect(result.stdout).toBe('SELECT 1 AS one;\n');
    expect(result.stderr).toBe(
      [
        '<command line>:1:8: error: `json_patch` has no counterpart in Amazon Athena',
        "  SELECT json_patch(tags, '{}')",
        '         ^^^^^^^^^^',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [['translate', '-e', 'SELECT 1'], 'translate needs `--to`: use one of athena, trino'],
    [['translate', '-e', 'SELECT 1', '--to', 'oracle'], '`--to oracle` is no engine: use one of'],
    [
      ['translate', '-e', 'SELECT 1', '--to', 'trino', '--table-pattern', '{bucket}'],
      '`--table-pattern`: `{bucket}` is no placeholder: use {provider}, {service}, {resource}',
    ],
    [
      ['translate', '-e', 'SELECT 1', '--to', 'trino', '--table-pattern', '{service}'],
      'gives every resource the same name: put {resource} or {type} in it',
    ],
  ])('%j is refused', async (argv, advice) => {
    const result = await iql(argv);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(advice);
  });
});
