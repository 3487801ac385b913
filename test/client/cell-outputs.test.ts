import { describe, expect, it } from 'vitest';
import type { ShownRows } from '../../client/notebooks/cell-outputs.ts';
import {
  failureName,
  formsOf,
  growingResult,
  settledResult,
} from '../../client/notebooks/cell-outputs.ts';
import { readDocument, writeDocument } from '../../client/notebooks/notebook-data.ts';
import type { RunSummary } from '../../protocol/index.ts';
import { noCalls, notebookResultType, readNotebookResult } from '../../protocol/index.ts';

const shown: ShownRows = { title: 'numbers', tab: '3', rows: [['one', 1]] };
const summary: RunSummary = {
  columns: [
    { name: 'word', type: 'text' },
    { name: 'number', type: 'integer' },
  ],
  rowCount: 1,
  notices: [],
  calls: { ...noCalls, list: 2 },
  durationMs: 87,
};

describe('the output of a cell', () => {
  it('is a grid, and JSON and text for programs that have none', async () => {
    const result = settledResult({ kind: 'finished', summary }, shown);
    const forms = result && (await formsOf(result));
    expect(forms?.map(({ type }) => type)).toEqual([
      notebookResultType,
      'application/json',
      'text/plain',
    ]);
    const [grid, json, plain] = forms ?? [];
    expect(readNotebookResult(JSON.parse(grid?.text ?? ''))).toEqual(result);
    expect(JSON.parse(json?.text ?? '')).toEqual([{ word: 'one', number: 1 }]);
    expect(plain?.text).toBe('word\tnumber\r\none\t1\r\n');
    expect(result?.figures).toBe('1 row · 87 ms · 2 lists');
  });

  it('is no JSON where a value was cut', async () => {
    const cut = { ...shown, rows: [[{ beginning: 'one', length: 9_000 }, 1]] };
    const result = settledResult({ kind: 'finished', summary }, cut);
    const forms = result && (await formsOf(result));
    expect(forms?.map(({ type }) => type)).toEqual([notebookResultType, 'text/plain']);
    expect(forms?.at(-1)?.text).toContain('one…');
  });

  it('holds the rows of a run that stopped, and says that there are more', () => {
    const failure = { kind: 'cancelled', message: 'The run was cancelled.' } as const;
    const outcome = { kind: 'failed', failure, calls: noCalls, notices: [] } as const;
    expect(settledResult({ ...outcome, partial: summary }, shown)).toMatchObject({
      rowCount: 1,
      isIncomplete: true,
    });
    expect(settledResult(outcome, shown)).toBeUndefined();
    expect(failureName(failure)).toBe('Cancelled');
    expect(failureName({ ...failure, serviceError: 'AccessDeniedException' })).toBe(
      'AccessDeniedException',
    );
  });

  it('shows the rows of a run that goes on once there are any', () => {
    const progress = { calls: summary.calls, rowsFetched: 300 };
    expect(growingResult(progress, shown)).toBeUndefined();
    expect(
      growingResult({ ...progress, resultRows: 300, resultColumns: summary.columns }, shown),
    ).toMatchObject({ rowCount: 300, figures: '300 rows so far… · 2 lists' });
  });

  it.each([
    [undefined],
    [{ ...shown, columns: [], rowCount: -1, isIncomplete: false, figures: '', notices: [] }],
    [{ ...shown, columns: 'no' }],
  ])('that another version wrote is not drawn: %j', (value) => {
    expect(readNotebookResult(value)).toBeUndefined();
  });
});

describe('a notebook in the editor', () => {
  const text = '\uFEFF# Title\r\n\r\n```iql\r\nSELECT 1\r\n```\r\n';

  it('is saved as it was read, where nothing was changed', () => {
    expect(writeDocument(readDocument(text))).toBe(text);
  });

  it('is saved whatever another extension has put into its metadata', () => {
    const { cells } = readDocument(text);
    const spoiled = cells.map((cell) => ({ ...cell, metadata: { source: { open: 1 } } }));
    expect(writeDocument({ cells: spoiled, metadata: { prefix: 7 } })).toBe(
      '# Title\n\n```iql\nSELECT 1\n```\n',
    );
  });
});
