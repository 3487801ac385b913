/** Which of several names a mistyped word most likely meant. */

interface Candidate {
  readonly text: string;
  readonly score: number;
}

/**
 * The candidate nearest to `word`, or `undefined` where none is near enough to be worth saying.
 * Nearness is the edit distance with transpositions, and, for names in snake case, whether the word
 * abbreviates the candidate (`sec_group`, `sg` for `security_groups`). Ties go to the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const folded = fold(word);
  if (folded === '') return undefined;
  let best: Candidate | undefined;
  for (const text of candidates) {
    const score = distance(word, folded, text, best?.score ?? Infinity);
    if (score !== undefined && (best === undefined || score < best.score)) best = { text, score };
  }
  return best?.text;
}

/** The number of edits (insert, delete, replace, swap neighbours), or `undefined` above `limit`. */
export function editDistance(left: string, right: string, limit: number): number | undefined {
  if (Math.abs(left.length - right.length) > limit) return undefined;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1];
      if (swapped) cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return undefined;
    beforePrevious = previous;
    previous = current;
  }
  const total = at(previous, right.length);
  return total <= limit ? total : undefined;
}

function distance(word: string, folded: string, text: string, best: number): number | undefined {
  const target = fold(text);
  if (target === folded) return 0;
  const limit = Math.min(allowedEdits(folded), Math.ceil(best));
  const edits = editDistance(folded, target, limit);
  if (edits !== undefined) return edits;
  return abbreviates(tokens(word), tokens(text)) ? 2.5 + lengthPenalty(folded, target) : undefined;
}

/** One edit in a short word, two in a middling one, three in a long one. */
function allowedEdits(word: string): number {
  if (word.length <= 2) return 0;
  if (word.length <= 5) return 1;
  return word.length <= 9 ? 2 : 3;
}

/** Among names that a word abbreviates, the shortest is the likeliest. Always below one edit. */
function lengthPenalty(word: string, target: string): number {
  return Math.min(0.49, Math.abs(target.length - word.length) / 100);
}

/** Whether the words are prefixes of some of the name's words in order, or their initials. */
function abbreviates(words: readonly string[], name: readonly string[]): boolean {
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    const initials = name.map((part) => part.charAt(0)).join('');
    if (name.length > 1 && only === initials) return true;
    if (only.length < 4) return false;
  }
  let position = 0;
  for (const part of words) {
    while (position < name.length && !name[position]?.startsWith(part)) position++;
    if (position === name.length) return false;
    position++;
  }
  return words.length > 0;
}

function tokens(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_\s]+/)
    .filter((part) => part !== '');
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
