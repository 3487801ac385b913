import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileWith, iql } from './command.ts';

const rough = 'select a,b\nfrom t';
const neat = 'SELECT a, b\nFROM t\n';

describe('iql format', () => {
  it('prints a file as the editor would format it, and leaves the file alone', async () => {
    const file = fileWith('rough.iql', rough);
    expect(await iql(['format', file])).toEqual({ code: 0, stdout: neat, stderr: '' });
    expect(readFileSync(file, 'utf8')).toBe(rough);
  });

  it('reads standard input', async () => {
    expect(await iql(['format', '-'], { stdin: rough })).toMatchObject({ code: 0, stdout: neat });
  });

  it('rewrites and names the files that change, and only those', async () => {
    const [first, second] = [fileWith('rough.iql', rough), fileWith('neat.iql', neat)];
    const result = await iql(['format', '--write', first, second]);
    expect(result).toEqual({ code: 0, stdout: `${first}\n`, stderr: '' });
    expect(readFileSync(first, 'utf8')).toBe(neat);
    expect(await iql(['format', '--write', first, second])).toMatchObject({ code: 0, stdout: '' });
  });

  it('names the files that would change, and fails', async () => {
    const [first, second] = [fileWith('rough.iql', rough), fileWith('neat.iql', neat)];
    const result = await iql(['format', '--check', first, second]);
    expect(result).toEqual({ code: 1, stdout: `${first}\n`, stderr: '' });
    expect(readFileSync(first, 'utf8')).toBe(rough);
    expect(await iql(['format', '--check', second])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('takes the options of the editor', async () => {
    const options = ['--keyword-case', 'lower', '--comma-place', 'leading', '--line-width', '20'];
    const result = await iql(['format', '-', ...options, '--indent', '4'], {
      stdin: 'SELECT aaaaaaaaaa, bbbbbbbbbb FROM t;',
    });
    expect(result.stdout).toBe('select\n    aaaaaaaaaa\n    , bbbbbbbbbb\nfrom t;\n');
    const tabs = await iql(['format', '-', '--tabs'], { stdin: 'SELECT\na\nFROM t;' });
    expect(tabs.stdout).toBe('SELECT\n\ta\nFROM t;\n');
  });

  it('keeps line breaks of the other kind and a byte order mark', async () => {
    const file = fileWith('windows.iql', '\ufeffselect a\r\nfrom t\r\n');
    expect(await iql(['format', '--write', file])).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe('\ufeffSELECT a\r\nFROM t\r\n');
  });

  it('writes no file whose encoding it would change', async () => {
    const bytes = Buffer.from('\ufeffselect 1', 'utf16le');
    const file = fileWith('wide.iql', bytes);
    const result = await iql(['format', '--write', file]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('is not UTF-8: save it as UTF-8 to have it formatted');
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it.each([
    [['format'], 'format needs at least one FILE, or `-`'],
    [['format', 'a.iql', '--check', '--write'], 'format takes `--check` or `--write`, not both'],
    [['format', '-', '--write'], 'format cannot write to standard input: leave `--write` out'],
    [['format', 'a.iql', '--nice'], "format: Unknown option '--nice'"],
    [
      ['format', 'a.iql', '--keyword-case', 'title'],
      '`--keyword-case` must be `upper`, `lower` or `preserve`',
    ],
    [['format', 'a.iql', '--line-width', '5'], '`--line-width` must be a whole number from 20'],
    [['format', 'a.iql', '--indent', 'x'], '`--indent` takes a whole number, not `x`'],
    [['format', 'a.iql', '--indent', '0'], '`--indent` must be a whole number from 1 to 16'],
  ])('refuses %j', async (argv, message) => {
    const result = await iql(argv);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toContain(message);
  });

  it('says which file is not there', async () => {
    const result = await iql(['format', '/nowhere/x.iql']);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('cannot read `/nowhere/x.iql`');
  });
});
