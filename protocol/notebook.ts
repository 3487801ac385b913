/**
 * What a cell of a notebook shows of a result, and what its page asks in return. An output is data of
 * the notebook: other extensions and older windows may have made it, so it is checked when it is drawn.
 */
import { isColumn, isNotice, isWindowCell } from './grid-messages.ts';
import type { Notice, ResultColumn, WindowCell } from './results.ts';
import type { Check } from './validate.ts';
import { isCount, isFlag, isListOf, isShape, isTagged, isText } from './validate.ts';

/** Its type among a notebook's outputs. */
export const notebookResultType = 'application/vnd.iql.result+json';

/** The renderer's id, as `package.json` has it too. */
export const notebookRendererId = 'iql.notebookResult';

/** The most rows that a cell shows; the results view has them all. */
export const mostRowsInNotebook = 100;

export interface NotebookResult {
  readonly title: string;
  readonly columns: readonly ResultColumn[];
  /** The first of them. */
  readonly rows: readonly (readonly WindowCell[])[];
  /** Of the whole result. */
  readonly rowCount: number;
  /** Whether the run stopped before all rows were there. */
  readonly isIncomplete: boolean;
  /** `4 rows · 87 ms · 5 lists, 12 gets`. */
  readonly figures: string;
  readonly notices: readonly Notice[];
  /** The tab of the results view that holds the whole result as long as the window lives. */
  readonly tab: string;
}

/** Asks for the whole result. */
export interface NotebookPageMessage {
  readonly kind: 'openResult';
  readonly tab: string;
}

/** `undefined` for anything that no extension of this version puts into a cell. */
export function readNotebookResult(value: unknown): NotebookResult | undefined {
  return isNotebookResult(value) ? value : undefined;
}

/** `undefined` for anything that no renderer of this version sends. */
export function readNotebookPageMessage(value: unknown): NotebookPageMessage | undefined {
  return isNotebookPageMessage(value) ? value : undefined;
}

const isNotebookResult: Check<NotebookResult> = isShape<NotebookResult>({
  title: isText,
  columns: isListOf(isColumn),
  rows: isListOf(isListOf(isWindowCell)),
  rowCount: isCount,
  isIncomplete: isFlag,
  figures: isText,
  notices: isListOf(isNotice),
  tab: isText,
});

const isNotebookPageMessage = isTagged<NotebookPageMessage>({
  openResult: isShape({ tab: isText }),
});
