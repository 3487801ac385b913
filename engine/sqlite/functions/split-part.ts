/**
 * The part of `text` at `position` between separators: 1 is the first, -1 the last; `null` where
 * there is none. With an empty separator the whole text is the only part.
 */
export function splitPart(text: string, separator: string, position: number): string | null {
  const parts = separator === '' ? [text] : text.split(separator);
  const index = position > 0 ? position - 1 : parts.length + position;
  return position === 0 ? null : (parts[index] ?? null);
}
