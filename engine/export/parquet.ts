/**
 * Apache Parquet, through `hyparquet-writer`. A Parquet column has one type, and a column of SQLite
 * need not: the rows are read twice, the first time for what the columns hold.
 */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell, ResultColumn } from '../../protocol/index.ts';
import { isTruth, textOf } from './cells.ts';
import type { ExportedRows, RowPortion, WriteRows } from './exported-rows.ts';
import { distinctNames } from './exported-rows.ts';
import { millisecondsOf } from './timestamps.ts';

/** What a column is written as, and how its values become that; NULL is the writer's own. */
interface Encoding {
  readonly element: Readonly<Record<string, string | boolean | object>>;
  readonly encode: (cell: Exclude<Cell, null>) => unknown;
}

/** Rows of one row group, or fewer where their values are large. */
const groupRows = 50_000;
const groupUnits = 16_000_000;

export const writeParquet: WriteRows = async function* (source) {
  const encodings = await encodingsOf(source);
  const names = distinctNames(source.columns.map(({ name }) => name));
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    createdBy: 'IQL',
    schema: [
      { name: 'schema', num_children: names.length },
      ...names.map((name, index) => ({
        name,
        repetition_type: 'OPTIONAL' as const,
        ...encodings[index]?.element,
      })),
    ],
  });
  for await (const group of inGroups(source.rows())) {
    await writer.write({
      columnData: names.map((name, index) => ({
        name,
        data: group.map((row) => encoded(row[index] ?? null, encodings[index])),
      })),
      rowGroupSize: group.length,
    });
    yield taken(bytes);
  }
  await writer.finish();
  yield taken(bytes);
};

function encoded(cell: Cell, encoding: Encoding | undefined): unknown {
  return cell === null ? null : encoding?.encode(cell);
}

/** The bytes so far; the writer goes on behind them. */
function taken(bytes: ByteWriter): Uint8Array {
  const chunk = bytes.getBytes().slice();
  bytes.index = 0;
  return chunk;
}

async function* inGroups(rows: AsyncIterable<RowPortion>): AsyncGenerator<RowPortion> {
  let group: (readonly Cell[])[] = [];
  let units = 0;
  for await (const portion of rows) {
    for (const row of portion) {
      group.push(row);
      units += row.reduce<number>((sum, cell) => sum + unitsOf(cell), 0);
      if (group.length >= groupRows || units >= groupUnits) {
        yield group;
        group = [];
        units = 0;
      }
    }
  }
  if (group.length > 0) {
    yield group;
  }
}

function unitsOf(cell: Cell): number {
  if (typeof cell === 'string') {
    return cell.length;
  }
  return typeof cell === 'object' && cell !== null && 'blob' in cell ? cell.blob.length : 8;
}

/** The kinds of value that a column was seen to hold. */
type Held = Set<'integer' | 'truth' | 'large' | 'real' | 'text' | 'time' | 'bytes'>;

async function encodingsOf({ columns, rows }: ExportedRows): Promise<readonly Encoding[]> {
  const held = columns.map((): Held => new Set());
  for await (const portion of rows()) {
    for (const row of portion) {
      row.forEach((cell, index) => {
        if (cell !== null) {
          held[index]?.add(heldBy(cell, columns[index]));
        }
      });
    }
  }
  return columns.map((column, index) => encodingOf(column, held[index] ?? new Set()));
}

function heldBy(cell: Exclude<Cell, null>, column: ResultColumn | undefined) {
  if (typeof cell === 'string') {
    return column?.type === 'timestamp' && millisecondsOf(cell) !== undefined ? 'time' : 'text';
  }
  if (typeof cell === 'object') {
    return 'blob' in cell ? 'bytes' : 'large';
  }
  if (!Number.isInteger(cell) || column?.type === 'real') {
    return 'real';
  }
  return column?.type === 'boolean' && isTruth(cell) ? 'truth' : 'integer';
}

function encodingOf(column: ResultColumn, held: Held): Encoding {
  const only = (...kinds: readonly string[]): boolean =>
    held.size > 0 && [...held].every((kind) => kinds.includes(kind));
  if (only('truth')) {
    return { element: { type: 'BOOLEAN' }, encode: (cell) => cell === 1 };
  }
  if (only('integer', 'truth', 'large')) {
    return { element: { type: 'INT64' }, encode: toBigInt };
  }
  if (only('integer', 'truth', 'real')) {
    return { element: { type: 'DOUBLE' }, encode: Number };
  }
  if (only('time')) {
    return {
      element: timestamp,
      encode: (cell) => new Date(millisecondsOf(textOf(cell, 'timestamp')) ?? Number.NaN),
    };
  }
  if (only('bytes')) {
    return { element: { type: 'BYTE_ARRAY' }, encode: bytesOf };
  }
  if (column.type === 'json' && only('text')) {
    // As bytes: the library would write a string once more as JSON, and an object with rounded numbers.
    return {
      element: { type: 'BYTE_ARRAY', logical_type: { type: 'JSON' } },
      encode: (cell) => new TextEncoder().encode(textOf(cell, column.type)),
    };
  }
  return {
    element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
    encode: (cell) => wellFormed(textOf(cell, column.type)),
  };
}

const timestamp = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MILLIS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
} as const;

function toBigInt(cell: Exclude<Cell, null>): bigint {
  return typeof cell === 'object' && 'integer' in cell
    ? BigInt(cell.integer)
    : BigInt(Number(cell));
}

function bytesOf(cell: Exclude<Cell, null>): Uint8Array {
  return typeof cell === 'object' && 'blob' in cell
    ? new Uint8Array(Buffer.from(cell.blob, 'base64'))
    : new Uint8Array();
}

function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}
