/** What the page and the pane of rows ask of each other. */
import type { GridAction, GridTab, ResultColumn } from '../../protocol/index.ts';
import type { HostConnection } from './host-connection.ts';
import type { PlaceMemory } from './place-memory.ts';
import type { Selection } from './selection.ts';
import type { ShownRows } from './shown-rows.ts';

export interface RowsPane {
  readonly element: HTMLElement;
  /** Shows the rows that the tab has, where they are not shown already. */
  show(tab: GridTab, columns: readonly ResultColumn[], rowCount: number): void;
  /** Something else is shown. */
  leave(): void;
  /** Keeps where the user is for when the page is made again. */
  remember(): void;
  perform(action: GridAction): void;
  /** What is shown now, for those who draw or export the same. */
  readonly shown: ShownRows | undefined;
  readonly selection: Selection | undefined;
}

export interface RowsPaneActions {
  readonly host: HostConnection;
  readonly memory: PlaceMemory;
  readonly selected: (selection: Selection | undefined, canOpen: boolean) => void;
  /** Figures of the selection, in words; empty for none. */
  readonly figures: (text: string) => void;
  /** Rows that are shown, where they are not all of them. */
  readonly shown: (rows: number | undefined, all: number) => void;
  readonly tell: (message: string) => void;
  readonly failed: (error: unknown) => void;
}
