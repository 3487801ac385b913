import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../emulator/index.ts';
import { emulatorWith, fileWith, iql, spawnIql } from './command.ts';
import type { CommandOptions, CommandResult } from './command.ts';

const region = 'us-east-1';

/** A process takes its time to start on a machine that does other things besides. */
const patience = { timeout: 30_000 };

const syncJob = {
  type: 'AWS::IoTTwinMaker::SyncJob',
  region,
  properties: {
    WorkspaceId: 'plant',
    SyncSource: 'SITEWISE',
    SyncRole: 'arn:aws:iam::123456789012:role/Sync',
    CreationDateTime: '2026-01-01T00:00:00Z',
    UpdateDateTime: '2026-01-02T00:00:00Z',
    Arn: 'arn:aws:iottwinmaker:us-east-1:123456789012:workspace/plant/sync-job/SITEWISE',
    State: 'ACTIVE',
    Tags: { team: 'NULL' },
  },
};
const buckets = ['audit', 'logs'].map((name) => ({
  type: 'AWS::S3::Bucket',
  region,
  properties: { BucketName: name },
}));
const data = { resources: [syncJob, ...buckets] };

const example = `SELECT region, workspace_id, sync_source, sync_role, creation_date_time, update_date_time, arn, state, tags
FROM aws.iottwinmaker.sync_job
WHERE data__Identifier = 'plant|SITEWISE';`;

interface JsonResult {
  readonly statement: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly notices: readonly unknown[];
  readonly calls: unknown;
  readonly durationMs: number;
}

async function check(
  sql: string,
  argv: readonly string[] = [],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const emulator = await emulatorWith({ data });
  return iql(['run', '-e', sql, '--endpoint', emulator.url, ...argv], options);
}

function parsed(result: CommandResult): {
  readonly results: readonly JsonResult[];
  readonly failure?: Readonly<Record<string, unknown>>;
} {
  return JSON.parse(result.stdout) as ReturnType<typeof parsed>;
}

describe('iql run', () => {
  it('runs the example of the documentation page as it stands', async () => {
    const result = await check(example, ['--format', 'json']);
    expect(result.code).toBe(0);
    const [first] = parsed(result).results;
    expect(first).toEqual({
      statement: example.replace(';', ''),
      columns: [
        { name: 'region', type: 'text' },
        { name: 'workspace_id', type: 'text' },
        { name: 'sync_source', type: 'text' },
        { name: 'sync_role', type: 'text' },
        { name: 'creation_date_time', type: expect.any(String) as string },
        { name: 'update_date_time', type: expect.any(String) as string },
        { name: 'arn', type: 'text' },
        { name: 'state', type: 'text' },
        { name: 'tags', type: 'json' },
      ],
      rows: [
        [
          region,
          'plant',
          'SITEWISE',
          syncJob.properties.SyncRole,
          syncJob.properties.CreationDateTime,
          syncJob.properties.UpdateDateTime,
          syncJob.properties.Arn,
          'ACTIVE',
          { team: 'NULL' },
        ],
      ],
      notices: [],
      calls: { list: 0, get: 1, create: 0, update: 0, delete: 0, status: 0 },
      durationMs: expect.any(Number) as number,
    });
  });

  it('prints a table, and says on the other stream what it took', async () => {
    const result = await check(
      'SELECT bucket_name, NULL AS missing, 12 AS n FROM aws.s3.buckets ORDER BY 1',
    );
    expect(result.stdout).toBe(
      [
        'bucket_name  missing   n',
        '───────────  ───────  ──',
        'audit        NULL     12',
        'logs         NULL     12',
        '',
      ].join('\n'),
    );
    expect(result.stderr).toMatch(/^2 rows, 1 list, \d+ ms\n$/);
  });

  it('prints an object a row, no value lost where names repeat', async () => {
    const sql = `SELECT 1 AS a, 'x' AS a, 9007199254740993 AS big, NULL AS b`;
    const result = await check(sql, ['--format', 'ndjson']);
    expect(result.stdout).toBe('{"a":1,"a_2":"x","big":9007199254740993,"b":null}\n');
  });

  it('prints CSV with quotes where they are needed', async () => {
    const sql = `VALUES ('plain', 'with "quotes", and' || char(10) || 'lines', '', NULL)`;
    const result = await check(sql, ['--format', 'csv']);
    expect(result.stdout).toBe(
      'column1,column2,column3,column4\r\nplain,"with ""quotes"", and\nlines","",\r\n',
    );
  });

  it('reads a file, and standard input', async () => {
    const emulator = await emulatorWith({ data });
    const options = ['--endpoint', emulator.url, '--format', 'csv'];
    const file = await iql(['run', fileWith('a.iql', '\uFEFFSELECT 1 AS one;\n'), ...options]);
    expect(file.stdout).toBe('one\r\n1\r\n');
    expect((await iql(['run', '-', ...options], { stdin: 'SELECT 2 AS two' })).stdout).toBe(
      'two\r\n2\r\n',
    );
    expect((await iql(['run', ...options], { stdin: 'SELECT 3 AS three' })).stdout).toBe(
      'three\r\n3\r\n',
    );
  });

  it('takes the region of tables that name none', async () => {
    const result = await check('SELECT count(*) AS n FROM aws.s3.buckets', [
      '--region',
      'eu-west-1',
      '--format',
      'csv',
    ]);
    expect(result.stdout).toBe('n\r\n0\r\n');
  });

  it('says where rows were cut', async () => {
    const result = await check('VALUES (1), (2), (3)', ['--row-limit', '2', '--format', 'csv']);
    expect(result.stdout).toBe('column1\r\n1\r\n2\r\n');
    expect(result.stderr).toContain('only the first 2 rows are here: raise `--row-limit`');
  });

  it('stops at the statement that fails, with what was finished and what went wrong', async () => {
    const result = await check('SELECT 1 AS one;\nSELECT nme\nFROM aws.s3.buckets;\nSELECT 3', [
      '--format',
      'json',
    ]);
    expect(result.code).toBe(1);
    const { results, failure } = parsed(result);
    expect(results.map((each) => each.rows)).toEqual([[[1]]]);
    expect(failure).toMatchObject({ kind: 'plan', line: 2, column: 8 });
    expect(result.stderr).toMatch(/<command line>:2:8: error: .*`nme`/);
    expect(result.stderr).toContain('  SELECT nme\n         ^^^\n');
  });

  it('says what to start where nothing answers at the endpoint', async () => {
    const emulator = await emulatorWith({ data });
    await emulator.close();
    const result = await iql(['run', '-e', example, '--endpoint', emulator.url]);
    expect(result.code).toBe(1);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain(
      `nothing answers at \`${emulator.url}\`: start it or change \`--endpoint\``,
    );
  });

  it('deletes nothing without a yes where nobody can be asked', async () => {
    const emulator = await emulatorWith({ data, operationMs: 10 });
    const sql = `DELETE FROM aws.s3.bucket WHERE data__Identifier = 'logs' AND region = '${region}'`;
    const refused = await iql(['run', '-e', sql, '--endpoint', emulator.url]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'this deletes `logs` (`AWS::S3::Bucket` in `us-east-1`): add `--yes` to do it without being asked',
    );
    expect(emulator.requests.count('DeleteResource')).toBe(0);

    const done = await iql(['run', '-e', sql, '--endpoint', emulator.url, '--yes']);
    expect(done.code).toBe(0);
    expect(emulator.resource('AWS::S3::Bucket', region, 'logs')).toBeUndefined();
  });

  it('asks at a terminal, and takes anything but yes for no', async () => {
    const emulator = await emulatorWith({ data });
    const sql = `DELETE FROM aws.s3.bucket WHERE data__Identifier = 'logs' AND region = '${region}'`;
    const argv = ['run', '-e', sql, '--endpoint', emulator.url];
    const refused = await iql(argv, { terminalWidth: 80, stdin: 'maybe\n' });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Delete it? [y/N]');
    expect(emulator.requests.count('DeleteResource')).toBe(0);
  });

  it('keeps a table within the terminal, in colours unless they are not wanted', async () => {
    const sql = `SELECT 'a' AS short, '${'long '.repeat(30)}' AS text, 'NULL' AS word, char(27) || '[31m' AS control`;
    const plain = await check(sql, [], { terminalWidth: 60, env: { NO_COLOR: '1' } });
    const lines = plain.stdout.trimEnd().split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines.at(-1)).toContain('…');
    expect(lines.at(-1)).toContain(`'NULL'`);
    expect(lines.at(-1)).toContain('\\u001b[31m');
    const coloured = await check(sql, [], { terminalWidth: 60 });
    expect(coloured.stdout).toContain('\u001b[1m');
  });

  it('keeps the rows that came when it is interrupted', async () => {
    const cancel = new AbortController();
    const emulator = await emulatorWith({
      data: { generate: [{ type: 'AWS::EC2::VPC', region, count: 30 }] },
      pageSize: 10,
      faults: [
        {
          match: { operation: 'ListResources' },
          nth: 3,
          action: { kind: 'delay', milliseconds: 60_000 },
        },
      ],
    });
    const running = iql(
      [
        'run',
        '-e',
        'SELECT vpc_id FROM aws.ec2.vpcs',
        '--endpoint',
        emulator.url,
        '--format',
        'json',
      ],
      { signal: cancel.signal },
    );
    await expect.poll(() => emulator.requests.count('ListResources'), patience).toBe(3);
    cancel.abort();
    const result = await running;
    expect(result.code).toBe(1);
    expect(parsed(result).failure).toMatchObject({ kind: 'cancelled' });
    expect(parsed(result).results[0]?.rows).toHaveLength(20);
  });
});

describe('iql run while a statement still runs', () => {
  const threePages = (milliseconds: number): EmulatorOptions => ({
    data: { generate: [{ type: 'AWS::EC2::VPC', region, count: 30 }] },
    pageSize: 10,
    faults: [
      {
        match: { operation: 'ListResources' },
        nth: 3,
        action: { kind: 'delay', milliseconds },
      },
    ],
  });
  const argvOf = (url: string, format: string): readonly string[] => [
    ...['run', '-e', 'SELECT vpc_id FROM aws.ec2.vpcs', '--endpoint', url],
    ...['--format', format],
  ];

  it.each(['ndjson', 'csv'])('prints rows as they come in %s', async (format) => {
    const emulator = await emulatorWith(threePages(60_000));
    const child = spawnIql(argvOf(emulator.url, format));
    let printed = '';
    child.stdout.on('data', (text: Buffer) => {
      printed += text.toString();
    });
    await expect.poll(() => printed.match(/vpc-/g)?.length, patience).toBe(20);
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, printed.match(/vpc-/g)?.length]).toEqual([1, 20]);
  });

  it('prints each row once, and the summary after the last', async () => {
    const emulator = await emulatorWith(threePages(200));
    const result = await iql(argvOf(emulator.url, 'csv'));
    const [head, ...rows] = result.stdout.trimEnd().split('\r\n');
    expect([head, rows.length, new Set(rows).size]).toEqual(['vpc_id', 30, 30]);
    expect(result.stderr).toMatch(/^30 rows, 3 lists, \d+ ms\n$/);
  });

  it('asks AWS for nothing more once the reader of its output has gone', async () => {
    const emulator = await emulatorWith({
      data: { generate: [{ type: 'AWS::EC2::VPC', region, count: 5000 }] },
      pageSize: 10,
      latencyMs: 50,
    });
    const child = spawnIql(argvOf(emulator.url, 'ndjson'));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    await once(child, 'exit');
    expect(emulator.requests.count('ListResources')).toBeLessThan(400);
  });
});

describe('iql run as a process', () => {
  it.each([
    ['Ctrl+C', 'SIGINT'],
    ['`timeout`', 'SIGTERM'],
  ] as const)('keeps the rows at %s, which every process of its group hears', async (_, signal) => {
    const emulator = await emulatorWith({
      data: { generate: [{ type: 'AWS::EC2::VPC', region, count: 30 }] },
      pageSize: 10,
      faults: [{ match: {}, nth: 3, action: { kind: 'delay', milliseconds: 60_000 } }],
    });
    const sql = 'SELECT count(*) AS n FROM aws.ec2.vpcs';
    const child = spawnIql(['run', '-e', sql, '--endpoint', emulator.url, '--format', 'csv'], {
      detached: true,
    });
    const printed = Promise.all([text(child.stdout), text(child.stderr)]);
    await expect.poll(() => emulator.requests.count(), patience).toBe(3);
    process.kill(-(child.pid ?? expect.fail()), signal);
    const [rows, errors] = await printed;
    expect(rows.split('\r\n')).toEqual(['n', '20', '']);
    expect(errors).toContain('the run was cancelled');
  });

  it('ends at Ctrl+C in the middle of a statement that keeps SQLite busy', async () => {
    const endless = `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c`;
    const child = spawnIql(['run', '-e', `SELECT 1 AS ready; ${endless}`, '--format', 'ndjson']);
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(first.toString()).toBe('{"ready":1}\n');
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(1);
  });

  it('ends quietly where the reader of its output goes away', async () => {
    const many = `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 100000) SELECT n, 'a text of some length' FROM c`;
    const child = spawnIql(['run', '-e', many, '--format', 'csv']);
    let errors = '';
    child.stderr.on('data', (text: Buffer) => {
      errors += text.toString();
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [code] = (await once(child, 'exit')) as [number];
    expect([code, errors]).toEqual([0, '']);
  });
});
