/** Text with places to fill in, plain and as a snippet of LSP. */

export interface FilledText {
  readonly text: string;
  readonly snippet: string;
}

/** `value` in single quotes: in an editor that has snippets, selected to be typed over. */
export function placeholder(place: number, value: string): FilledText {
  return { text: `'${value}'`, snippet: `'\${${place}:${escaped(value)}}'` };
}

/** One of a few values. */
export function choice(place: number, values: readonly string[]): FilledText {
  const listed = values.map((value) => escaped(value).replace(/[,|]/g, '\\$&')).join(',');
  return { text: `'${values[0] ?? ''}'`, snippet: `'\${${place}|${listed}|}'` };
}

export function plain(text: string): FilledText {
  return { text, snippet: escaped(text) };
}

export function joined(parts: readonly FilledText[], separator = ''): FilledText {
  return {
    text: parts.map(({ text }) => text).join(separator),
    snippet: parts.map(({ snippet }) => snippet).join(escaped(separator)),
  };
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
