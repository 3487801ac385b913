/** A change to a text: small ones, so that a cursor, a selection and a breakpoint keep their place. */
import type { Span } from '../syntax/index.ts';

export interface TextReplacement {
  readonly span: Span;
  readonly text: string;
}

/** `text` with all of `replacements`, which are in order and do not overlap. */
export function applyReplacements(text: string, replacements: readonly TextReplacement[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { span, text: replacement } of replacements) {
    parts.push(text.slice(end, span.start), replacement);
    end = span.end;
  }
  parts.push(text.slice(end));
  return parts.join('');
}

/** How much unchanged text two changes may have between them to become one, less to more. */
const distances = [16, 64, 256];

/**
 * The same change in `most` replacements or not many more: neighbours become one. An editor takes a
 * thousand places one by one, and anything beyond as one replacement of all the text.
 */
export function joinReplacements(
  text: string,
  replacements: readonly TextReplacement[],
  most: number,
): readonly TextReplacement[] {
  let joined = replacements;
  for (const distance of distances) {
    if (joined.length <= most) return joined;
    joined = joinNeighbours(text, joined, distance);
  }
  return joined;
}

function joinNeighbours(
  text: string,
  replacements: readonly TextReplacement[],
  distance: number,
): readonly TextReplacement[] {
  const joined: TextReplacement[] = [];
  let parts: string[] = [];
  let start = 0;
  let end = -Infinity;
  const close = (): void => {
    if (parts.length > 0) joined.push({ span: { start, end }, text: parts.join('') });
  };
  for (const { span, text: replacement } of replacements) {
    if (span.start - end <= distance) {
      parts.push(text.slice(end, span.start), replacement);
    } else {
      close();
      ({ start } = span);
      parts = [replacement];
    }
    ({ end } = span);
  }
  close();
  return joined;
}
