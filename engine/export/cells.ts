/** Single values as text. */
import type { Cell, ResultType } from '../../protocol/index.ts';

/** A value as a person reads it; NULL is the caller's to show. Bytes are base64. */
export function textOf(cell: Exclude<Cell, null>, type: ResultType): string {
  if (typeof cell === 'string') {
    return cell;
  }
  if (typeof cell === 'object') {
    return 'integer' in cell ? cell.integer : cell.blob;
  }
  return type === 'boolean' && isTruth(cell) ? truth(cell) : String(cell);
}

/**
 * A value as JSON on one line: an integer with all its digits, bytes as base64, a boolean as one, and
 * an object or array of a JSON column as what it is.
 */
export function jsonOf(cell: Cell, type: ResultType): string {
  if (typeof cell === 'string') {
    return (type === 'json' ? compound(cell) : undefined) ?? JSON.stringify(cell);
  }
  if (typeof cell === 'object' && cell !== null) {
    return 'integer' in cell ? cell.integer : JSON.stringify(cell.blob);
  }
  return type === 'boolean' && isTruth(cell) ? truth(cell) : JSON.stringify(cell);
}

export function isTruth(cell: Cell): cell is 0 | 1 {
  return cell === 0 || cell === 1;
}

function truth(cell: 0 | 1): string {
  return cell === 1 ? 'true' : 'false';
}

/** The text keeps the digits of its numbers. A line break in JSON stands between tokens only. */
function compound(text: string): string | undefined {
  if (!/^\s*[{[]/.test(text)) {
    return undefined;
  }
  try {
    JSON.parse(text);
  } catch {
    // A text that only begins like JSON is a text.
    return undefined;
  }
  return text.replace(/[\r\n]+/g, ' ');
}
