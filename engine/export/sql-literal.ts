/** Values and names as SQL. */
import type { Cell, ResultType } from '../../protocol/index.ts';
import { isTruth } from './cells.ts';

export function sqlLiteral(cell: Cell, type: ResultType): string {
  if (cell === null) {
    return 'NULL';
  }
  if (typeof cell === 'string') {
    return textLiteral(cell);
  }
  if (typeof cell === 'object') {
    return 'integer' in cell ? cell.integer : `X'${hex(Buffer.from(cell.blob, 'base64'))}'`;
  }
  if (type === 'boolean' && isTruth(cell)) {
    return cell === 1 ? 'TRUE' : 'FALSE';
  }
  // A whole number of a real column stays one that is not an integer.
  return type === 'real' && Number.isInteger(cell) && !/[e.]/.test(String(cell))
    ? `${cell}.0`
    : String(cell);
}

export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** SQLite's text of a statement ends at a NUL, so a value that has one is written by its bytes. */
function textLiteral(text: string): string {
  return text.includes('\0')
    ? `CAST(X'${hex(Buffer.from(text, 'utf8'))}' AS TEXT)`
    : `'${text.replaceAll("'", "''")}'`;
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex').toUpperCase();
}
