/** What can stand at the cursor: which kind of name, and which keywords with it. */
import { commandExpectation } from './commands.ts';
import type { Cursor } from './cursor.ts';
import { textOf } from './cursor.ts';
import type { Expectation } from './expectation.ts';
import { noWords, words } from './expectation.ts';
import {
  assignmentExpectation,
  expressionExpectation,
  insideExpectation,
} from './expression-expectation.ts';
import { describeExpectation, executeExpectation, showExpectation } from './inspection.ts';
import type { Item } from './clause.ts';
import type { Place } from './place.ts';
import { placeOf } from './place.ts';
import { afterTable, joinsAfter, relationExpectation } from './relation-expectation.ts';

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
      return expressionExpectation(place, clause);
    case 'set':
      return assignmentExpectation(place);
    case 'from':
      return relationExpectation(place);
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
      return isEmpty ? { kind: 'table', use: 'change', ...noWords } : words('SET');
    case 'values':
      return isEmpty ? words('(') : words('RETURNING', 'ON CONFLICT');
    case 'delete':
      return words('FROM');
    case 'inside':
      return insideExpectation(place);
  }
}

function start({ opener, explained }: Place): Expectation {
  if (opener !== 'statement') {
    return words(...queryVerbs);
  }
  const explainable = [...queryVerbs, 'DELETE FROM', 'INSERT INTO', 'UPDATE'];
  switch (explained) {
    case 'EXPLAIN':
      return words(...explainable, 'ANALYZE', 'QUERY PLAN');
    case 'ANALYZE':
      return words(...queryVerbs);
    case 'QUERY':
      return words('PLAN');
    case 'PLAN':
      return words(...explainable);
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
    return { kind: 'table', use: 'create', ...noWords };
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
