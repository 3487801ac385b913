/** What can stand in an expression, and in a parenthesis that is no query. */
import type { Clause, Item } from './clause.ts';
import type { Expectation, ExpressionClause } from './expectation.ts';
import { noWords, setOperations, words } from './expectation.ts';
import { afterOperand, isOperandNext, operandWords } from './operands.ts';
import type { Place } from './place.ts';

/** In a clause that holds expressions. */
export function expressionExpectation(
  place: Place,
  clause: ExpressionClause,
): Expectation | undefined {
  const { items } = place;
  if (isOperandNext(items)) {
    return { kind: 'operand', clause, place, ...operandWords(place, clause) };
  }
  const following = afterOperand(items, clause);
  if (following.kind !== 'complete') {
    return following.kind === 'words' ? words(...following.words) : undefined;
  }
  const next = continuations(place, clause);
  const isAliasable = clause === 'select' || clause === 'returning';
  return {
    kind: isAliasable ? 'wordsOrAlias' : 'words',
    words: [...next, ...following.words],
    likely: next.length,
  };
}

/** Clauses that can follow one that is complete, the likeliest first. */
function continuations(place: Place, clause: ExpressionClause): readonly string[] {
  const { opener, verb } = place;
  if (opener === 'window') {
    return clause === 'partitionBy' ? ['ORDER BY', 'ROWS', 'RANGE', 'GROUPS'] : ['ASC', 'DESC'];
  }
  if (opener === 'call' || opener === 'filter') {
    return clause === 'orderBy' ? ['ASC', 'DESC'] : ['AND', 'OR'];
  }
  if (verb === 'DELETE' || verb === 'UPDATE') {
    return clause === 'returning' ? ['AS'] : ['AND', 'OR', 'RETURNING'];
  }
  switch (clause) {
    case 'select':
      return ['FROM', 'AS'];
    case 'where':
      return ['AND', 'OR', 'ORDER BY', 'GROUP BY', 'LIMIT', ...setOperations];
    case 'on':
      return ['AND', 'OR', 'WHERE', 'JOIN', 'LEFT JOIN', 'ORDER BY', 'GROUP BY', 'LIMIT'];
    case 'groupBy':
      return ['HAVING', 'ORDER BY', 'LIMIT', ...setOperations];
    case 'having':
      return ['AND', 'OR', 'ORDER BY', 'LIMIT', ...setOperations];
    case 'orderBy':
      return ['ASC', 'DESC', 'LIMIT', 'NULLS FIRST', 'NULLS LAST'];
    case 'set':
    case 'returning':
      return ['AS'];
    case 'partitionBy':
    case 'row':
    case 'none':
      return [];
  }
}

/** `column = value, …` behind SET. */
export function assignmentExpectation(place: Place): Expectation | undefined {
  const since = place.items.slice(place.items.findLastIndex(({ text }) => text === ',') + 1);
  if (since.length === 0) {
    return { kind: 'assignment', ...noWords };
  }
  if (!since.some(({ text }) => text === '=')) {
    return words('=');
  }
  return isOperandNext(since)
    ? { kind: 'operand', clause: 'set', place, ...operandWords(place, 'set') }
    : { kind: 'words', words: ['WHERE', 'RETURNING', 'FROM'], likely: 2 };
}

/** Inside a parenthesis that is no query. */
export function insideExpectation(place: Place): Expectation | undefined {
  const { opener, items, callee } = place;
  switch (opener) {
    case 'insertColumns':
      return isNameNext(items) ? { kind: 'insertColumn', ...noWords } : undefined;
    case 'using':
      return isNameNext(items) ? { kind: 'usingColumn', ...noWords } : undefined;
    case 'names':
      return undefined;
    case 'window':
      return items.length === 0 ? words('PARTITION BY', 'ORDER BY') : words('ORDER BY', 'ROWS');
    case 'filter':
      return words('WHERE');
    default:
  }
  if (callee === 'CAST' && items.length > 0) {
    const isTyped = items.some(({ text }) => text === 'AS');
    return isTyped ? words('TEXT', 'INTEGER', 'REAL', 'NUMERIC', 'BLOB') : words('AS');
  }
  const clause = opener === 'row' ? 'row' : clauseAround(place);
  if (isOperandNext(items)) {
    return { kind: 'operand', clause, place, ...operandWords(place, clause) };
  }
  const following = afterOperand(items, clause);
  if (following.kind === 'nothing' || opener === 'in' || opener === 'row') {
    return undefined;
  }
  const joining = following.kind === 'complete' ? ['AND', 'OR'] : [];
  return { kind: 'words', words: [...joining, ...following.words], likely: 2 };
}

function isNameNext(items: readonly Item[]): boolean {
  return items.length === 0 || items.at(-1)?.text === ',';
}

const expressionClauses: Readonly<Partial<Record<Clause, ExpressionClause>>> = {
  select: 'select',
  on: 'on',
  where: 'where',
  groupBy: 'groupBy',
  having: 'having',
  orderBy: 'orderBy',
  partitionBy: 'partitionBy',
  set: 'set',
  returning: 'returning',
};

/** The clause of the query around a parenthesis. */
function clauseAround(place: Place): ExpressionClause {
  for (let around = place.parent; around !== undefined; around = around.parent) {
    if (around.clause !== 'inside') {
      return expressionClauses[around.clause] ?? 'none';
    }
  }
  return 'none';
}
