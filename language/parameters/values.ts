/** Values of parameters, and what a text that a person typed for one means. */
import { stringValue } from '../syntax/index.ts';

/** As a variables file gives it. A `bigint` is an integer that a `number` would round. */
export type ExactValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly ExactValue[]
  | { readonly [name: string]: ExactValue };

/**
 * `typed` is text of an input box or a command line: what it means depends on where it goes. `exact` has
 * a type already.
 */
export type GivenValue =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'exact'; readonly value: ExactValue };

export function typed(text: string): GivenValue {
  return { kind: 'typed', text };
}

export function exact(value: ExactValue): GivenValue {
  return { kind: 'exact', value };
}

/** Where one value stands: a number is a number, text in single quotes is the text, all else is text. */
export function oneValue(given: GivenValue): ExactValue {
  return given.kind === 'exact' ? given.value : valueOfText(given.text);
}

/** Where text stands, in a string or a name; `undefined` where the value has none. */
export function textValue(given: GivenValue): string | undefined {
  if (given.kind === 'typed') return unquoted(given.text) ?? given.text;
  return textOf(given.value);
}

/** Where a list stands: a list, values between commas, or one value alone. */
export function listValue(given: GivenValue): readonly ExactValue[] {
  if (given.kind === 'typed') return typedList(given.text);
  return isList(given.value) ? given.value : [given.value];
}

/** Numbers as a statement prints them. Leading zeros (an account) and trailing ones (a version) make text. */
export function isPlainNumber(text: string): boolean {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text)) return false;
  const number = Number(text);
  return String(number) === text || (!text.includes('.') && isInteger64(BigInt(text)));
}

/** Whether SQLite keeps the integer as it is. */
export function isInteger64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

/** As JSON text; integers keep all their digits. */
export function jsonText(value: ExactValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (isList(value)) return `[${value.map(jsonText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}:${jsonText(member)}`,
  );
  return `{${members.join(',')}}`;
}

/** `stack.region` is a name of its own, or the member `region` of `stack`. */
export function valueNamed(
  values: Readonly<Record<string, ExactValue>>,
  name: string,
): ExactValue | undefined {
  const whole = memberOf(values, name);
  if (whole !== undefined) return whole;
  let value: ExactValue | undefined = values;
  for (const part of name.split('.')) {
    value = memberOf(value, part);
  }
  return value;
}

function memberOf(value: ExactValue | undefined, name: string): ExactValue | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function isList(value: ExactValue): value is readonly ExactValue[] {
  return Array.isArray(value);
}

function textOf(value: ExactValue): string | undefined {
  if (value === null) return undefined;
  return typeof value === 'object' ? jsonText(value) : String(value);
}

function valueOfText(text: string): ExactValue {
  if (!isPlainNumber(text)) return unquoted(text) ?? text;
  const number = Number(text);
  return String(number) === text ? number : BigInt(text);
}

/** The text in `'…'`, with `''` for a quote; `undefined` for text that is not one such string. */
function unquoted(text: string): string | undefined {
  return /^'(?:[^']|'')*'$/.test(text) ? stringValue(text) : undefined;
}

const listItem = /\s*('(?:[^']|'')*'(?=\s*(?:,|$))|[^,]*?)\s*(?:,|$)/y;

/** `a, 'b, c', 3`; an empty text is an empty list. */
function typedList(text: string): readonly ExactValue[] {
  const inner = /^\s*[([]([\s\S]*)[)\]]\s*$/.exec(text)?.[1] ?? text;
  if (inner.trim() === '') return [];
  const items: ExactValue[] = [];
  listItem.lastIndex = 0;
  while (listItem.lastIndex < inner.length) {
    const [, item = ''] = listItem.exec(inner) ?? [];
    items.push(valueOfText(item));
  }
  return items;
}
