/**
 * Makes the unseen seen. A value comes from an account that others write to: control characters and
 * marks that reorder text must not let it look like something that it is not.
 */

/** One line: ends of lines and tabs become symbols too. */
export function visibleLine(text: string): string {
  return visibleControls(text.replace(/\r\n?|\n/g, '↵').replaceAll('\t', '⇥'));
}

/** Keeps ends of lines and tabs, for a text that is shown as lines. */
export function visibleControls(text: string): string {
  return text.replace(unseen, (mark) => {
    const code = mark.codePointAt(0) ?? 0;
    if (code === 0x7f) {
      return '␡';
    }
    return code < 0x20
      ? String.fromCodePoint(0x2400 + code)
      : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}

/** C0 but tab and line feed, DEL, C1, and the marks of direction, joining and width zero. */
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
