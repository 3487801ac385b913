import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { fileWith, iql } from './command.ts';

describe('wrong usage', () => {
  it.each([
    [[], 'give a command'],
    [['rnu'], 'there is no command `rnu`'],
    [['run', '--fromat', 'json'], `run: Unknown option '--fromat'`],
    [
      ['run', '--format', 'xml', '-e', 'SELECT 1'],
      '`--format xml` is no format: use table, json, ndjson, csv, tsv, markdown or sql',
    ],
    [['run', '-e'], `run: Option '-e, --execute <value>' argument missing`],
    [['run', 'a.iql', 'b.iql'], 'one FILE at a time: `b.iql` is a second one'],
    [['run', 'a.iql', '-e', 'SELECT 1'], 'give a FILE or `-e SQL`, not both'],
    [
      ['run', '-e', 'SELECT 1', '--row-limit', 'ten'],
      '`--row-limit` takes a whole number, not `ten`',
    ],
    [['run', '-e', 'SELECT 1', '--row-limit', '0'], '`--row-limit` must be a whole number from 1'],
    [
      ['run', '-e', 'SELECT 1', '--concurrency', '999'],
      '`--concurrency` must be a whole number from 1',
    ],
    [
      ['run', '-e', 'SELECT 1', '--endpoint', 'ftp://x'],
      '`--endpoint` has `ftp://x`, which is no endpoint',
    ],
    [['explain', '-e', 'SELECT 1', '--region', 'US'], '`--region` has `US`, which is no region'],
    [['check'], 'check needs at least one FILE'],
    [['check', 'a.iql', '--format', 'csv'], '`--format csv` is no format of check'],
    [['lsp', '--pipe=/tmp/x'], 'lsp takes no `--pipe=/tmp/x`: the server talks over standard'],
  ])('%j', async (argv, advice) => {
    const result = await iql(argv);
    expect(result.code).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toContain(advice);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('takes no region from the environment that is none', async () => {
    const result = await iql(['explain', '-e', 'SELECT 1'], { env: { AWS_REGION: 'mars-1' } });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('your settings have `mars-1` as the region, which is none');
  });

  it('asks for statements where standard input is a terminal', async () => {
    const result = await iql(['run'], { terminalWidth: 80 });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('give a FILE, `-e SQL`, or `-` for standard input');
  });
});

describe('help and version', () => {
  it.each([[['--help']], [['-h']], [['help']], [['run', '--help']]])('%j', async (argv) => {
    const result = await iql(argv);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('iql run [FILE|-] [-e SQL]');
  });

  it('prints the version of the package', async () => {
    expect(await iql(['--version'])).toEqual({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['/nowhere/a.iql', 'cannot read `/nowhere/a.iql`: there is no such file: check the path'],
    [import.meta.dirname, 'it is a directory: give a file'],
  ])('%s', async (path, message) => {
    const result = await iql(['run', path]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(message);
  });

  it('is refused where it is far too large to be statements', async () => {
    const result = await iql(['check', fileWith('big.iql', ' '.repeat(17 * 1024 * 1024))]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('is larger than 16 MB: give a file of statements');
  });

  it('is refused where it holds no text', async () => {
    const result = await iql(['run', fileWith('image.iql', 'GIF89a\0\u0001')]);
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(
      /^iql: `.+image\.iql` holds no text: give a file of statements\n$/,
    );
  });
});

describe('a file of another encoding', () => {
  it.each([
    ['UTF-8 behind a mark', Buffer.from("\uFEFFSELECT 'é😀' AS text")],
    ['UTF-16, as PowerShell writes it', Buffer.from("\uFEFFSELECT 'é😀' AS text", 'utf16le')],
  ])('%s is read', async (_, bytes) => {
    const result = await iql(['run', fileWith('marked.iql', bytes), '--format', 'csv']);
    expect(result).toMatchObject({ code: 0, stdout: 'text\r\né😀\r\n' });
  });
});

describe('a Node without the SQL engine', () => {
  it.each([
    ['--version', manifest.version],
    ['--help', 'iql run [FILE|-] [-e SQL]'],
  ])('still answers %s', (option, answer) => {
    const main = resolve(import.meta.dirname, '../../cli/main.ts');
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--no-experimental-sqlite', main, option],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(stdout).toContain(answer);
  });
});

describe('SHOW', () => {
  it.each(['SHOW VERSION', 'SHOW PROVIDERS'])('%s says the version', async (statement) => {
    const result = await iql(['run', '-e', statement, '--format', 'csv']);
    expect(result.stdout).toContain(manifest.version);
  });
});
