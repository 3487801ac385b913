import { describe, expect, it } from 'vitest';
import { copiedCells } from '../../client/results/copied-cells.ts';
import type { Cell, CopyFormat } from '../../protocol/index.ts';

const columns = [
  { name: 'id', type: 'text' },
  { name: 'size', type: 'integer' },
] as const;

/** Copies rows of `id` and `size` that come in portions of two. */
async function check(
  format: CopyFormat,
  rows: readonly (readonly Cell[])[],
  { headers = true, longest = 1000 } = {},
) {
  async function* portions() {
    for (let start = 0; start < rows.length; start += 2) {
      yield await Promise.resolve(rows.slice(start, start + 2));
    }
  }
  return copiedCells({ columns, rows: portions }, { format, headers }, 'volumes', longest);
}

const rows = [
  ['a', 1],
  ["it's", 2],
  [null, 3],
] as const;

describe('cells copied as', () => {
  it.each([
    ['tsv', "id\tsize\na\t1\nit's\t2\n\t3"],
    ['csv', "id,size\r\na,1\r\nit's,2\r\n,3"],
    ['json', '[\n{"id":"a","size":1},\n{"id":"it\'s","size":2},\n{"id":null,"size":3}\n]'],
    ['markdown', "| id | size |\n| --- | ---: |\n| a | 1 |\n| it's | 2 |\n|  | 3 |"],
    [
      'insert',
      `INSERT INTO "volumes" ("id", "size") VALUES
  ('a', 1),
  ('it''s', 2);
INSERT INTO "volumes" ("id", "size") VALUES
  (NULL, 3);`,
    ],
    ['inList', "(VALUES ('a', 1), ('it''s', 2))"],
  ] as const)('%s', async (format, text) => {
    expect(await check(format, rows)).toEqual({ text, rows: 3, isCut: false });
  });

  it('CSV without the names', async () => {
    expect((await check('csv', rows, { headers: false })).text).toBe("a,1\r\nit's,2\r\n,3");
  });

  it('whole rows, where all would be too many for a clipboard', async () => {
    const long = [
      ['aaaa', 1],
      ['bbbb', 2],
      ['cccc', 3],
    ] as const;
    expect(await check('json', long, { longest: 30 })).toEqual({
      text: '[\n{"id":"aaaa","size":1},\n{"id":"bbbb","size":2}\n]',
      rows: 2,
      isCut: true,
    });
  });

  it('one row at least', async () => {
    expect((await check('inList', rows, { longest: 1 })).text).toBe("(VALUES ('a', 1))");
  });
});
