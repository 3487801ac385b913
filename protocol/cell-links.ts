/** What cells of a result lead to. The page shows that there is a way; the extension goes it. */
import type { WindowCell } from './results.ts';
import { isCount, isListOf, isShape } from './validate.ts';

/** Columns by position in the result. */
export interface CellLinks {
  /** Their values name other resources. */
  readonly references: readonly number[];
  /** Of resources whose identifier is in the same row. */
  readonly resources: readonly number[];
}

/** `reference`: what the value names. `resource`: what the value is a property of. `console`: AWS's own page. */
export type CellDestination = 'reference' | 'resource' | 'console';

/** A cell, with the row that it stands in as the page has it: texts may be cut. */
export interface CellInRow {
  /** By position in `row`, which has the columns of the result in their order. */
  readonly column: number;
  readonly row: readonly WindowCell[];
}

export const isCellLinks = isShape<CellLinks>({
  references: isListOf(isCount),
  resources: isListOf(isCount),
});
