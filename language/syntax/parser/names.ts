/** Names and dotted names. */
import type { Name, QualifiedName } from '../tree.ts';
import { keywordNamed } from '../keywords.ts';
import { nameValue } from '../values.ts';
import type { TokenCursor } from './cursor.ts';
import { cutToSize } from './lists.ts';
import { startsTail } from './words.ts';

/**
 * Reads the token at the cursor as a name, whatever word it is. A template glued to it belongs to it:
 * `bucket_{{ env }}`.
 */
export function readName(cursor: TokenCursor): Name {
  const { kind, source } = cursor;
  const { start } = cursor.advance();
  const quoted = kind === 'name' || kind === 'string';
  let template = kind === 'template';
  while (!quoted && cursor.isGlued && continuesName(cursor, template)) {
    template ||= cursor.kind === 'template';
    cursor.advance();
  }
  const span = cursor.spanFrom(start);
  if (template) {
    const text = cursor.text.slice(span.start, span.end);
    return { kind: 'name', text, quoted: false, template: true, span };
  }
  return { kind: 'name', text: quoted ? nameValue(source) : source, quoted, span };
}

/** A word cannot directly follow another, so a glued one stands after a template. */
function continuesName(cursor: TokenCursor, template: boolean): boolean {
  if (cursor.kind === 'template') return true;
  return template && (cursor.kind === 'word' || cursor.kind === 'number');
}

export function missingName(cursor: TokenCursor): Name {
  return { kind: 'name', text: '', quoted: false, span: cursor.hole() };
}

/**
 * Reads a name and the parts after its dots. `t.*` stops before the `.`; a dot with no name after it
 * leaves an empty last part, with a problem.
 */
export function readQualifiedName(cursor: TokenCursor): QualifiedName {
  const { start } = cursor;
  const parts: Name[] = [readName(cursor)];
  while (cursor.value === '.' && cursor.valueAt(1) !== '*') {
    cursor.advance();
    const part = partAfterDot(cursor);
    parts.push(part);
    if (part.text === '') break;
  }
  return { kind: 'qualifiedName', parts: cutToSize(parts), span: cursor.spanFrom(start) };
}

/**
 * After a dot any word is a name, also a reserved one, unless it stands away from the dot and reads
 * like the next clause: `SELECT t. FROM x AS t`.
 */
function partAfterDot(cursor: TokenCursor): Name {
  const isName = cursor.kind === 'word' || cursor.kind === 'name' || cursor.kind === 'template';
  const isFree = keywordNamed(cursor.value)?.reserved !== true && !startsTail(cursor);
  if (cursor.kind === 'string' || (isName && (cursor.isGlued || isFree))) return readName(cursor);
  const offset = cursor.lastEnd;
  cursor.reportMissing('a name');
  return { kind: 'name', text: '', quoted: false, span: { start: offset, end: offset } };
}
