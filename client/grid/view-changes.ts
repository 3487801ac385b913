/** How a user changes a view step by step, and how its filters read. */
import type {
  Cell,
  ColumnFilter,
  ResultColumn,
  ResultView,
  ViewSort,
} from '../../protocol/index.ts';
import { counted } from '../../protocol/index.ts';

/**
 * Up, then down, then not at all. `add` keeps the keys that are there, and a key that is among them
 * changes where it stands.
 */
export function toggleSort(view: ResultView, column: number, add: boolean): ResultView {
  const before = view.sort.find((key) => key.column === column);
  const next: ViewSort | undefined =
    before === undefined
      ? { column, descending: false }
      : before.descending
        ? undefined
        : { column, descending: true };
  return { ...view, sort: withKey(add ? view.sort : [], column, next) };
}

/** Sorts by this column alone, or by it after those that are there. */
export function sortBy(view: ResultView, key: ViewSort, add: boolean): ResultView {
  return { ...view, sort: withKey(add ? view.sort : [], key.column, key) };
}

function withKey(
  sort: readonly ViewSort[],
  column: number,
  next: ViewSort | undefined,
): readonly ViewSort[] {
  const isThere = sort.some((key) => key.column === column);
  const kept = sort.flatMap((key) =>
    key.column !== column ? [key] : next === undefined ? [] : [next],
  );
  return isThere || next === undefined ? kept : [...kept, next];
}

/** The column's filter in place of those that it has; without one, none. */
export function filterColumn(
  view: ResultView,
  column: number,
  filter: ColumnFilter | undefined,
): ResultView {
  const others = view.filters.filter((each) => each.column !== column);
  return { ...view, filters: filter === undefined ? others : [...others, filter] };
}

export function filterQuickly(view: ResultView, text: string): ResultView {
  const { sort, filters, groupBy } = view;
  return {
    sort,
    filters,
    ...(groupBy === undefined ? {} : { groupBy }),
    ...(text === '' ? {} : { quickFilter: text }),
  };
}

/** Sort keys are of the columns that the view has: they do not outlive a change of these. */
export function groupRows(view: ResultView, column?: number): ResultView {
  const { filters, quickFilter } = view;
  return {
    sort: [],
    filters,
    ...(quickFilter === undefined ? {} : { quickFilter }),
    ...(column === undefined ? {} : { groupBy: column }),
  };
}

/** The rows of one group. */
export function openGroup(view: ResultView, value: Cell): ResultView {
  const { groupBy: column } = view;
  return column === undefined
    ? view
    : filterColumn(groupRows(view), column, { kind: 'set', column, values: [value] });
}

export function describeFilter(filter: ColumnFilter, columns: readonly ResultColumn[]): string {
  const name = columns[filter.column]?.name ?? '';
  switch (filter.kind) {
    case 'null':
      return `${name} is NULL`;
    case 'notNull':
      return `${name} is not NULL`;
    case 'pattern':
      return `${name} matches /${filter.pattern}/`;
    case 'comparison':
      return `${name} ${filter.operator} ${valueText(filter.value)}`;
    case 'text':
      return `${name} ${filter.negated ? 'without' : matchWords[filter.match]} “${filter.text}”`;
    case 'set':
      return filter.values.length === 1
        ? `${name} = ${valueText(filter.values[0] ?? null)}`
        : `${name} is one of ${counted(filter.values.length, 'value')}`;
  }
}

const matchWords = {
  contains: 'contains',
  equals: 'is',
  startsWith: 'starts with',
  endsWith: 'ends with',
} as const;

/** The value in a few words: `NULL`, an empty text in quotes, bytes as base64. */
export function valueText(value: Cell): string {
  if (value === null) {
    return 'NULL';
  }
  if (typeof value === 'object') {
    return 'integer' in value ? value.integer : value.blob;
  }
  return value === '' ? '""' : String(value);
}
