import { describe, expect, it } from 'vitest';
import type { Selection } from '../../client/grid/selection.ts';
import {
  extendTo,
  move,
  rangeOf,
  selectCell,
  selectColumns,
  selectEverything,
  selectRows,
  stepOf,
} from '../../client/grid/selection.ts';

const bounds = { rows: 100, columns: 5 };
const pageRows = 10;

/** Presses keys (`S-` with Shift, `C-` with Control) from a cell; gives the corners of the range. */
function check(keys: string, from?: readonly [row: number, column: number]): string {
  let selection: Selection | undefined =
    from === undefined ? undefined : selectCell({ row: from[0], column: from[1] });
  for (const key of keys.split(' ')) {
    const [, modifiers = '', name = ''] = /^((?:[SC]-)*)(.+)$/.exec(key) ?? [];
    const step = stepOf(name, modifiers.includes('C'));
    if (step !== undefined) {
      selection = move(selection, step, modifiers.includes('S'), bounds, pageRows);
    }
  }
  return described(selection);
}

function described(selection: Selection | undefined): string {
  if (selection === undefined) {
    return 'nothing';
  }
  const { firstRow, firstColumn, lastRow, lastColumn } = rangeOf(selection);
  return `${firstRow},${firstColumn} to ${lastRow},${lastColumn}`;
}

describe('the selection', () => {
  it('starts at the first cell', () => {
    expect(check('ArrowDown')).toBe('0,0 to 0,0');
  });

  it('moves by arrows and stays inside', () => {
    expect(check('ArrowDown ArrowRight', [0, 0])).toBe('1,1 to 1,1');
    expect(check('ArrowUp ArrowLeft', [0, 0])).toBe('0,0 to 0,0');
    expect(check('ArrowDown ArrowRight', [99, 4])).toBe('99,4 to 99,4');
  });

  it('moves by pages, to the ends of rows, and to the ends of all', () => {
    expect(check('PageDown PageDown PageUp', [5, 0])).toBe('15,0 to 15,0');
    expect(check('End', [5, 1])).toBe('5,4 to 5,4');
    expect(check('Home', [5, 1])).toBe('5,0 to 5,0');
    expect(check('C-End', [5, 1])).toBe('99,4 to 99,4');
    expect(check('C-Home', [5, 1])).toBe('0,0 to 0,0');
    expect(check('C-ArrowDown', [5, 1])).toBe('99,1 to 99,1');
  });

  it('grows and shrinks with Shift around its anchor', () => {
    expect(check('S-ArrowDown S-ArrowRight', [5, 1])).toBe('5,1 to 6,2');
    expect(check('S-ArrowUp S-ArrowUp S-ArrowDown', [5, 1])).toBe('4,1 to 5,1');
    expect(check('S-C-End', [5, 1])).toBe('5,1 to 99,4');
    expect(check('S-ArrowDown ArrowLeft', [5, 1])).toBe('6,0 to 6,0');
  });

  it('takes whole rows, whole columns and everything', () => {
    expect(described(selectRows(3, 3, bounds))).toBe('3,0 to 3,4');
    expect(described(selectRows(3, 6, bounds))).toBe('3,0 to 6,4');
    expect(described(selectColumns(2, 3, bounds))).toBe('0,2 to 99,3');
    expect(described(selectEverything(bounds))).toBe('0,0 to 99,4');
    expect(described(extendTo(selectCell({ row: 1, column: 1 }), { row: 4, column: 0 }))).toBe(
      '1,0 to 4,1',
    );
  });

  it('selects nothing where there is nothing', () => {
    expect(selectEverything({ rows: 0, columns: 3 })).toBeUndefined();
    expect(move(undefined, 'down', false, { rows: 0, columns: 3 }, 10)).toBeUndefined();
  });

  it('leaves other keys alone', () => {
    expect([stepOf('a', false), stepOf('Enter', true), stepOf('PageUp', true)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
