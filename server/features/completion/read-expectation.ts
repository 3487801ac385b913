/** What can stand at the cursor: which kind of name, and which keywords with it. */
import { commandExpectation } from './commands.ts';
import type { Cursor } from './cursor.ts';
import { textOf } from './cursor.ts';
import type { Expectation, ExpressionClause } from './expectation.ts';
import { words } from './expectation.ts';
import { describeExpectation, executeExpectation, showExpectation } from './inspection.ts';
import { afterOperand, isOperandNext, operandWords } from './operands.ts';
import type { Clause, Item, Place } from './place.ts';
import { placeOf } from './place.ts';

/** Verbs of the whole dialect, the likeliest first. */
const statementVerbs = [
  'SELECT',
  'WITH',
  'SHOW',
  'DESCRIBE',
  'EXPLAIN',
  'INSERT INTO',
  'UPDATE',
  'DELETE FROM',
  'PLAN',
  'EXEC',
  'CREATE VIEW',
  'CREATE OR REPLACE VIEW',
  'CREATE MATERIALIZED VIEW',
  'DROP VIEW',
  'REFRESH MATERIALIZED VIEW',
  'REPLACE',
  'VALUES',
  'REGISTRY LIST',
  'REGISTRY PULL',
  'USE',
  'AUTH LOGIN',
  'AUTH REVOKE',
  'SLEEP',
  'BEGIN',
  'COMMIT',
  'ROLLBACK',
];
const queryVerbs = ['SELECT', 'WITH', 'VALUES'];
const setOperations = ['UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT'];

/** `undefined` where there is nothing to propose: a new name, a number. */
export function expectationAt(cursor: Cursor): Expectation | undefined {
  const { before, statement } = cursor;
  const last = textOf(statement, before.at(-1));
  if (last === ';' || before.length === 0) {
    return { kind: 'statement', words: statementVerbs, likely: 3 };
  }
  switch (textOf(statement, before[0])) {
    case 'SHOW':
      return showExpectation(cursor);
    case 'DESCRIBE':
    case 'DESC':
      return describeExpectation(cursor);
    case 'EXEC':
      return executeExpectation(cursor);
    default: {
      const command = commandExpectation(cursor);
      return command === 'other' ? expectationIn(placeOf(cursor)) : command;
    }
  }
}

function expectationIn(place: Place): Expectation | undefined {
  const { clause, items } = place;
  const isEmpty = items.length === 0;
  switch (clause) {
    case 'start':
      return isEmpty
        ? start(place)
        : items.at(-1)?.text === 'AS'
          ? words(...queryVerbs)
          : undefined;
    case 'with':
      return commonTables(items);
    case 'select':
    case 'where':
    case 'on':
    case 'having':
    case 'groupBy':
    case 'orderBy':
    case 'partitionBy':
    case 'returning':
      return expression(place, clause);
    case 'set':
      return assignment(place);
    case 'from':
      return relation(place);
    case 'joinKind':
      return words(...(items.at(-1)?.text === 'OUTER' ? ['JOIN'] : joinsAfter(items)));
    case 'using':
      return isEmpty ? words('(') : { kind: 'afterTable', aliased: true, ...afterTable(place) };
    case 'group':
    case 'order':
    case 'partition':
      return words('BY');
    case 'window':
      return items.length % 2 === 1 && items.at(-1)?.text !== 'AS' ? words('AS') : undefined;
    case 'limit':
      return isEmpty ? undefined : words('OFFSET');
    case 'setOperation':
      return words('SELECT', 'ALL', 'VALUES');
    case 'conflict':
      return conflict(items);
    case 'insert':
      return insertOrReplace(place);
    case 'into':
      return inserted(items);
    case 'update':
      return isEmpty ? { kind: 'table', use: 'change', ...none } : words('SET');
    case 'values':
      return isEmpty ? words('(') : words('RETURNING', 'ON CONFLICT');
    case 'delete':
      return words('FROM');
    case 'inside':
      return inside(place);
  }
}

const none = { words: [], likely: 0 };

function start({ opener, explained }: Place): Expectation {
  if (opener !== 'statement') {
    return words(...queryVerbs);
  }
  const explainable = ['SELECT', 'WITH', 'DELETE FROM', 'INSERT INTO', 'UPDATE'];
  if (explained !== '') {
    return words(...explainable, ...(explained === 'PLAN' ? [] : ['ANALYZE', 'QUERY PLAN']));
  }
  return { kind: 'statement', words: statementVerbs, likely: 3 };
}

function commonTables(items: readonly Item[]): Expectation | undefined {
  const last = items.at(-1);
  switch (last?.text) {
    case undefined:
      return { kind: 'wordsOrAlias', words: ['RECURSIVE'], likely: 1 };
    case ',':
    case 'RECURSIVE':
      return undefined;
    case 'AS':
      return words('(', 'MATERIALIZED (', 'NOT MATERIALIZED (');
    case '()':
      return items.at(-2)?.text === 'AS' || items.at(-2)?.text === 'MATERIALIZED'
        ? words('SELECT', 'INSERT INTO', 'UPDATE', 'DELETE FROM')
        : words('AS');
    default:
      return words('AS');
  }
}

function expression(place: Place, clause: ExpressionClause): Expectation | undefined {
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

function assignment(place: Place): Expectation | undefined {
  const since = place.items.slice(place.items.findLastIndex(({ text }) => text === ',') + 1);
  if (since.length === 0) {
    return { kind: 'assignment', ...none };
  }
  if (!since.some(({ text }) => text === '=')) {
    return words('=');
  }
  return isOperandNext(since)
    ? { kind: 'operand', clause: 'set', place, ...operandWords(place, 'set') }
    : { kind: 'words', words: ['WHERE', 'RETURNING', 'FROM'], likely: 2 };
}

function relation(place: Place): Expectation | undefined {
  const { items } = place;
  if (items.length === 0) {
    return { kind: 'table', use: place.verb === 'DELETE' ? 'change' : 'read', ...none };
  }
  if (items.at(-1)?.text === 'AS') {
    return undefined;
  }
  const aliased = isAliased(items);
  const { words: next, likely } = afterTable(place);
  return {
    kind: 'afterTable',
    aliased,
    words: aliased ? next : [...next, 'AS'],
    likely,
  };
}

/** Whether a name, a call or a subquery is followed by another name. */
function isAliased(items: readonly Item[]): boolean {
  const isDot = (item: Item | undefined): boolean => item?.text === '.';
  return items.some(
    (item, index) =>
      index > 0 &&
      (item.kind === 'word' || item.kind === 'name') &&
      !isDot(item) &&
      !isDot(items[index - 1]),
  );
}

function afterTable({ verb, joined, clause, opener }: Place): {
  readonly words: readonly string[];
  readonly likely: number;
} {
  if (verb === 'DELETE' || verb === 'UPDATE') {
    return { words: ['WHERE', 'RETURNING'], likely: 2 };
  }
  const joins = ['JOIN', 'LEFT JOIN'];
  const conditions = joined && clause === 'from' ? ['ON', 'USING ('] : [];
  const first =
    opener === 'relation'
      ? [...conditions, ...joins]
      : [...conditions, 'WHERE', ...joins, 'ORDER BY', 'GROUP BY', 'LIMIT'];
  return {
    words: [...first, 'CROSS JOIN', 'FULL JOIN', 'RIGHT JOIN', ...setOperations],
    likely: first.length,
  };
}

function joinsAfter(items: readonly Item[]): readonly string[] {
  const last = items.at(-1)?.text;
  if (last === 'NATURAL') {
    return ['JOIN', 'LEFT JOIN', 'FULL JOIN', 'RIGHT JOIN'];
  }
  return last === 'CROSS' || last === 'INNER' ? ['JOIN'] : ['JOIN', 'OUTER JOIN'];
}

/** `REPLACE t SET …` names its resource without INTO. */
function insertOrReplace({ items, verb }: Place): Expectation {
  if (verb !== 'REPLACE') {
    return words('INTO');
  }
  return items.length === 0
    ? { kind: 'table', use: 'change', words: ['INTO'], likely: 1 }
    : words('SET');
}

function conflict(items: readonly Item[]): Expectation | undefined {
  switch (items.at(-1)?.text) {
    case undefined:
      return words('CONFLICT');
    case 'CONFLICT':
      return words('DO NOTHING', 'DO UPDATE SET', '(');
    case '()':
      return words('DO NOTHING', 'DO UPDATE SET');
    case 'DO':
      return words('NOTHING', 'UPDATE SET');
    case 'UPDATE':
      return words('SET');
    case 'NOTHING':
      return words('RETURNING');
    default:
      return undefined;
  }
}

function inserted(items: readonly Item[]): Expectation {
  if (items.length === 0) {
    return { kind: 'table', use: 'create', ...none };
  }
  return items.at(-1)?.kind === 'group'
    ? words('VALUES (', 'SELECT', 'WITH')
    : {
        kind: 'afterTable',
        aliased: true,
        words: ['(', 'VALUES (', 'SELECT'],
        likely: 3,
        demanded: true,
      };
}

/** Inside a parenthesis that is no query. */
function inside(place: Place): Expectation | undefined {
  const { opener, items, callee } = place;
  switch (opener) {
    case 'insertColumns':
      return isNameNext(items) ? { kind: 'insertColumn', ...none } : undefined;
    case 'using':
      return isNameNext(items) ? { kind: 'usingColumn', ...none } : undefined;
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
