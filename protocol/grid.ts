/**
 * The wire between the extension and the page that shows results: one union for each direction. The
 * page holds no rows of its own: it asks for the window that it shows, so it can be thrown away and
 * made again at any time. Both ends check every message with `readHostMessage` and
 * `readPageMessage`; what is not well-formed is dropped.
 */
import type { ChartChoice, ChartData, ChartPicture, ColumnProfile } from './charts.ts';
import type { CellDestination, CellInRow, CellLinks } from './cell-links.ts';
import type { CopyAction, CopyFormat } from './copy.ts';
import type { ExplainedPlan } from './explained-plan.ts';
import type { CellBlock, CellFigures, ColumnValues, ResultView, ViewShape } from './result-view.ts';
import type {
  CallCounts,
  Cell,
  Notice,
  RunFailure,
  RunProgress,
  RunSummary,
  WindowCell,
} from './results.ts';

/** A window's texts are cut to this many UTF-16 units; `fetchCell` gives the whole. */
export const longestCellInWindow = 2_000;

/** The most rows that one window may ask for. */
export const mostRowsInWindow = 1_000;

export interface RunningState {
  readonly kind: 'running';
  readonly progress: RunProgress;
  readonly elapsedMs: number;
}

export interface FinishedState {
  readonly kind: 'finished';
  readonly summary: RunSummary;
}

/** A run that stopped. `partial` is there where its rows so far can be read. */
export interface FailedState {
  readonly kind: 'failed';
  readonly failure: RunFailure;
  readonly calls: CallCounts;
  readonly notices: readonly Notice[];
  readonly durationMs: number;
  /** What each step of its plan came to until then. */
  readonly plan?: ExplainedPlan;
  readonly partial?: RunSummary;
}

export type TabState = RunningState | FinishedState | FailedState;

/** How the rows were had; of a run that stopped, how far it came. */
export function planOf(state: TabState): ExplainedPlan | undefined {
  switch (state.kind) {
    case 'running':
      return undefined;
    case 'finished':
      return state.summary.plan;
    case 'failed':
      return state.plan;
  }
}

/** One result. `revision` changes whenever rows that the page may hold are no longer right. */
export interface GridTab {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  /** The statement's text, cut where it is very long. */
  readonly statement: string;
  /** Where it was run from: `inventory.iql, line 12`. */
  readonly origin: string;
  /** Whose AWS answered: `profile dev, us-east-1`. */
  readonly target: string;
  readonly state: TabState;
  /** Its statement asks for the plan, which is then what is shown first. */
  readonly opensPlan?: true;
}

/** Cells from (`firstRow`, `firstColumn`) to (`lastRow`, `lastColumn`), all inclusive, from 0. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export type HostMessage =
  | { readonly kind: 'tabs'; readonly tabs: readonly GridTab[]; readonly active?: string }
  | {
      readonly kind: 'rows';
      readonly request: number;
      readonly rows: readonly (readonly WindowCell[])[];
    }
  | { readonly kind: 'cell'; readonly request: number; readonly cell: Cell }
  | { readonly kind: 'view'; readonly request: number; readonly shape: ViewShape }
  | { readonly kind: 'values'; readonly request: number; readonly values: ColumnValues }
  | { readonly kind: 'figures'; readonly request: number; readonly figures: CellFigures }
  | {
      readonly kind: 'chartColumns';
      readonly request: number;
      readonly profiles: readonly ColumnProfile[];
    }
  | { readonly kind: 'chart'; readonly request: number; readonly data: ChartData }
  | { readonly kind: 'links'; readonly request: number; readonly links: CellLinks }
  | { readonly kind: 'refused'; readonly request: number; readonly message: string }
  /** Something worth one line for a moment: `Copied 12 cells`. */
  | { readonly kind: 'told'; readonly message: string }
  /** A command of the editor that the page carries out on its selection. */
  | { readonly kind: 'perform'; readonly action: GridAction };

export type GridAction =
  | CopyAction
  | 'export'
  | 'selectAll'
  | 'openValue'
  | 'openReference'
  | 'openResource'
  | 'openInConsole'
  /** Of the JSON that is shown. */
  | 'copyPath'
  | 'addPath';

export type PageMessage =
  | { readonly kind: 'ready' }
  /** Rows of the view, counted from 0. */
  | {
      readonly kind: 'fetchRows';
      readonly request: number;
      readonly tab: string;
      readonly view: ResultView;
      readonly start: number;
      readonly count: number;
    }
  | {
      readonly kind: 'fetchCell';
      readonly request: number;
      readonly tab: string;
      readonly view: ResultView;
      readonly row: number;
      readonly column: number;
    }
  /** How many rows the view has; a newer one stops an older one that is not answered yet. */
  | {
      readonly kind: 'fetchView';
      readonly request: number;
      readonly tab: string;
      readonly view: ResultView;
    }
  /** Stops what is under way for a view. */
  | { readonly kind: 'cancelView'; readonly tab: string }
  /** Values of a column to choose from, among those that contain `search`. */
  | {
      readonly kind: 'fetchValues';
      readonly request: number;
      readonly tab: string;
      readonly view: ResultView;
      readonly column: number;
      readonly search: string;
    }
  | {
      readonly kind: 'fetchFigures';
      readonly request: number;
      readonly tab: string;
      readonly view: ResultView;
      readonly block: CellBlock;
    }
  /** What the columns of the view hold, for a chart to be chosen by. */
  | {
      readonly kind: 'fetchChartColumns';
      readonly request: number;
      readonly tab: string;
      readonly view: ResultView;
    }
  | {
      readonly kind: 'fetchChart';
      readonly request: number;
      readonly tab: string;
      readonly view: ResultView;
      readonly choice: ChartChoice;
    }
  /** Puts a chart into a file that the user names. */
  | { readonly kind: 'saveChart'; readonly tab: string; readonly picture: ChartPicture }
  | {
      readonly kind: 'copyCells';
      readonly tab: string;
      readonly view: ResultView;
      readonly block: CellBlock;
      /** Fields parted by tabs where absent. */
      readonly format?: CopyFormat;
      readonly headers: boolean;
    }
  /** Puts the rows of the view into a file that the user names. */
  | {
      readonly kind: 'exportResult';
      readonly tab: string;
      readonly view: ResultView;
      /** Positions of the view's columns that are shown, in their order. */
      readonly columns: readonly number[];
    }
  | { readonly kind: 'copyText'; readonly text: string }
  /** Where the cells of the result lead. */
  | { readonly kind: 'fetchLinks'; readonly request: number; readonly tab: string }
  /** Goes where the cell leads. */
  | ({
      readonly kind: 'openCell';
      readonly tab: string;
      readonly destination: CellDestination;
    } & CellInRow)
  /** A path of a column's JSON as a column of the statement: SQLite's, `$.Rules[0]`. */
  | {
      readonly kind: 'addPath';
      readonly tab: string;
      readonly column: number;
      readonly path: string;
    }
  /** A value to be read in an editor of its own, which `title` names. */
  | {
      readonly kind: 'openText';
      readonly text: string;
      readonly language: 'json' | 'plaintext';
      readonly title?: string;
    }
  | { readonly kind: 'selectTab'; readonly tab: string }
  | { readonly kind: 'closeTab'; readonly tab: string }
  | { readonly kind: 'cancel'; readonly tab: string }
  | { readonly kind: 'rerun'; readonly tab: string }
  /** Run again, and ask AWS for all that it needs. */
  | { readonly kind: 'rerunAnew'; readonly tab: string }
  | { readonly kind: 'reveal'; readonly tab: string }
  | { readonly kind: 'copyPlan'; readonly tab: string }
  /** The plan's text in an editor of its own. */
  | { readonly kind: 'openPlan'; readonly tab: string }
  | { readonly kind: 'selectProfile' };
