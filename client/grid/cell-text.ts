/** What a cell looks like: its text on one line, and the class that gives it its look. */
import type { WindowCell, ResultType } from '../../protocol/index.ts';
import { counted } from '../../protocol/index.ts';
import { compactJson } from './compact-json.ts';
import { visibleLine } from './visible-text.ts';

export type CellLook = 'null' | 'text' | 'number' | 'boolean' | 'json' | 'blob';

export interface CellAppearance {
  readonly text: string;
  readonly look: CellLook;
}

/** The most characters that a cell draws; the viewer shows the rest. */
const longestLine = 400;

export function cellAppearance(cell: WindowCell, type: ResultType): CellAppearance {
  if (cell === null) {
    return { text: 'NULL', look: 'null' };
  }
  if (typeof cell === 'number') {
    return type === 'boolean' && (cell === 0 || cell === 1)
      ? { text: cell === 1 ? 'true' : 'false', look: 'boolean' }
      : { text: numberText(cell, type), look: 'number' };
  }
  if (typeof cell === 'string') {
    return textAppearance(cell, type);
  }
  if ('integer' in cell) {
    return { text: cell.integer, look: 'number' };
  }
  if ('blob' in cell) {
    return { text: counted(byteCount(cell.blob), 'byte'), look: 'blob' };
  }
  return textAppearance(`${cell.beginning}…`, type);
}

/** Whether values of this type line up at the right. */
export function isRightAligned(type: ResultType): boolean {
  return type === 'integer' || type === 'real';
}

function textAppearance(text: string, type: ResultType): CellAppearance {
  if (type === 'boolean' && (text === 'true' || text === 'false')) {
    return { text, look: 'boolean' };
  }
  const isJson = type === 'json' || looksLikeJson(text);
  const line = visibleLine((isJson ? compactJson(text) : text).slice(0, longestLine + 1));
  return {
    text: line.length > longestLine ? `${line.slice(0, longestLine)}…` : line,
    look: isJson ? 'json' : 'text',
  };
}

/** A computed column has no declared type, yet may hold an object: `json_extract(…)`. */
function looksLikeJson(text: string): boolean {
  return /^\s*(\{\s*("|\})|\[\s*([[{"\d\]-]|true|false|null))/.test(text);
}

function numberText(value: number, type: ResultType): string {
  return type === 'real' && Number.isInteger(value) && Math.abs(value) < 1e15
    ? value.toFixed(1)
    : String(value);
}

function byteCount(base64: string): number {
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - padding;
}
