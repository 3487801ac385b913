/** Properties of resources as SQLite stores them. */
import type { SqlValue } from './ports.ts';

/** Exact integers that JSON's own numbers cannot hold; TypeScript's library lacks them still. */
interface RawJson {
  readonly rawJSON: string;
}
const { isRawJSON } = JSON as unknown as {
  readonly isRawJSON: (value: unknown) => value is RawJson;
};

/**
 * Absent and null are NULL, booleans 0 and 1, objects and arrays JSON text, times ISO 8601. An integer
 * that 64 bits cannot hold stays the text that it was.
 */
export function toSqlValue(value: unknown, declaredType: string): SqlValue {
  if (value === undefined || value === null) return null;
  if (isRawJSON(value)) return integerOf(BigInt(value.rawJSON), declaredType);
  switch (typeof value) {
    case 'string':
      return declaredType === 'BOOLEAN' ? truthOf(value) : value;
    case 'boolean':
      return declaredType.endsWith('TEXT') ? String(value) : Number(value);
    case 'number':
      if (declaredType === 'TIMESTAMP TEXT') return timeOf(value);
      return declaredType.endsWith('TEXT') ? String(value) : value;
    case 'bigint':
      return integerOf(value, declaredType);
    default:
      return stableJson(value);
  }
}

/**
 * JSON text with the keys of every object in order, so that equal values are equal texts, whatever
 * order AWS answers in. Arrays keep theirs.
 */
export function stableJson(value: unknown): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isRawJSON(value)) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const entries = Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, ordered(member)]));
}

function integerOf(value: bigint, declaredType: string): SqlValue {
  const fits = BigInt.asIntN(64, value) === value;
  return declaredType.endsWith('TEXT') || !fits ? String(value) : value;
}

/** Seconds since 1970 that are more than this are milliseconds: as seconds they lie past the year 5000. */
const mostSeconds = 1e11;

function timeOf(epoch: number): string {
  const time = new Date(Math.abs(epoch) < mostSeconds ? epoch * 1000 : epoch);
  return Number.isNaN(time.getTime()) ? String(epoch) : time.toISOString();
}

function truthOf(text: string): SqlValue {
  const word = text.toLowerCase();
  if (word === 'true') return 1;
  return word === 'false' ? 0 : text;
}
