/** Where templates end: Jinja's, Go's, and the JSON blocks at the top of a file. */
import type { Reading } from './reading.ts';
import { singleQuote } from './characters.ts';

/** A `}}` further away than this belongs to another template. */
const longest = 4096;

const blockWords =
  /^\{%[-+]?\s*(?:if|elif|else|endif|for|endfor|set|endset|block|endblock|macro|endmacro|call|endcall|filter|endfilter|raw|endraw|include|import|from|with|endwith|do)\b/;

/** The end of a template that opens at `start` with `{{` or `{%`; `undefined` where it is unclosed. */
export function templateEnd(reading: Reading, start: number): number | undefined {
  const { text } = reading;
  const open = text.slice(start, start + 2);
  const close = open === '{{' ? '}}' : '%}';
  const found = reading.find(close, start + 2);
  reading.reached(Math.min(found + 2, start + longest + 2));
  if (found >= text.length || found - start > longest) return undefined;
  // Another opening before the closing means that the closing is the other's.
  const lastOpen = text.lastIndexOf(open, found - 1);
  if (lastOpen > start + 1) return undefined;
  return found + 2;
}

/** The same inside a string, where `{{`, `{%` and `{#` may also be plain text. */
export function stringTemplateEnd(reading: Reading, start: number): number | undefined {
  const { text } = reading;
  const second = text[start + 1];
  if (second === '{') {
    if (text.charCodeAt(start + 2) === singleQuote) return undefined;
    return templateEnd(reading, start);
  }
  if (second === '%') {
    if (!blockWords.test(text.slice(start, start + 40))) return undefined;
    return templateEnd(reading, start);
  }
  return undefined;
}

/** The end of `<<<json … >>>`, one past the text's end where it is unclosed. */
export function blockEnd(reading: Reading, start: number): number {
  const found = reading.find('>>>', start + 3);
  reading.reached(found + 3);
  return found >= reading.text.length ? reading.text.length + 1 : found + 3;
}
