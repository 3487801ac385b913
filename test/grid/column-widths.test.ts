import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../client/grid/column-widths.ts';
import type { WindowCell } from '../../protocol/index.ts';

const measure = {
  header: (text: string) => text.length * 7,
  cell: (text: string) => text.length * 7,
};

function check(name: string, ...cells: readonly WindowCell[]): number | undefined {
  return columnWidths(
    [{ name, type: 'text' }],
    cells.map((cell) => [cell]),
    measure,
  )[0];
}

describe('a column’s first width', () => {
  it('holds its name', () => {
    expect(check('creation_date_time')).toBe(18 * 7 + 70);
  });

  it('holds what the first rows hold', () => {
    expect(check('id', 'a', 'workspace-000001')).toBe(16 * 7 + 22);
  });

  it('has a least and a most', () => {
    expect(check('')).toBe(70);
    expect(check('id', 'x'.repeat(1000))).toBe(360);
  });
});
