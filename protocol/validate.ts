/**
 * Checks of values that came over a wire. A check narrows an unknown value and never throws, so that
 * a bad message is dropped at the boundary and nothing behind it needs to doubt its types.
 */

export type Check<T> = (value: unknown) => value is T;

type OptionalKeys<T> = {
  [K in keyof T]-?: object extends Pick<T, K> ? K : never;
}[keyof T];
type RequiredChecks<T> = { readonly [K in Exclude<keyof T, OptionalKeys<T>>]: Check<T[K]> };
type OptionalChecks<T> = { readonly [K in OptionalKeys<T>]: Check<Exclude<T[K], undefined>> };

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);
export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export function isOneOf<const T extends string>(...words: readonly T[]): Check<T> {
  return (value): value is T => (words as readonly unknown[]).includes(value);
}

export function isListOf<T>(item: Check<T>): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(item);
}

export function isAnyOf<A, B>(first: Check<A>, second: Check<B>): Check<A | B> {
  return (value): value is A | B => first(value) || second(value);
}

/** An object whose fields pass their checks. Fields that no check names are let through. */
export function isShape<T>(
  required: RequiredChecks<T>,
  ...optional: OptionalKeys<T> extends never ? [] : [OptionalChecks<T>]
): Check<T> {
  const needed = Object.entries<Check<unknown>>(required);
  const allowed = Object.entries<Check<unknown>>(optional[0] ?? {});
  return (value): value is T => {
    if (typeof value !== 'object' || value === null) {
      return false;
    }
    const field = (name: string): unknown => (value as Record<string, unknown>)[name];
    return (
      needed.every(([name, check]) => check(field(name))) &&
      allowed.every(([name, check]) => field(name) === undefined || check(field(name)))
    );
  };
}

/** A union tagged by `kind`: the tag picks the one check that applies. */
export function isTagged<T extends { readonly kind: string }>(variants: {
  readonly [K in T['kind']]: Check<Omit<Extract<T, { kind: K }>, 'kind'>>;
}): Check<T> {
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || !('kind' in value)) {
      return false;
    }
    const { kind } = value;
    return (
      typeof kind === 'string' &&
      Object.hasOwn(variants, kind) &&
      (variants[kind as T['kind']] as Check<unknown>)(value)
    );
  };
}
