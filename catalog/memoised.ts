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
