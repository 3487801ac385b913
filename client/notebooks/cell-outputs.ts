/** What a statement gave, as outputs of a cell: a grid, and the same for programs that know no grid. */
import type { RunOutcome } from '../../engine/execute/index.ts';
import type { ExportedRows } from '../../engine/export/index.ts';
import { writeJson, writeTsv } from '../../engine/export/index.ts';
import type {
  Cell,
  NotebookResult,
  ResultColumn,
  RunFailure,
  RunProgress,
  RunSummary,
  WindowCell,
} from '../../protocol/index.ts';
import {
  counted,
  describeCalls,
  describeDuration,
  describeFromCache,
  notebookResultType,
} from '../../protocol/index.ts';

/** One form of an output, by its MIME type. */
export interface OutputForm {
  readonly type: string;
  readonly text: string;
}

/** The first rows of a result, and where it is in the results view. */
export interface ShownRows {
  readonly title: string;
  readonly tab: string;
  readonly rows: readonly (readonly WindowCell[])[];
}

/** The result of a run that ended; `undefined` where it has none. */
export function settledResult(outcome: RunOutcome, shown: ShownRows): NotebookResult | undefined {
  const summary = outcome.kind === 'finished' ? outcome.summary : outcome.partial;
  if (summary === undefined) {
    return undefined;
  }
  const isIncomplete = outcome.kind !== 'finished';
  const { columns, rowCount, notices } = summary;
  return { ...shown, columns, rowCount, isIncomplete, notices, figures: figuresOf(summary) };
}

/** What there is of a run that goes on; `undefined` before its first rows. */
export function growingResult(
  { resultRows = 0, resultColumns, calls }: RunProgress,
  shown: ShownRows,
): NotebookResult | undefined {
  if (resultRows === 0 || resultColumns === undefined) {
    return undefined;
  }
  const figures = `${counted(resultRows, 'row')} so far… · ${describeCalls(calls)}`;
  return {
    ...shown,
    columns: resultColumns,
    rowCount: resultRows,
    isIncomplete: false,
    notices: [],
    figures,
  };
}

/** The grid's own form, and forms for others: JSON only where it would hold whole values. */
export async function formsOf(result: NotebookResult): Promise<readonly OutputForm[]> {
  const whole = result.rows.map((row) => row.map(wholeCell));
  const isWhole = result.rows.every((row) => row.every((cell) => !isCut(cell)));
  const rows = exported(result.columns, whole);
  const options = { title: result.title };
  return [
    { type: notebookResultType, text: JSON.stringify(result) },
    ...(isWhole
      ? [{ type: 'application/json', text: await joined(writeJson(rows, options)) }]
      : []),
    { type: 'text/plain', text: await joined(writeTsv(rows, options)) },
  ];
}

/** A failure's name as a heading of its message. */
export function failureName({ kind, serviceError }: RunFailure): string {
  return serviceError ?? failureNames[kind];
}

const failureNames: Readonly<Record<RunFailure['kind'], string>> = {
  plan: 'The statement has no plan',
  unsupported: 'Not supported',
  credentials: 'No credentials',
  access: 'Access denied',
  throttled: 'Throttled',
  service: 'AWS refused',
  cancelled: 'Cancelled',
  internal: 'A fault of IQL',
};

/** Rows for the writers of files. */
export function exported(
  columns: readonly ResultColumn[],
  rows: readonly (readonly Cell[])[],
): ExportedRows {
  return {
    columns,
    async *rows() {
      await Promise.resolve();
      yield rows;
    },
  };
}

export async function joined(chunks: AsyncIterable<string | Uint8Array>): Promise<string> {
  const texts: string[] = [];
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    texts.push(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
  }
  return texts.join('');
}

/** A text that was cut says so by its last character. */
export function wholeCell(cell: WindowCell): Cell {
  return isCut(cell) ? `${cell.beginning}…` : cell;
}

function isCut(cell: WindowCell): cell is Exclude<WindowCell, Cell> {
  return typeof cell === 'object' && cell !== null && 'beginning' in cell;
}

function figuresOf({ rowCount, durationMs, calls, fromCache }: RunSummary): string {
  return [
    counted(rowCount, 'row'),
    describeDuration(durationMs),
    describeCalls(calls),
    ...(fromCache === undefined ? [] : [describeFromCache(fromCache)]),
  ].join(' · ');
}
