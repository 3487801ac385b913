/**
 * When a keyword is a name. Published statements select columns called `group`, `update` or `values`
 * without quotes, so a reserved word is a name wherever what follows it leaves no other reading.
 */
import { keywordNamed } from '../keywords.ts';
import type { TokenCursor } from './cursor.ts';

/** Never a name where an expression is expected. */
const never = new Set(['SELECT', 'FROM', 'WHERE', 'AND', 'OR', 'UNION', 'INTERSECT', 'EXCEPT']);

/** Names only where a comma, FROM or a comparison follows: elsewhere their absence is the mistake. */
const seldom = new Set([
  'AS',
  'BETWEEN',
  'ELSE',
  'END',
  'ESCAPE',
  'HAVING',
  'IN',
  'INTO',
  'IS',
  'JOIN',
  'NOT',
  'ON',
  'RETURNING',
  'SET',
  'THEN',
  'USING',
  'WHEN',
]);

const inCase = new Set(['WHEN', 'THEN', 'ELSE', 'END']);

/** Keywords that may be called like functions. */
const callable = new Set(['REPLACE', 'LIKE', 'GLOB', 'REGEXP', 'MATCH', 'LEFT', 'RIGHT', 'INSERT']);

const comparisons = ['=', '<', '>', '<=', '>=', '<>', '!=', '==', '||', '->', '->>', '::'];
const nameFollowers = new Set([
  ...comparisons,
  ...[',', ')', '.', '/', '%', '&', '|', '<<', '>>', '*'],
  ...['FROM', 'AS', 'AND', 'OR', 'IS', 'IN', 'LIKE', 'GLOB', 'REGEXP', 'MATCH', 'BETWEEN'],
  ...['NOT', 'COLLATE', 'ASC', 'DESC', 'ISNULL', 'NOTNULL', 'THEN', 'ELSE', 'END', 'WHEN'],
  ...['ESCAPE', 'JOIN', 'INNER', 'LEFT', 'RIGHT', 'FULL', 'CROSS', 'NATURAL'],
]);
const firmFollowers = new Set([...comparisons, ',', 'FROM', '.']);

/** Whether the word at the cursor, where an expression is expected, is a column or a function. */
export function isNameInExpression(cursor: TokenCursor): boolean {
  const { value } = cursor;
  if (value === '') return true;
  const reserved = keywordNamed(value)?.reserved === true;
  const next = cursor.valueAt(1);
  if (!reserved) return !(value === 'OFFSET' || value === 'WINDOW') || !startsTail(cursor);
  if (never.has(value) || (cursor.cases > 0 && inCase.has(value))) return false;
  if (seldom.has(value)) return firmFollowers.has(next);
  if (next === '(') return callable.has(value);
  if (next === '') return cursor.kindAt(1) === 'end';
  return nameFollowers.has(next) || startsClauseAt(cursor, 1);
}

const clauseFollowers = new Set([
  'WHERE',
  'HAVING',
  'LIMIT',
  'RETURNING',
  'UNION',
  'INTERSECT',
  'EXCEPT',
]);

function startsClauseAt(cursor: TokenCursor, ahead: number): boolean {
  const value = cursor.valueAt(ahead);
  const isBy = cursor.valueAt(ahead + 1) === 'BY';
  return clauseFollowers.has(value) || (isBy && (value === 'GROUP' || value === 'ORDER'));
}

/** Whether the WINDOW at the cursor, which is a free word, begins the clause: `WINDOW name AS`. */
export function startsWindowClause(cursor: TokenCursor): boolean {
  const kind = cursor.kindAt(1);
  const isName = ['word', 'name', 'string', 'template'].includes(kind);
  return isName && cursor.valueAt(2) === 'AS';
}

/** OFFSET and WINDOW are free words, and clauses where a value or `name AS` follows. */
export function startsTail(cursor: TokenCursor): boolean {
  const kind = cursor.kindAt(1);
  if (cursor.value !== 'WINDOW' && cursor.value !== 'OFFSET') return false;
  if (cursor.value === 'WINDOW') return startsWindowClause(cursor);
  return kind === 'number' || kind === 'parameter' || kind === 'template';
}

/** Words that are free, and yet end what stands before them. */
const closing = new Set(['WINDOW', 'OFFSET', 'ASC', 'DESC', 'NULLS']);

/** Whether the word at the cursor may be an alias without `AS`. */
export function isBareAlias(cursor: TokenCursor): boolean {
  if (cursor.kind !== 'word') return cursor.kind === 'name';
  const { value } = cursor;
  if (value === '') return true;
  if (value === 'WINDOW' || value === 'OFFSET') return !startsTail(cursor);
  return !closing.has(value) && keywordNamed(value)?.reserved !== true;
}

/** Whether the word at the cursor, after `AS` or where only a name may stand, is one. */
export function isNameAfterKeyword(cursor: TokenCursor): boolean {
  if (cursor.kind !== 'word') return cursor.kind === 'name' || cursor.kind === 'template';
  const { value } = cursor;
  if (value === '' || keywordNamed(value)?.reserved !== true) return true;
  const next = cursor.valueAt(1);
  if (never.has(value) || seldom.has(value)) return next === ',' || next === 'FROM';
  if (value === 'GROUP' || value === 'ORDER') return next !== 'BY';
  const ends = next === '' && cursor.kindAt(1) === 'end';
  return ends || next === ',' || next === ')' || next === 'FROM' || isClauseWord(next);
}

function isClauseWord(value: string): boolean {
  const keyword = keywordNamed(value);
  return keyword?.role === 'clause' || keyword?.role === 'join';
}

/** Whether the frame of a window starts here. */
export function startsWindowPart(cursor: TokenCursor): boolean {
  return cursor.at('ROWS', 'RANGE', 'GROUPS');
}

/** Whether a name of a window is at the cursor or further on: of bare words, only a free one. */
export function isWindowName(cursor: TokenCursor, ahead: number): boolean {
  const kind = cursor.kindAt(ahead);
  if (kind !== 'word') return kind === 'name' || kind === 'string';
  return keywordNamed(cursor.valueAt(ahead))?.reserved !== true;
}

const afterOperand = new Set([
  ...['.', '(', 'AS', 'AND', 'OR', 'IS', 'IN', 'NOT', 'LIKE', 'GLOB', 'REGEXP', 'MATCH', 'BETWEEN'],
  ...['COLLATE', 'ISNULL', 'NOTNULL'],
]);

/**
 * Whether the template at the cursor, where an operand is expected, stands before one, `{{ distinct }} a
 * AS b`, and is none itself, as in `{{ expression }} b`.
 */
export function isPrefixTemplate(cursor: TokenCursor): boolean {
  if (cursor.startAt(1) === cursor.span.end) return false;
  const value = cursor.valueAt(1);
  const next = cursor.valueAt(2);
  switch (cursor.kindAt(1)) {
    case 'number':
    case 'blob':
      return true;
    case 'parameter':
      // `@a = 1 + {{ b }} @@json = '{}'`: what follows may be the next parameter of EXEC.
      return next !== '=';
    case 'string':
    case 'name':
      return cursor.kindAt(2) === 'operator' || afterOperand.has(next);
    case 'word':
      if (value === 'CASE' || value === 'CAST' || value === 'EXISTS') return true;
      return value === '' && (cursor.kindAt(2) === 'operator' || afterOperand.has(next));
    case 'punctuation':
      return value === '(' && (next === 'SELECT' || next === 'WITH');
    default:
      return false;
  }
}
