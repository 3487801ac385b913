/**
 * Where the user was in each result. VS Code throws the page away when its view is hidden; what the
 * page stores with it is there when the page is made again.
 */
import type { Check, ResultView } from '../../protocol/index.ts';
import {
  isCount,
  isListOf,
  isNumber,
  isResultView,
  isShape,
  isText,
} from '../../protocol/index.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { GridPlace } from './grid-table.ts';
import type { WebviewApi } from './host-connection.ts';
import type { Position, Selection } from './selection.ts';

export interface KeptPlace {
  readonly place: GridPlace;
  readonly view: ResultView;
  readonly layout: ColumnLayout;
  readonly selection?: Selection;
}

export interface PlaceMemory {
  store(tab: string, revision: number, kept: KeptPlace): void;
  /** `undefined` for a result that was run anew since. */
  recall(tab: string, revision: number): KeptPlace | undefined;
  keepOnly(tabs: readonly string[]): void;
}

interface Entry extends KeptPlace {
  readonly tab: string;
  readonly revision: number;
}

export function createPlaceMemory(api: WebviewApi): PlaceMemory {
  const stored = api.getState();
  let entries: readonly Entry[] = isMemory(stored) ? stored.entries : [];
  const write = (next: readonly Entry[]): void => {
    entries = next;
    api.setState({ entries });
  };
  return {
    store: (tab, revision, kept) =>
      write([...entries.filter((entry) => entry.tab !== tab), { tab, revision, ...kept }]),
    recall: (tab, revision) =>
      entries.find((entry) => entry.tab === tab && entry.revision === revision),
    keepOnly(tabs) {
      const left = entries.filter((entry) => tabs.includes(entry.tab));
      if (left.length !== entries.length) {
        write(left);
      }
    },
  };
}

const isPosition = isShape<Position>({ row: isCount, column: isCount });

const isWidths: Check<Readonly<Record<number, number>>> = (
  value,
): value is Readonly<Record<number, number>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(isNumber);

const isMemory = isShape<{ readonly entries: readonly Entry[] }>({
  entries: isListOf(
    isShape<Entry>(
      {
        tab: isText,
        revision: isCount,
        place: isShape<GridPlace>({ scrollTop: isNumber, scrollLeft: isNumber, widths: isWidths }),
        view: isResultView,
        layout: isShape<ColumnLayout>({ order: isListOf(isCount), frozen: isCount }),
      },
      { selection: isShape<Selection>({ anchor: isPosition, focus: isPosition }) },
    ),
  ),
});
