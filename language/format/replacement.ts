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
