/** How results become text. A format is made once per run and sees the results in order. */
import {
  writeCsv,
  writeInserts,
  writeMarkdown,
  writeNdjson,
  writeTsv,
} from '../../engine/export/index.ts';
import type {
  CallCounts,
  Cell,
  ExplainedPlan,
  FailureKind,
  Notice,
  ResultColumn,
} from '../../protocol/index.ts';
import { jsonFormat } from './json.ts';
import { rowsFormat } from './rows.ts';
import { tableFormat } from './table.ts';
import type { TableStyle } from './table.ts';
import type { FormatName } from '../arguments.ts';

/** The rows of one statement, of which more may still come. */
export interface PrintedRows {
  readonly columns: readonly ResultColumn[];
  readonly rows: () => AsyncIterable<readonly (readonly Cell[])[]>;
}

/** One finished statement. Its rows can be read any number of times. */
export interface PrintedResult extends PrintedRows {
  readonly statement: string;
  /** The SQLite file that holds the rows. */
  readonly file: string;
  readonly rowCount: number;
  readonly notices: readonly Notice[];
  readonly calls: CallCounts;
  readonly durationMs: number;
  /** Set where the rows are the lines of a plan's text. */
  readonly plan?: ExplainedPlan;
}

/** The statement that ended the run. */
export interface PrintedFailure {
  readonly statement: string;
  readonly kind: FailureKind;
  readonly message: string;
  readonly serviceError?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface ResultFormat {
  readonly open: () => string;
  readonly result: (result: PrintedResult) => AsyncIterable<string | Uint8Array>;
  /** Set where rows can be printed as they come: then it is called in the place of `result`. */
  readonly rows?: (result: PrintedRows) => AsyncIterable<string | Uint8Array>;
  readonly close: (failure: PrintedFailure | undefined) => string;
}

export function createFormat(
  name: FormatName,
  style: TableStyle,
  keepsFormulas: boolean,
): ResultFormat {
  const options = { title: 'result', keepsFormulas };
  switch (name) {
    case 'table':
      return tableFormat(style);
    case 'json':
      return jsonFormat();
    case 'ndjson':
      return rowsFormat(writeNdjson, options, '');
    case 'csv':
      return rowsFormat(writeCsv, options, '\r\n');
    case 'tsv':
      return rowsFormat(writeTsv, options, '\r\n');
    case 'markdown':
      return rowsFormat(writeMarkdown, options, '\n');
    case 'sql':
      return rowsFormat(writeInserts, options, '\n');
  }
}
