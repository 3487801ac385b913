/**
 * How near a typed word is to a name of several words: by its beginning, by a word, by the beginnings
 * of several words (`vsg`, `secgr`), or by letters in order (`bkt`).
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
  const skipped = beginnings(letters, words, 0);
  if (skipped !== undefined) {
    return 200 + skipped * 20 + Math.max(0, more);
  }
  if (position !== -1) {
    return 300 + more;
  }
  return isScattered(letters, words) ? 400 + Math.max(0, more) : undefined;
}

function isBoundary(text: string, position: number): boolean {
  return /[_.]/.test(text.charAt(position - 1));
}

/**
 * Whether `letters` are beginnings of words in order, and then how many words are passed over. Every
 * way to cut the letters is tried, so that `ssp` finds `ssm_sp`.
 */
function beginnings(letters: string, words: readonly string[], from: number): number | undefined {
  if (letters === '') {
    return words.length - from;
  }
  for (let index = from; index < words.length; index += 1) {
    const word = words[index] ?? '';
    let common = 0;
    while (common < letters.length && letters[common] === word[common]) {
      common += 1;
    }
    for (let length = common; length > 0; length -= 1) {
      const rest = beginnings(letters.slice(length), words, index + 1);
      if (rest !== undefined) {
        return index - from + rest;
      }
    }
  }
  return undefined;
}

/** Letters in order, the first of them at the beginning of a word; of any use for three and more. */
function isScattered(letters: string, words: readonly string[]): boolean {
  if (letters.length < 3) {
    return false;
  }
  const first = letters.charAt(0);
  const start = words.findIndex((word) => word.startsWith(first));
  if (start === -1) {
    return false;
  }
  // Within one word only: letters scattered over several words are found in almost every name.
  return words.slice(start).some((word) => word.startsWith(first) && holdsInOrder(word, letters));
}

function holdsInOrder(word: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    from = word.indexOf(letter, from) + 1;
    if (from === 0) {
      return false;
    }
  }
  return true;
}
