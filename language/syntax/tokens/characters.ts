/** Classes of characters, by UTF-16 code unit. */

export const newline = 10;
export const doubleQuote = 34;
const dollar = 36;
export const percent = 37;
export const singleQuote = 39;
export const openBrace = 123;
export const backslash = 92;
export const backtick = 96;
export const openBracket = 91;
export const closeBracket = 93;

const blank = 1;
const digit = 2;
const wordStart = 4;
const hexadecimal = 8;

const classes = new Uint8Array(128);
for (const code of [9, 10, 11, 12, 13, 32]) classes[code] = blank;
for (let code = 48; code <= 57; code += 1) classes[code] = digit | hexadecimal;
for (let letter = 0; letter < 26; letter += 1) {
  const flags = letter < 6 ? wordStart | hexadecimal : wordStart;
  classes[65 + letter] = flags;
  classes[97 + letter] = flags;
}
classes[95] = wordStart;

/** A byte order mark counts as white space, as it does for SQLite. */
export function isBlank(code: number): boolean {
  return code < 128 ? ((classes[code] ?? 0) & blank) !== 0 : code === 0xfeff;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isHexadecimal(code: number): boolean {
  return code < 128 && ((classes[code] ?? 0) & hexadecimal) !== 0;
}

/** Letters, `_` and everything outside ASCII that is not a kind of space. */
export function isWordStart(code: number): boolean {
  return code < 128 ? ((classes[code] ?? 0) & wordStart) !== 0 : !isForeignSpace(code);
}

/** False for `NaN`, which is what reading past the end of a text gives. */
export function isWordPart(code: number): boolean {
  if (code < 128) return ((classes[code] ?? 0) & (wordStart | digit)) !== 0 || code === dollar;
  return code >= 128 && !isForeignSpace(code);
}

/** Spaces that SQLite does not take for spaces: they come with text pasted from a web page. */
function isForeignSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
