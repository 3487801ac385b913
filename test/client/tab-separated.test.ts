import { describe, expect, it } from 'vitest';
import { tabSeparated } from '../../client/results/tab-separated.ts';
import type { Cell } from '../../protocol/index.ts';

/** Copies rows that come in portions of two. */
async function check(
  rows: readonly (readonly Cell[])[],
  options: { readonly headers?: readonly string[]; readonly longest?: number } = {},
) {
  async function* portions() {
    for (let start = 0; start < rows.length; start += 2) {
      yield await Promise.resolve(rows.slice(start, start + 2));
    }
  }
  return tabSeparated(portions(), options.headers, options.longest ?? 1000);
}

describe('copied cells', () => {
  it('are the text itself for one cell', async () => {
    expect((await check([['a\tb\n"c"']])).text).toBe('a\tb\n"c"');
    expect((await check([[null]])).text).toBe('');
  });

  it('are lines of fields for more', async () => {
    expect(
      (
        await check([
          ['a', 1],
          [null, 0.5],
          [{ integer: '9' }, { blob: 'AA==' }],
        ])
      ).text,
    ).toBe('a\t1\n\t0.5\n9\tAA==');
  });

  it('have their fields in quotes where a spreadsheet would part them', async () => {
    expect((await check([['a\tb', 'c\nd', '"e"', 'f"g']])).text).toBe(
      '"a\tb"\t"c\nd"\t"""e"""\tf"g',
    );
  });

  it('begin with the names when these are asked for', async () => {
    expect((await check([['a']], { headers: ['region'] })).text).toBe('region\na');
  });

  it('end where the clipboard would overflow', async () => {
    const copied = await check([['aaaa'], ['bbbb'], ['cccc']], { longest: 10 });
    expect(copied).toEqual({ text: 'aaaa\nbbbb', rows: 2, isCut: true });
  });
});
