import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fileWith, iql } from './command.ts';
import type { CommandOptions } from './command.ts';

/** Runs `sql` with `--output NAME` in a new directory, and tells what is there afterwards. */
async function check(
  sql: string,
  name: string,
  more: readonly string[] = [],
  options: CommandOptions = {},
) {
  const directory = dirname(fileWith('other.txt', 'other'));
  const path = join(directory, name);
  const result = await iql(['run', '-e', sql, '--output', path, ...more], options);
  return {
    ...result,
    path,
    stderr: result.stderr.replaceAll(directory, ''),
    files: readdirSync(directory).filter((each) => each !== 'other.txt'),
    text: existsSync(path) ? readFileSync(path, 'utf8') : undefined,
    directory,
  };
}

const table = `SELECT 1 AS id, '=1' AS note, json('{"a":1}') AS tags UNION ALL SELECT 2, NULL, NULL`;

describe('iql run --output', () => {
  it('writes the rows to the file, and says so where people look', async () => {
    const { code, stdout, stderr, text, files } = await check(table, 'out.csv');
    expect([code, stdout, files]).toEqual([0, '', ['out.csv']]);
    expect(stderr).toMatch(/^wrote 2 rows to \/out\.csv\n2 rows, /);
    expect(text).toBe(`id,note,tags\r\n1,'=1,"{""a"":1}"\r\n2,,\r\n`);
  });

  it.each([
    ['out.tsv', `id\tnote\ttags\r\n1\t'=1\t"{""a"":1}"\r\n2\t\t\r\n`],
    ['out.json', '[\n{"id":1,"note":"=1","tags":{"a":1}},\n{"id":2,"note":null,"tags":null}\n]\n'],
    ['out.jsonl', '{"id":1,"note":"=1","tags":{"a":1}}\n{"id":2,"note":null,"tags":null}\n'],
    ['out.md', '| id | note | tags |\n| ---: | --- | --- |\n| 1 | =1 | {"a":1} |\n| 2 |  |  |\n'],
    [
      'out.sql',
      `INSERT INTO "out" ("id", "note", "tags") VALUES\n  (1, '=1', '{"a":1}'),\n  (2, NULL, NULL);\n`,
    ],
  ])('tells the format of %s by its name', async (name, expected) => {
    expect((await check(table, name)).text).toBe(expected);
  });

  it('writes a page that is called as the file and shows the statement', async () => {
    const { text } = await check('SELECT 1 AS id', 'inventory.html');
    expect(text).toContain('<h1>inventory</h1>\n<pre>SELECT 1 AS id</pre>');
  });

  it.each([
    ['out.xlsx', (bytes: Buffer) => Object.keys(unzipSync(bytes)).includes('xl/workbook.xml')],
    ['out.parquet', (bytes: Buffer) => bytes.subarray(0, 4).toString() === 'PAR1'],
    ['out.sqlite', (bytes: Buffer) => bytes.subarray(0, 15).toString() === 'SQLite format 3'],
  ])('writes %s', async (name, isOne) => {
    const { code, path } = await check(table, name);
    expect([code, isOne(readFileSync(path))]).toEqual([0, true]);
  });

  it('takes the format from --format where that is given', async () => {
    const { text } = await check('SELECT 1 AS id', 'out.txt', ['--format', 'ndjson']);
    expect(text).toBe('{"id":1}\n');
  });

  it('keeps formulas where that is asked for', async () => {
    const { text } = await check(`SELECT '=1' AS a`, 'out.csv', ['--keep-formulas']);
    expect(text).toBe('a\r\n=1\r\n');
  });

  it('writes each result of a run to a file of its own', async () => {
    const { files, directory } = await check('SELECT 1 AS a; SELECT 2 AS b', 'out.csv');
    expect(files.toSorted()).toEqual(['out-2.csv', 'out.csv']);
    expect(readFileSync(join(directory, 'out-2.csv'), 'utf8')).toBe('b\r\n2\r\n');
  });

  it('leaves the file as it was where the statement fails', async () => {
    const path = fileWith('out.csv', 'old');
    const { code } = await iql(['run', '-e', 'SELECT * FROM aws.s3.nothing', '-o', path]);
    expect([code, readFileSync(path, 'utf8')]).toEqual([1, 'old']);
  });

  it('writes all rows, past what is printed on a screen', async () => {
    const many =
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100001) SELECT i FROM n';
    const { text } = await check(many, 'out.csv');
    expect(text?.endsWith('\r\n100001\r\n')).toBe(true);
  });

  it('asks nothing of AWS where the directory is not there', async () => {
    const path = join(dirname(fileWith('a', '')), 'missing', 'out.csv');
    const { code, stderr } = await iql(['run', '-e', 'SELECT 1', '--output', path]);
    expect(code).toBe(1);
    expect(stderr).toContain(`iql: \`${path}\` cannot be written: ENOENT`);
  });

  it('says where it is while it writes, on a terminal', async () => {
    const many =
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT i FROM n';
    const { stderr, path } = await check(many, 'out.csv', [], { terminalWidth: 80 });
    expect(stderr).toMatch(/rows of 400000 written to .*out\.csv; Ctrl\+C stops/);
    expect(basename(path)).toBe('out.csv');
  });

  it.each([
    [['--output', 'out.foo'], '`--output out.foo`: no format'],
    [['--output', '-'], '`--output` takes a FILE'],
    [['--output', 'out.csv', '--format', 'table'], '`--format table` is no format of files'],
    [['--format', 'parquet'], '`--format parquet` needs `--output FILE`'],
    [['--format', 'yaml'], '`--format yaml` is no format: use table'],
  ])('refuses %j', async (options, message) => {
    const { code, stderr } = await iql(['run', '-e', 'SELECT 1', ...options]);
    expect([code, stderr.startsWith(`iql: ${message}`)]).toEqual([2, true]);
  });
});

describe('iql run --format', () => {
  it.each([
    ['tsv', 'a\tb\r\n1\tx\r\n'],
    ['markdown', '| a | b |\n| ---: | --- |\n| 1 | x |\n'],
    ['sql', `INSERT INTO "result" ("a", "b") VALUES\n  (1, 'x');\n`],
  ])('prints %s', async (format, expected) => {
    const { stdout } = await iql(['run', '-e', `SELECT 1 AS a, 'x' AS b`, '--format', format]);
    expect(stdout).toBe(expected);
  });
});
