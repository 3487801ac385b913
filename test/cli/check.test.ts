import { describe, expect, it } from 'vitest';
import { fileWith, iql } from './command.ts';

interface CheckedJson {
  readonly files: readonly {
    readonly file: string;
    readonly problems: readonly {
      readonly code: string;
      readonly severity: string;
      readonly message: string;
      readonly startLine: number;
      readonly startColumn: number;
      readonly endLine: number;
      readonly endColumn: number;
    }[];
  }[];
}

describe('iql check', () => {
  it('finds nothing in a good file', async () => {
    const file = fileWith('good.iql', 'SELECT bucket_name FROM aws.s3.buckets;\n-- the end\n');
    expect(await iql(['check', file])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('prints place, severity, message and code of each problem, in every file', async () => {
    const good = fileWith('good.iql', 'SHOW SERVICES IN aws;');
    const bad = fileWith('bad.iql', 'SELECT 1;\n\nSELECT bucket_nam\nFROM aws.s3.buckets;\n');
    const result = await iql(['check', good, bad]);
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^.+bad\.iql:3:8 error .*`bucket_name`.* \[unknown-column\]\n$/);
  });

  it('prints the same as JSON, with lines and columns from 1', async () => {
    const bad = fileWith('bad.iql', 'SELECT 1;\n\n  SELECT bucket_nam\nFROM aws.s3.buckets;\n');
    const result = await iql(['check', bad, '--format', 'json']);
    const { files } = JSON.parse(result.stdout) as CheckedJson;
    expect(files).toEqual([
      {
        file: bad,
        problems: [
          {
            code: 'unknown-column',
            severity: 'error',
            message: expect.stringContaining('`bucket_nam`') as string,
            startLine: 3,
            startColumn: 10,
            endLine: 3,
            endColumn: 20,
          },
        ],
      },
    ]);
    expect(result.code).toBe(1);
  });

  it('shows kinds of problems as it is told, and fails by what it shows', async () => {
    const sql = 'SELECT bucket_nam\nFROM aws.s3.buckets b\nORDER BY bucket_name LIMIT 5;\n';
    const file = fileWith('levels.iql', sql);
    const softened = await iql([
      ...['check', file, '--severity', 'unknown-column=warning'],
      ...['--severity', 'unused-alias=off'],
    ]);
    expect(softened.code).toBe(0);
    expect(softened.stdout).toMatch(/^.+:1:8 warning .* \[unknown-column\]\n$/);

    const limit = fileWith('limit.iql', sql.replace('bucket_nam\n', 'arn\n').replace(' b\n', '\n'));
    expect((await iql(['check', limit])).stdout).toMatch(/:3:22 hint .* \[useless-limit\]\n$/);
    expect((await iql(['check', limit])).code).toBe(0);
    expect((await iql(['check', limit, '--severity', 'useless-limit=error'])).code).toBe(1);
  });

  it.each([
    ['unknown-colum=off', 'no problem has the code `unknown-colum`'],
    ['unknown-column=loud', 'has no severity for `unknown-column`'],
    ['unknown-column', 'write a code and a level'],
  ])('refuses `--severity %s`', async (severity, message) => {
    const result = await iql(['check', 'x.iql', '--severity', severity]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(message);
  });

  it('passes on what SQLite says, at its place', async () => {
    const sql =
      'SELECT count(*) FROM aws.s3.buckets\nWHERE max(bucket_name, 1, 2) AND sum(1) > 2;\n';
    const result = await iql(['check', fileWith('aggregate.iql', sql)]);
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/:2:34 error `sum` is an aggregate.* \[sqlite\]\n$/);
  });
});

describe('iql explain', () => {
  it('prints what would be asked of AWS, and asks nothing', async () => {
    const sql = `SELECT arn FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'w|SITEWISE'`;
    const result = await iql(['explain', '-e', sql, '--endpoint', 'http://127.0.0.1:1']);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('AWS::IoTTwinMaker::SyncJob');
    expect(result.stdout).toContain('w|SITEWISE');
  });

  it('says what a statement lacks', async () => {
    const result = await iql(['explain', '-e', 'SELECT arn FROM aws.iottwinmaker.sync_jobs']);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('`workspace_id`');
  });
});

describe('the line under a message', () => {
  it('shows the part around the place of a long line, and steers no terminal', async () => {
    const long = `SELECT ${'1, '.repeat(200)}nosuch, '\u001B[31m' FROM aws.s3.buckets${' '.repeat(300)}WHERE 1`;
    const { stderr } = await iql(['explain', '-e', long]);
    const [, line = '', carets = ''] = stderr.split('\n');
    expect(line).toMatch(/^ {2}….* nosuch, '�\[31m' FROM aws\.s3\.buckets +…$/);
    expect(line.indexOf('nosuch')).toBe(carets.indexOf('^^^^^^'));
  });
});
