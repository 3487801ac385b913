import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { columnLetters } from '../../engine/export/excel/sheet.ts';
import type { WrittenTable } from './exported.ts';
import { exportedBytes } from './exported.ts';

/** The parts of the workbook as texts, by their paths. */
async function check(table: WrittenTable): Promise<Readonly<Record<string, string>>> {
  const parts = unzipSync(await exportedBytes('excel', table));
  return Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, strFromU8(part)]));
}

/** The cells of the sheet's rows after its head. */
async function cells(table: WrittenTable): Promise<readonly string[]> {
  const { 'xl/worksheets/sheet1.xml': sheet = '' } = await check(table);
  const [, ...rows] = sheet.match(/<row .*?<\/row>/gs) ?? [];
  return rows.flatMap((row) => row.match(/<c .*?<\/c>/gs) ?? []);
}

function text(place: string, value: string, style = ''): string {
  return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
}

describe('an Excel workbook', () => {
  it('has its parts, and a sheet that is called as the result', async () => {
    const parts = await check({
      columns: ['id text'],
      rows: [['a']],
      options: { title: 'jobs: "all" [1]' },
    });
    expect(Object.keys(parts).toSorted()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(parts['xl/workbook.xml']).toContain('<sheet name="jobs  &quot;all&quot;  1"');
  });

  it('has cells of their types, and none for NULL', async () => {
    const row = [
      12,
      -0.5,
      1,
      '2026-01-31T12:00:00Z',
      { integer: '9007199254740993' },
      1234567890123456,
      null,
      'x',
    ];
    const columns = [
      'size integer',
      'ratio real',
      'on boolean',
      'at timestamp',
      'large integer',
      'long integer',
      'none text',
      'id text',
    ];
    expect(await cells({ columns, rows: [row] })).toEqual([
      '<c r="A2"><v>12</v></c>',
      '<c r="B2"><v>-0.5</v></c>',
      '<c r="C2" t="b"><v>1</v></c>',
      '<c r="D2" s="2"><v>46053.5</v></c>',
      text('E2', '9007199254740993'),
      text('F2', '1234567890123456'),
      text('H2', 'x'),
    ]);
  });

  it('has every text as text: what looks like a formula is marked as none', async () => {
    expect(await cells({ columns: ['a text'], rows: [['=1+1'], ['-1']] })).toEqual([
      text('A2', '=1+1', ' s="3"'),
      text('A3', '-1'),
    ]);
  });

  it('holds any text', async () => {
    const rows = [['<b>&</b>'], ['a\0b\r\nc'], ['_x0041_'], ['\uD800']];
    expect(await cells({ columns: ['a text'], rows })).toEqual([
      text('A2', '&lt;b&gt;&amp;&lt;/b&gt;'),
      text('A3', 'a_x0000_b_x000D_\nc'),
      text('A4', '_x005F_x0041_'),
      text('A5', '_xD800_'),
    ]);
  });

  it('cuts what no cell holds', async () => {
    const [cell = ''] = await cells({ columns: ['a text'], rows: [['x'.repeat(40_000)]] });
    expect(/>(x+…)</.exec(cell)?.[1]).toHaveLength(32_767);
  });

  it('leaves a moment alone that Excel does not know', async () => {
    const rows = [['1850-01-01T00:00:00Z'], ['soon']];
    expect(await cells({ columns: ['at timestamp'], rows })).toEqual([
      text('A2', '1850-01-01T00:00:00Z'),
      text('A3', 'soon'),
    ]);
  });

  it('is the same file for the same rows', async () => {
    const table = { columns: ['a text'], rows: [['x']] };
    expect(await exportedBytes('excel', table)).toEqual(await exportedBytes('excel', table));
  });

  it('goes on in a further sheet where one is full', async () => {
    const rows = Array.from({ length: 1_048_577 }, (_, index) => [index]);
    const parts = await check({ columns: ['i integer'], rows });
    const rowsIn = (number: number): number =>
      parts[`xl/worksheets/sheet${number}.xml`]?.match(/<row /g)?.length ?? 0;
    expect([rowsIn(1), rowsIn(2)]).toEqual([1_048_576, 3]);
    expect(parts['xl/workbook.xml']).toMatch(/name="result".*name="result 2"/);
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<c r="A3"><v>1048576</v></c>');
  });

  it('ends with the failure of its rows', async () => {
    const source = {
      columns: [{ name: 'a', type: 'text' }] as const,
      async *rows(): AsyncGenerator<never> {
        await Promise.resolve();
        throw new Error('the disk is gone');
      },
    };
    const { writeExcel } = await import('../../engine/export/excel/workbook.ts');
    const read = async (): Promise<void> => {
      for await (const chunk of writeExcel(source, { title: 'result' })) {
        expect(chunk).toBeDefined();
      }
    };
    await expect(read()).rejects.toThrow('the disk is gone');
  });

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('calls column %i %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });
});
