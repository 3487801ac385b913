/** JSON values: what a resource's properties are made of. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equality of JSON values; the order of an object's keys does not count. */
export function jsonEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) || Array.isArray(right)) {
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => jsonEqual(item, right[index]))
    );
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && jsonEqual(left[key], right[key]))
  );
}

export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (parent, key) => (isJsonObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined),
    value,
  );
}

/** A copy of `value` with `path` set; the objects on the way are made where they are missing. */
export function withValueAt(
  value: JsonObject,
  path: readonly string[],
  replacement: unknown,
): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const child = value[key];
  return {
    ...value,
    [key]:
      rest.length === 0
        ? replacement
        : withValueAt(isJsonObject(child) ? child : {}, rest, replacement),
  };
}
