/** Where in half-written JSON its end stands: below which members, and before a key or a value. */

export interface JsonPlace {
  readonly kind: 'key' | 'value';
  /** From the outside in: a member's key, or `undefined` for an element of an array. */
  readonly path: readonly (string | undefined)[];
  /** Keys that the innermost object has already. */
  readonly keys: ReadonlySet<string>;
  /** Where the word at the end starts, its quote included; the text's length where none does. */
  readonly start: number;
}

interface Container {
  readonly kind: 'object' | 'array';
  readonly keys: Set<string>;
  /** The key whose value comes next or stands here. */
  key: string | undefined;
}

/** Any text has a place; what is not JSON is passed over. */
export function jsonPlaceOf(text: string): JsonPlace {
  const open: Container[] = [];
  let at = 0;
  while (at < text.length) {
    const word = /^(?:"(?:[^"\\]|\\.)*"?|[\w.+-]+)/.exec(text.slice(at))?.[0];
    if (word !== undefined) {
      const isOver = word.startsWith('"')
        ? word.length > 1 && word.endsWith('"')
        : at + word.length < text.length;
      if (!isOver) {
        return placeOf(open, at);
      }
      readWord(open.at(-1), word, text.slice(at + word.length));
      at += word.length;
    } else {
      readSign(open, text.charAt(at));
      at += 1;
    }
  }
  return placeOf(open, text.length);
}

function readWord(inside: Container | undefined, word: string, rest: string): void {
  if (inside?.kind === 'object' && /^\s*:/.test(rest)) {
    inside.key = word.replace(/^"|"$/g, '');
    inside.keys.add(inside.key);
  }
}

function readSign(open: Container[], sign: string): void {
  const inside = open.at(-1);
  if (sign === '{' || sign === '[') {
    open.push({ kind: sign === '{' ? 'object' : 'array', keys: new Set(), key: undefined });
  } else if (sign === '}' || sign === ']') {
    open.pop();
  } else if (sign === ',' && inside !== undefined) {
    inside.key = undefined;
  }
}

function placeOf(open: readonly Container[], start: number): JsonPlace {
  const inside = open.at(-1);
  const isKey = inside?.kind === 'object' && inside.key === undefined;
  const path = open.flatMap(({ kind, key }) =>
    kind === 'array' ? [undefined] : key === undefined ? [] : [key],
  );
  return { kind: isKey ? 'key' : 'value', path, keys: inside?.keys ?? new Set(), start };
}
