/** What the table draws: a view's rows, in the columns that are shown of them. */
import type { ResultColumn, ResultView, ViewSort } from '../../protocol/index.ts';
import type { LinksSoFar } from './cells/cell-ways.ts';
import type { HeaderState } from './column-header.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { RowCache } from './row-cache.ts';

export interface GridModel {
  /** The columns of the view's rows. */
  readonly columns: readonly ResultColumn[];
  readonly layout: ColumnLayout;
  readonly view: ResultView;
  readonly rowCount: number;
  /** Where more rows will come: the number that the rows' own numbers leave room for. */
  readonly expectedRows?: number;
  readonly rows: RowCache;
  /** Where the cells lead, by the columns of the view. */
  readonly links: LinksSoFar;
}

/** The column that is shown at `place`, counted from 0 with those that stay. */
export function columnAt({ columns, layout }: GridModel, place: number): ResultColumn | undefined {
  const index = layout.order[place];
  return index === undefined ? undefined : columns[index];
}

export function headerStateOf({ view }: GridModel, column: number): HeaderState {
  const at = view.sort.findIndex((key) => key.column === column);
  const key = view.sort[at];
  return {
    ...(key === undefined
      ? {}
      : { sort: { place: at + 1, of: view.sort.length, descending: key.descending } }),
    isFiltered:
      view.groupBy === undefined && view.filters.some((filter) => filter.column === column),
  };
}

/** What `aria-sort` says of a column: it knows of one key alone. */
export function ariaSortOf(sort: readonly ViewSort[], column: number): string | undefined {
  const [first] = sort;
  return first?.column !== column ? undefined : first.descending ? 'descending' : 'ascending';
}
