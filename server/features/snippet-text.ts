/** Snippets as LSP has them: text with places to fill in, and the same text for who cannot fill them in. */
import { stringLiteral } from '../../language/syntax/index.ts';

export interface FilledText {
  readonly text: string;
  readonly snippet: string;
}

/** `value` as a string: in an editor that has snippets, selected to be typed over. */
export function placeholder(place: number, value: string): FilledText {
  const text = stringLiteral(value);
  return { text, snippet: `'\${${place}:${escapeSnippet(text.slice(1, -1))}}'` };
}

/** One of a few values, as a string. */
export function choice(place: number, values: readonly string[]): FilledText {
  const [first = "''", ...others] = values.map(stringLiteral);
  const listed = [first, ...others].map((text) => escapeChoice(text.slice(1, -1))).join(',');
  return { text: first, snippet: `'\${${place}|${listed}|}'` };
}

export function plain(text: string): FilledText {
  return { text, snippet: escapeSnippet(text) };
}

export function joined(parts: readonly FilledText[], separator = ''): FilledText {
  return {
    text: parts.map(({ text }) => text).join(separator),
    snippet: parts.map(({ snippet }) => snippet).join(escapeSnippet(separator)),
  };
}

/** Text as a snippet's literal part. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Text as one of the choices of a place. */
export function escapeChoice(text: string): string {
  return text.replace(/[\\,|$}]/g, '\\$&');
}

/** A snippet's text for a client that knows no tab stops: placeholders and first choices stay as text. */
export function withoutTabStops(text: string): string {
  return text
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}|\$\{\d+\}|\$\d+/g, '$1')
    .replace(/\\([\\$},|])/g, '$1');
}
