/** What a format is given and what it gives: rows in portions become a file in chunks. */
import type { Cell, ResultColumn } from '../../protocol/index.ts';

export type RowPortion = readonly (readonly Cell[])[];

/** A result on its way to a file. `rows` can be read any number of times, and gives the same. */
export interface ExportedRows {
  readonly columns: readonly ResultColumn[];
  readonly rows: () => AsyncIterable<RowPortion>;
}

export interface ExportOptions {
  /** What the rows are of: the name of a table, a sheet or a page. */
  readonly title: string;
  /** The statement's text, for a format that has a place to show it. */
  readonly statement?: string;
  /**
   * Texts that a spreadsheet would run as formulas are written as they are. Only for a reader that is
   * no spreadsheet.
   */
  readonly keepsFormulas?: boolean;
  /** Leaves the line of names out, in a format that has one. */
  readonly omitsNames?: boolean;
}

/** A format reads as fast as its chunks are taken, and holds no more than a portion of rows. */
export type WriteRows = (
  rows: ExportedRows,
  options: ExportOptions,
) => AsyncIterable<string | Uint8Array>;

/** Names as keys of an object: one that comes again gets a number, so that no value is lost. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) {
      free = `${name}_${number}`;
    }
    taken.add(free);
    return free;
  });
}
