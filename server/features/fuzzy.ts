/**
 * How near a typed word is to a name of several words: by its beginning, by a word, by the beginnings
 * of several words (`vsg`, `secgr`), or by letters in order (`bkt`, `tgw`).
 */

export interface SearchedName {
  readonly text: string;
  readonly words: readonly string[];
}

export function searched(text: string, before: readonly string[] = []): SearchedName {
  return { text, words: [...before, ...text.split(/[_.]/)].filter((word) => word !== '') };
}

/** Smaller is nearer; `undefined` for no match. `wanted` is in lower case, names are too. */
export function distance(wanted: string, { text, words }: SearchedName): number | undefined {
  const more = text.length - wanted.length;
  if (text.startsWith(wanted)) {
    return more;
  }
  const position = text.indexOf(wanted);
  if (position > 0 && isBoundary(text, position)) {
    return 100 + more;
  }
  const letters = wanted.replace(/[_.\s]/g, '');
  if (letters === '') {
    return undefined;
  }
  const skipped = pieces(letters, words, 0, beginning);
  if (skipped !== undefined) {
    return 200 + skipped * 20 + Math.max(0, more);
  }
  if (position !== -1) {
    return 300 + more;
  }
  const scattered = letters.length < 3 ? undefined : pieces(letters, words, 0, lettersInOrder);
  return scattered === undefined ? undefined : 400 + scattered * 20 + Math.max(0, more);
}

function isBoundary(text: string, position: number): boolean {
  return /[_.]/.test(text.charAt(position - 1));
}

/** How many of the first `letters` one word can stand for. */
type Piece = (letters: string, word: string) => number;

/**
 * Whether `letters` can be cut into pieces, each for one word in order, and then how many words are
 * passed over. Every way to cut them is tried, so that `ssp` finds `ssm_sp`.
 */
function pieces(
  letters: string,
  words: readonly string[],
  from: number,
  longest: Piece,
): number | undefined {
  if (letters === '') {
    return words.length - from;
  }
  for (let index = from; index < words.length; index += 1) {
    for (let length = longest(letters, words[index] ?? ''); length > 0; length -= 1) {
      const rest = pieces(letters.slice(length), words, index + 1, longest);
      if (rest !== undefined) {
        return index - from + rest;
      }
    }
  }
  return undefined;
}

/** `sec` for `security`. */
function beginning(letters: string, word: string): number {
  let common = 0;
  while (common < letters.length && letters[common] === word[common]) {
    common += 1;
  }
  return common;
}

/** `gw` for `gateway`: letters in order, of which the first begins the word. */
function lettersInOrder(letters: string, word: string): number {
  let count = 0;
  let from = 0;
  for (const letter of letters) {
    from = word.indexOf(letter, from) + 1;
    if (from === 0 || (count === 0 && from > 1)) {
      break;
    }
    count += 1;
  }
  return count;
}
