/**
 * Whether a word at the start of a line starts a statement, judged by the few tokens after it. Most
 * verbs may also be columns, so each needs what only a statement has.
 */
import type { Reading } from './tokens/reading.ts';
import { Scanner } from './tokens/scanner.ts';
import { isTrivia } from './tokens/tokenize.ts';

const subjects = new Set([
  'EXTENDED',
  'PROVIDERS',
  'SERVICES',
  'RESOURCES',
  'METHODS',
  'INSERT',
  'VERSION',
]);
const explained = new Set([
  'ANALYZE',
  'QUERY',
  'SELECT',
  'WITH',
  'INSERT',
  'REPLACE',
  'UPDATE',
  'DELETE',
]);
const created = new Set(['OR', 'VIEW', 'MATERIALIZED', 'TABLE', 'TEMP', 'TEMPORARY']);

/** `word` is upper case and ends at `end`. */
export function startsStatement(reading: Reading, word: string, end: number): boolean {
  switch (word) {
    case 'SELECT':
      return true;
    case 'INSERT':
      return has(following(reading, end, 1), 0, 'INTO', 'OR');
    case 'REPLACE': {
      const next = following(reading, end, 9);
      return has(next, 0, 'INTO', 'OR') || updates(next);
    }
    case 'DELETE':
      return has(following(reading, end, 1), 0, 'FROM');
    case 'UPDATE':
      return updates(following(reading, end, 9));
    case 'WITH': {
      const next = following(reading, end, 2);
      return next[0] === 'RECURSIVE' || has(next, 1, 'AS', '(');
    }
    case 'SHOW':
      return subjects.has(following(reading, end, 1)[0] ?? '');
    case 'DESCRIBE':
    case 'DESC': {
      const next = following(reading, end, 2);
      return next[1] === '.' || has(next, 0, 'METHOD', 'EXTENDED');
    }
    case 'EXPLAIN':
    case 'PLAN':
      return explained.has(following(reading, end, 1)[0] ?? '');
    case 'EXEC':
      return following(reading, end, 2)[1] === '.';
    case 'CREATE':
    case 'DROP':
      return created.has(following(reading, end, 1)[0] ?? '');
    case 'REGISTRY':
      return has(following(reading, end, 1), 0, 'PULL', 'LIST');
    case 'REFRESH':
      return has(following(reading, end, 1), 0, 'MATERIALIZED');
    case 'AUTH':
      return has(following(reading, end, 1), 0, 'LOGIN', 'REVOKE');
    default:
      return false;
  }
}

function has(words: readonly string[], index: number, ...wanted: readonly string[]): boolean {
  return wanted.includes(words[index] ?? '');
}

/** A name of at most three parts, then SET. */
function updates(words: readonly string[]): boolean {
  let index = words[0] === 'OR' ? 3 : 1;
  while (words[index] === '.') index += 2;
  return words[index] === 'SET';
}

/** The next tokens, upper case. */
function following(reading: Reading, end: number, count: number): readonly string[] {
  const scanner = new Scanner(reading.text, end, reading);
  const words: string[] = [];
  while (words.length < count && scanner.next()) {
    if (isTrivia(scanner.kind)) continue;
    words.push(reading.text.slice(scanner.start, scanner.end).toUpperCase());
  }
  return words;
}
