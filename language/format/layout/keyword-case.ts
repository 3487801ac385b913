/** Keywords in the case that was chosen. Functions, types and names are as they were written. */
import { isKeyword } from '../../syntax/index.ts';
import type { Draft } from './draft.ts';

/** The token's text, a keyword's in the chosen case. */
export function casedSource({ sheet, style, names }: Draft, index: number): string {
  const source = sheet.source(index);
  if (style.keywordCase === 'preserve' || sheet.kind(index) !== 'word') return source;
  const value = sheet.value(index);
  if (names.has(index) || !isKeyword(value)) return source;
  return style.keywordCase === 'upper' ? value : source.toLowerCase();
}
