/**
 * `aws_policy_equal`: equality of IAM policy documents, and of tag lists. Their arrays are sets
 * (statements, actions, resources, principals, condition values, tags), a single value stands for an
 * array of one, and IAM reads actions without regard to case.
 */
import { parseExactJson } from './exact-json.ts';

/** A text that is no JSON equals nothing. */
export function awsPolicyEqual(left: string, right: string): boolean {
  const [leftValue, rightValue] = [parseExactJson(left), parseExactJson(right)];
  return (
    leftValue !== undefined &&
    rightValue !== undefined &&
    canonical(leftValue, '') === canonical(rightValue, '')
  );
}

/** One text for all documents that mean the same; `key` is the name that holds `value`. */
function canonical(value: unknown, key: string): string {
  if (Array.isArray(value)) {
    const items = [...new Set(value.map((item) => canonical(item, key)))].sort();
    return items.length === 1 ? (items[0] ?? '') : `[${items.join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([name, held]) => `${JSON.stringify(name)}:${canonical(held, name)}`,
    );
    return `{${entries.sort().join(',')}}`;
  }
  const text = JSON.stringify(value);
  return /^(?:Not)?Action$/.test(key) ? text.toLowerCase() : text;
}
