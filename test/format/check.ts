/** The one place that calls the formatter: a text before and after, in one literal each. */
import { expect } from 'vitest';
import {
  applyReplacements,
  defaultFormatOptions,
  formatDocument,
  formatOnType,
  formatRange,
  type FormatOptions,
} from '../../language/format/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';

export function formatted(text: string, options: Partial<FormatOptions> = {}): string {
  const all = { ...defaultFormatOptions, ...options };
  return applyReplacements(text, formatDocument(parseDocument(text), all));
}

/** `before` becomes `after`, and `after` stays. Both are given without their common margin. */
export function check(before: string, after: string, options: Partial<FormatOptions> = {}): void {
  const expected = unindented(after);
  expect(formatted(unindented(before), options)).toBe(expected);
  expect(formatted(expected, options)).toBe(expected);
}

/** The text is formatted already, or is none of the formatter's business. */
export function checkUnchanged(text: string, options: Partial<FormatOptions> = {}): void {
  expect(formatted(unindented(text), options)).toBe(unindented(text));
}

/** Formats what stands between `«` and `»`. */
export function checkRange(before: string, after: string): void {
  const marked = unindented(before);
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const text = marked.replace(/[«»]/g, '');
  const changes = formatRange(parseDocument(text), { start, end }, defaultFormatOptions);
  expect(applyReplacements(text, changes)).toBe(unindented(after));
}

/** What is right before the `$0` cursor has just been typed. */
export function checkTyped(before: string, after: string): void {
  const marked = unindented(before);
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const typed = /\n[ \t]*$/.test(text.slice(0, offset)) ? '\n' : text.charAt(offset - 1);
  const changes = formatOnType(parseDocument(text), offset, typed, defaultFormatOptions);
  expect(applyReplacements(text, changes)).toBe(unindented(after));
}

/** Without the first line break, the margin of the first line, and the last line's white space. */
function unindented(text: string): string {
  if (!text.startsWith('\n')) return text;
  const margin = /^\n( *)/.exec(text)?.[1] ?? '';
  return text
    .slice(1)
    .replaceAll(new RegExp(`^${margin}`, 'gm'), '')
    .replace(/ +$/, '');
}
