/** The clauses of a statement, and the words that open one where it may stand. */
import type { Token } from '../../../language/syntax/index.ts';

export type Clause =
  | 'start'
  | 'with'
  | 'select'
  | 'from'
  | 'joinKind'
  | 'on'
  | 'using'
  | 'where'
  | 'group'
  | 'groupBy'
  | 'having'
  | 'window'
  | 'order'
  | 'orderBy'
  | 'partition'
  | 'partitionBy'
  | 'limit'
  | 'setOperation'
  | 'insert'
  | 'into'
  | 'update'
  | 'set'
  | 'values'
  /** ON CONFLICT of an INSERT. */
  | 'conflict'
  | 'delete'
  | 'returning'
  /** Inside a parenthesis that holds expressions, names or a row. */
  | 'inside';

/** One thing that a clause holds. */
export interface Item {
  readonly kind: Token['kind'] | 'group';
  /** Upper case for words, operators and signs; empty for a literal; `()` for a closed parenthesis. */
  readonly text: string;
  readonly token: Token;
}

/** The clause that is open where a word stands, with what it holds so far. */
export interface OpenClause {
  readonly clause: Clause;
  readonly items: readonly Item[];
  readonly verb: string;
  readonly explained: string;
}

/** `undefined` where the word is a name or an operator here. */
export function clauseOpenedBy(
  place: OpenClause,
  word: string,
  next: Item | undefined,
): Clause | 'explain' | undefined {
  const { clause, items } = place;
  const isEmpty = items.length === 0;
  switch (word) {
    case 'EXPLAIN':
    case 'PLAN':
      return clause === 'start' && isEmpty ? 'explain' : undefined;
    case 'ANALYZE':
    case 'QUERY':
      return clause === 'start' && isEmpty && place.explained === 'EXPLAIN' ? 'explain' : undefined;
    case 'INSERT':
    case 'REPLACE':
      return startsStatement(place) ? 'insert' : undefined;
    case 'UPDATE':
      return startsStatement(place) ? 'update' : undefined;
    case 'DELETE':
      return startsStatement(place) ? 'delete' : undefined;
    case 'WITH':
    case 'VALUES':
      return bodyClauses.has(clause) || startsStatement(place) ? opening[word] : undefined;
    case 'INTO':
      return clause === 'insert' ? 'into' : undefined;
    case 'SET':
      return place.verb === 'UPDATE' || clause === 'insert' || clause === 'conflict'
        ? 'set'
        : undefined;
    case 'BY':
      return grouped[clause];
    case 'ON':
      if (next?.text === 'CONFLICT' || (clause === 'values' && !isEmpty)) {
        return 'conflict';
      }
      return clause === 'from' && !isEmpty ? 'on' : undefined;
    case 'USING':
      return clause === 'from' && !isEmpty ? opening[word] : undefined;
    case 'FROM':
      return isDistinctFrom(items) ? undefined : 'from';
    case 'GROUP':
    case 'ORDER':
    case 'PARTITION':
      return next?.text === 'BY' || (next === undefined && !isEmpty) ? opening[word] : undefined;
    default:
  }
  if (joinWords.has(word)) {
    return joinable.has(clause) ? 'joinKind' : undefined;
  }
  return opening[word];
}

const opening: Readonly<Record<string, Clause>> = {
  WITH: 'with',
  SELECT: 'select',
  FROM: 'from',
  JOIN: 'from',
  ON: 'on',
  USING: 'using',
  WHERE: 'where',
  GROUP: 'group',
  HAVING: 'having',
  WINDOW: 'window',
  ORDER: 'order',
  PARTITION: 'partition',
  LIMIT: 'limit',
  OFFSET: 'limit',
  UNION: 'setOperation',
  INTERSECT: 'setOperation',
  EXCEPT: 'setOperation',
  INTO: 'into',
  SET: 'set',
  VALUES: 'values',
  RETURNING: 'returning',
};

const joinWords = new Set(['LEFT', 'RIGHT', 'FULL', 'INNER', 'CROSS', 'NATURAL', 'OUTER']);

/** Clauses after which a query may begin. */
const bodyClauses = new Set<Clause>(['start', 'inside', 'into', 'setOperation']);

const joinable = new Set<Clause>(['from', 'on', 'using', 'joinKind']);

/** `IS DISTINCT FROM` is an operator, and its FROM opens nothing. */
export function isDistinctFrom(items: readonly Item[]): boolean {
  const before = items.at(-2)?.text;
  return items.at(-1)?.text === 'DISTINCT' && (before === 'IS' || before === 'NOT');
}

/** GROUP, ORDER and PARTITION wait for their BY. */
const grouped: Readonly<Partial<Record<Clause, Clause>>> = {
  group: 'groupBy',
  order: 'orderBy',
  partition: 'partitionBy',
};

/** At the first word, or after the common tables of a WITH. */
function startsStatement({ clause, items }: OpenClause): boolean {
  return (
    (clause === 'start' && items.length === 0) ||
    (clause === 'with' && items.at(-1)?.kind === 'group')
  );
}
