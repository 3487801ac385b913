/** How wide a text is in a terminal, and texts that are safe to show in one. */

const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;
const doubleWidth =
  /[\p{Emoji_Presentation}\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

/** Columns that the text takes, of characters by Unicode's widths. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) {
    return text.length;
  }
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
  }
  return width;
}

/** The text, or as much of it as fits with a `…` after it. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) {
    return text;
  }
  let cut = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) {
      break;
    }
    cut += character;
  }
  return `${cut}…`;
}

/**
 * The text without a character that a terminal obeys: a value from AWS must not move the cursor or
 * set a colour. Line breaks and tabs are shown as they are written in JSON.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (character) => {
    const named = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    return named ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function widthOf(character: string): number {
  return zeroWidth.test(character) ? 0 : doubleWidth.test(character) ? 2 : 1;
}
