/** Single values as text. */
import type { Cell, ResultType } from '../../protocol/index.ts';

/** A value as JSON: an integer with all its digits, bytes as base64, a boolean as one. */
export function jsonOf(cell: Cell, type: ResultType): string {
  if (type === 'boolean' && (cell === 0 || cell === 1)) {
    return cell === 1 ? 'true' : 'false';
  }
  if (typeof cell === 'object' && cell !== null) {
    return 'integer' in cell ? cell.integer : JSON.stringify(cell.blob);
  }
  return JSON.stringify(cell);
}

/** A value as a person reads it; NULL is the caller's to show. */
export function textOf(cell: Exclude<Cell, null>, type: ResultType): string {
  if (typeof cell === 'string') {
    return cell;
  }
  if (typeof cell === 'object') {
    return 'integer' in cell ? cell.integer : cell.blob;
  }
  return jsonOf(cell, type);
}
