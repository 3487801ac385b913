/** A function of a text that makes each value once. Nothing is kept for `undefined`. */
export function memoised<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (value !== undefined) made.set(key, value);
    return value;
  };
}

/**
 * The same, of values that weigh much and are soon made again: each is kept as long as anyone holds it or
 * it is among the `latest` that were made. So two values of one key are one object while either is in use.
 */
export function memoisedWeakly<Value extends object>(
  make: (key: string) => Value | undefined,
  latest: number,
): (key: string) => Value | undefined {
  const made = new Map<string, WeakRef<Value>>();
  const kept: Value[] = [];
  let count = 0;
  return (key) => {
    const known = made.get(key)?.deref();
    if (known !== undefined) return known;
    const value = make(key);
    if (value === undefined) return undefined;
    made.set(key, new WeakRef(value));
    kept[count % latest] = value;
    count += 1;
    return value;
  };
}
