import { describe, expect, it } from 'vitest';
import {
  followReference,
  isShownAsReference,
  menuContextOf,
} from '../../../client/grid/cells/cell-ways.ts';
import { firstLayout } from '../../../client/grid/column-layout.ts';
import { createRowCache } from '../../../client/grid/row-cache.ts';
import type { ShownRows } from '../../../client/grid/shown-rows.ts';
import type { PageMessage, ResultView, WindowCell } from '../../../protocol/index.ts';
import { wholeResult } from '../../../protocol/index.ts';

/** A result of one row, of which the second column names resources and the first is the row's own. */
async function shownRow(
  row: readonly WindowCell[],
  view: ResultView = wholeResult,
): Promise<ShownRows> {
  const rows = createRowCache(1, () => Promise.resolve([row]));
  await rows.rows(0, 1);
  return {
    id: '1',
    revision: 1,
    columns: row.map((_, index) => ({ name: `c${index}`, type: 'text' })),
    resultRows: 1,
    isRunning: false,
    view,
    rowCount: 1,
    layout: firstLayout(row.length),
    rows,
    links: () => ({ references: [1], resources: [0] }),
  };
}

/** What the extension is asked when the cell is opened. */
function follow(shown: ShownRows, column: number): readonly PageMessage[] {
  const sent: PageMessage[] = [];
  followReference(shown, { row: 0, column }, { send: (message) => sent.push(message) });
  return sent;
}

describe('where a cell leads', () => {
  it('is what its value names, sent with its row', async () => {
    const row = ['subnet-1', 'vpc-1'];
    const shown = await shownRow(row);
    expect(follow(shown, 1)).toEqual([
      { kind: 'openCell', tab: '1', destination: 'reference', column: 1, row },
    ]);
    expect(follow(shown, 0)).toEqual([]);
  });

  it('is told to the menu of the editor', async () => {
    const shown = await shownRow(['subnet-1', 'vpc-1', 'arn:aws:s3:::logs', 'x']);
    const words = (column: number): unknown => JSON.parse(menuContextOf(shown, { row: 0, column }));
    expect(words(0)).toMatchObject({ iqlReference: false, iqlResource: true, iqlConsole: true });
    expect(words(1)).toMatchObject({ iqlReference: true, iqlResource: false, iqlConsole: true });
    expect(words(2)).toMatchObject({ iqlReference: true, iqlResource: false, iqlConsole: true });
    expect(words(3)).toMatchObject({ iqlReference: false, iqlResource: false, iqlConsole: false });
  });

  it('is nowhere for a group of rows, and for no cell', async () => {
    const grouped = await shownRow(['vpc-1', 'vpc-1'], { ...wholeResult, groupBy: 1 });
    expect(follow(grouped, 1)).toEqual([]);
    expect(JSON.parse(menuContextOf(grouped, { row: 0, column: 1 }))).toMatchObject({
      webviewSection: 'cell',
      iqlReference: false,
    });
    expect(JSON.parse(menuContextOf(undefined, undefined))).toMatchObject({ iqlConsole: false });
  });

  it.each([[null], [''], ['["sg-1"]'], ['{"a":1}'], [7], [{ blob: 'AA==' }]] as const)(
    'is not marked on %j',
    (cell) => {
      expect(isShownAsReference({ references: [0], resources: [] }, cell, 0)).toBe(false);
    },
  );
});
