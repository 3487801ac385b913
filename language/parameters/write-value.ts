/** A value as the text of one place: a literal, a list, a string or a name, and nothing else. */
import { isKeyword } from '../syntax/index.ts';
import type { Demand, Hole, Place } from './places.ts';
import type { ExactValue, GivenValue } from './values.ts';
import { isInteger64, jsonText, listValue, oneValue, textValue } from './values.ts';

export type Written =
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'unfit'; readonly why: string };

export function writeValue({ kind, takes }: Place, hole: Hole, given: GivenValue): Written {
  if (kind === 'list' || kind === 'items') return writeList(kind, hole, given);
  const value = filtered(oneValue(given), hole);
  if (takes !== undefined && !fits(value, takes)) return unfit(demands[takes](hole));
  return literal(value, hole);
}

/** The whole string, of which `parts` are what stands between the holes. */
export function writeText(
  parts: readonly string[],
  holes: readonly Hole[],
  given: readonly GivenValue[],
): Written {
  const text = joined(parts, holes, given);
  return text.kind === 'unfit' ? text : stringOf(text.text, holes[0]);
}

/** The whole name. `dots` says that the value may bring the parts of a name with it. */
export function writeName(
  parts: readonly string[],
  holes: readonly Hole[],
  given: readonly GivenValue[],
  dots: 'divide' | 'belong',
): Written {
  const text = joined(parts, holes, given);
  if (text.kind === 'unfit') return text;
  const name = text.text;
  if (dots === 'divide' && /^\w+(?:\.\w+)+$/.test(name)) {
    return written(name.split('.').map(nameOf).join('.'));
  }
  if (name.trim() === '' || /[\p{Cc}{}]/u.test(name)) {
    const shown = name === '' ? 'an empty text' : `\`${JSON.stringify(name).slice(1, -1)}\``;
    return unfit(`stands for a name, and ${shown} is none`);
  }
  return written(nameOf(name));
}

function joined(
  parts: readonly string[],
  holes: readonly Hole[],
  given: readonly GivenValue[],
): Written {
  let text = parts[0] ?? '';
  for (const [index, hole] of holes.entries()) {
    const value = given[index];
    const part = value === undefined ? undefined : textValue(value);
    if (part === undefined) return unfit('stands in a text, and NULL is none');
    text += filteredText(part, hole) + (parts[index + 1] ?? '');
  }
  return written(text);
}

function writeList(kind: 'list' | 'items', hole: Hole, given: GivenValue): Written {
  const values = listValue(given);
  if (values.length === 0 && kind === 'items') {
    return unfit(
      `stands in a list, and has no value: write \`IN ${hole.written}\` for lists that may be empty`,
    );
  }
  const texts: string[] = [];
  for (const value of values) {
    const item = literal(filtered(value, hole), hole);
    if (item.kind === 'unfit') return item;
    texts.push(item.text);
  }
  const list = texts.join(', ');
  return written(kind === 'list' ? `(${list})` : list);
}

function filtered(value: ExactValue, hole: Hole): ExactValue {
  return typeof value === 'string' ? filteredText(value, hole) : value;
}

function filteredText(value: string, { reference }: Hole): string {
  let text = value;
  for (const filter of reference.filters) {
    if (filter === 'lower') text = text.toLowerCase();
    if (filter === 'upper') text = text.toUpperCase();
    if (filter === 'trim') text = text.trim();
  }
  return text;
}

function fits(value: ExactValue, takes: Demand): boolean {
  if (takes === 'count') return typeof value === 'number' || typeof value === 'bigint';
  return value === null || typeof value === 'boolean' || typeof value === 'number';
}

const demands: Readonly<Record<Demand, (hole: Hole) => string>> = {
  condition: () =>
    'stands for a whole condition, and a text cannot be one: write the condition, with templates for its values',
  order: ({ written: text }) =>
    `sorts or groups by a text, which changes nothing: write \`"${text.startsWith('{{') ? text : '{{ name }}'}"\`, in quotes, for the column of that name`,
  count: () => 'stands for a number of rows: give it a number',
};

function literal(value: ExactValue, hole: Hole): Written {
  if (value === null) return written('NULL');
  if (typeof value === 'string') return stringOf(value, hole);
  if (typeof value === 'boolean') return written(value ? 'TRUE' : 'FALSE');
  if (typeof value === 'bigint') {
    return isInteger64(value) ? written(signed(String(value))) : stringOf(String(value), hole);
  }
  if (typeof value !== 'number') return stringOf(jsonText(value), hole);
  return Number.isFinite(value)
    ? written(signed(String(value)))
    : unfit(`is \`${value}\`, which is no number of SQL`);
}

/** In parentheses, so that a minus before it makes no comment of it. */
function signed(number: string): string {
  return number.startsWith('-') ? `(${number})` : number;
}

/** A text that holds `{{` is put together from two, so that nobody reads a template in it. */
function stringOf(text: string, hole: Hole | undefined): Written {
  if (text.includes('\0')) {
    const name = hole === undefined ? '' : ` of \`${hole.reference.name}\``;
    return unfit(`cannot be filled in: the value${name} holds the character U+0000`);
  }
  const pieces = text
    .split(/(?<=\{)(?=[{%])/)
    .map((piece) => `'${piece.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`);
  return written(pieces.length === 1 ? pieces.join('') : `(${pieces.join(' || ')})`);
}

function nameOf(name: string): string {
  const isPlain = /^[A-Za-z_]\w*$/.test(name) && !isKeyword(name);
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

function written(text: string): Written {
  return { kind: 'written', text };
}

function unfit(why: string): Written {
  return { kind: 'unfit', why };
}
