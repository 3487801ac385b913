/**
 * Where in a statement the cursor stands, found by reading the tokens before it from the left: the
 * clause of the innermost query or parenthesis, and what that clause holds so far. A parenthesis that
 * was never closed does not swallow the clauses after it.
 */
import type { Token } from '../../../language/syntax/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import type { Clause, Item } from './clause.ts';
import { clauseOpenedBy, isDistinctFrom } from './clause.ts';
import type { Cursor } from './cursor.ts';

/** What a parenthesis belongs to; `statement` for no parenthesis at all. */
export type Opener =
  | 'statement'
  | 'query'
  | 'relation'
  | 'in'
  | 'call'
  | 'window'
  | 'filter'
  | 'using'
  | 'insertColumns'
  | 'names'
  | 'row'
  | 'group';

export interface Place {
  readonly opener: Opener;
  readonly clause: Clause;
  /** What the clause holds at this depth since its keyword; in FROM, since the last comma or JOIN. */
  readonly items: readonly Item[];
  /** The function whose arguments these are, in upper case; empty for other parentheses. */
  readonly callee: string;
  /** The last verb at this depth: SELECT, INSERT, REPLACE, UPDATE, DELETE; empty before one. */
  readonly verb: string;
  /** Whether the last relation of FROM came with a JOIN. */
  readonly joined: boolean;
  /** The last word of EXPLAIN, EXPLAIN ANALYZE, EXPLAIN QUERY PLAN or PLAN; empty else. */
  readonly explained: string;
  readonly parent: Place | undefined;
}

type Growing = { -readonly [Key in keyof Place]: Place[Key] } & {
  items: Item[];
  parent: Growing | undefined;
};

export function placeOf({ statement, before }: Cursor): Place {
  let place = opened('statement', 'start', '', undefined);
  const items = before.map((token) => itemOf(token, tokenText(statement, token)));
  items.forEach((item, index) => {
    if (item.text === '(') {
      place = openParenthesis(place);
    } else if (item.text === ')') {
      place = closeParenthesis(place, item);
    } else if (item.kind === 'word' && items[index - 1]?.text !== '.') {
      place = readWord(place, item, items[index + 1]);
    } else {
      place = add(place, item);
    }
  });
  return place;
}

function itemOf(token: Token, text: string): Item {
  const { kind } = token;
  const isText = kind === 'word' || kind === 'operator' || kind === 'punctuation';
  return { kind, text: isText ? text.toUpperCase() : '', token };
}

function opened(
  opener: Opener,
  clause: Clause,
  callee: string,
  parent: Growing | undefined,
): Growing {
  const explained = parent?.explained ?? '';
  return { opener, clause, items: [], callee, verb: '', joined: false, explained, parent };
}

function add(place: Growing, item: Item): Growing {
  if (item.text === ',' && place.clause === 'from') {
    place.items = [];
    place.joined = false;
  } else {
    place.items.push(item);
  }
  return place;
}

function openParenthesis(place: Growing): Growing {
  const last = place.items.at(-1);
  const opener = openerAfter(place, last);
  const startsQuery = opener === 'query' || opener === 'relation';
  return opened(
    opener,
    startsQuery ? 'start' : 'inside',
    opener === 'call' ? (last?.text ?? '') : '',
    place,
  );
}

function openerAfter(place: Growing, last: Item | undefined): Opener {
  const word = last?.text ?? '';
  switch (place.clause) {
    case 'with':
      return word === 'AS' || word === 'MATERIALIZED' ? 'query' : 'names';
    case 'using':
      return 'using';
    case 'values':
      return 'row';
    case 'into':
    case 'conflict':
      return 'insertColumns';
    case 'window':
      return 'window';
    case 'from':
      return last === undefined ? 'relation' : 'call';
    default:
  }
  const named: Readonly<Record<string, Opener>> = {
    EXISTS: 'query',
    IN: 'in',
    OVER: 'window',
    FILTER: 'filter',
  };
  return named[word] ?? (isCallee(last) ? 'call' : 'group');
}

/** Words that are followed by a parenthesis without being functions. */
const notCallees = new Set(
  'AND OR NOT LIKE GLOB REGEXP MATCH ESCAPE BETWEEN IS WHEN THEN ELSE CASE DISTINCT ALL AS'.split(
    ' ',
  ),
);

function isCallee(last: Item | undefined): boolean {
  return last?.kind === 'word' && !notCallees.has(last.text);
}

/** A closing parenthesis that nothing opened is passed over. */
function closeParenthesis(place: Growing, closing: Item): Growing {
  const { parent } = place;
  if (parent === undefined) {
    return place;
  }
  return add(parent, { kind: 'group', text: '()', token: closing.token });
}

function readWord(place: Growing, item: Item, next: Item | undefined): Growing {
  const owner = ownerOf(place, item.text);
  const clause = owner && clauseOpenedBy(owner, item.text, next);
  if (owner === undefined || clause === undefined) {
    return add(place, item);
  }
  if (clause === 'explain') {
    owner.explained = item.text;
    return owner;
  }
  if (verbs.has(item.text)) {
    owner.verb = item.text;
  }
  if (clause === 'set') {
    owner.verb = 'UPDATE';
  }
  const joinKind = owner.clause === 'joinKind' ? owner.items : [];
  owner.items = clause === 'joinKind' ? [...joinKind, item] : [];
  owner.joined = item.text === 'JOIN';
  owner.clause = clause;
  return owner;
}

/** Words that only a query can hold: they end any parenthesis of expressions left open before them. */
const queryWords = new Set(
  'FROM WHERE GROUP HAVING LIMIT JOIN LEFT RIGHT FULL INNER CROSS NATURAL ON UNION INTERSECT EXCEPT RETURNING SET'.split(
    ' ',
  ),
);

/** The place whose clause `word` could open; `undefined` where it opens none. */
function ownerOf(place: Growing, word: string): Growing | undefined {
  if (isQuery(place)) {
    return place;
  }
  if (place.items.length === 0 && ['SELECT', 'WITH', 'VALUES'].includes(word)) {
    return place;
  }
  if (canHold(place, word)) {
    return place;
  }
  if (!queryWords.has(word) || (word === 'FROM' && isDistinctFrom(place.items))) {
    return undefined;
  }
  let owner: Growing | undefined = place;
  while (owner !== undefined && !isQuery(owner)) {
    owner = owner.parent;
  }
  return owner;
}

function isQuery({ opener, verb }: Growing): boolean {
  return verb !== '' || opener === 'statement' || opener === 'query' || opener === 'relation';
}

/** ORDER BY inside an aggregate's call, PARTITION BY and ORDER BY of a window, WHERE of a FILTER. */
function canHold({ opener, clause }: Growing, word: string): boolean {
  switch (word) {
    case 'ORDER':
      return opener === 'call' || opener === 'window';
    case 'PARTITION':
      return opener === 'window';
    case 'WHERE':
      return opener === 'filter';
    case 'BY':
      return clause === 'order' || clause === 'partition';
    default:
      return false;
  }
}

const verbs = new Set(['SELECT', 'INSERT', 'REPLACE', 'UPDATE', 'DELETE']);
