/** `json_equal`: equality of JSON values, in which the order of keys does not count. */
import { parseExactJson } from './exact-json.ts';

/** A text that is no JSON equals nothing. */
export function jsonEqual(left: string, right: string): boolean {
  const leftValue = parseExactJson(left);
  return leftValue !== undefined && sameValue(leftValue, parseExactJson(right));
}

function sameValue(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) {
    return left === right;
  }
  if (Array.isArray(left) !== Array.isArray(right)) {
    return false;
  }
  const rightEntries = new Map(Object.entries(right));
  const leftEntries = Object.entries(left);
  return (
    leftEntries.length === rightEntries.size &&
    leftEntries.every(
      ([key, value]) => rightEntries.has(key) && sameValue(value, rightEntries.get(key)),
    )
  );
}
