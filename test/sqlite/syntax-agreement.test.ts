/**
 * Our parser and SQLite's on the same random statements: what SQLite can read has no problem with us,
 * and what SQLite calls a syntax error has one. Where the two differ by design, the test says so.
 */
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  keywordNamed,
  parseStatement,
  tokenize,
  walk,
  type ParsedStatement,
  type Span,
} from '../../language/syntax/index.ts';
import { checkProperty, grammar, plainTables } from '../arbitraries/index.ts';

/** Milliseconds, many times what a machine takes that does nothing else. */
const patience = 120_000;

const database = new DatabaseSync(':memory:');
database.exec('CREATE TABLE t (a, b, c PRIMARY KEY); CREATE TABLE u (d PRIMARY KEY, e, f)');

const { statement } = grammar(plainTables, 'sqlite');

/** What SQLite says when it prepares the text; `undefined` where it would run it. */
function complaint(text: string): string | undefined {
  try {
    database.prepare(text);
    return undefined;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

const syntaxError = /syntax error|incomplete input|unrecognized token/;

/**
 * Said when a statement has been read to its end. SQLite says other things in the middle, of texts
 * that it might yet have called a syntax error.
 */
const nameError = /^no such (?:table|column|function|index|collation|window)/;

const mutations = fc.array(
  fc.record({
    place: fc.nat(999),
    kind: fc.constantFrom('remove', 'insert', 'replace', 'swap'),
    word: fc.constantFrom(
      ...(
        'SELECT FROM WHERE GROUP BY ORDER LIMIT OFFSET , ( ) . AS ON JOIN NOT NULL IS IN LIKE ' +
        'BETWEEN AND OR CASE WHEN THEN ELSE + - * = < || -> ->> ~ x t a 1 .5 \'s\' "q" UNION ALL ' +
        'DISTINCT VALUES OVER FILTER USING SET INTO INSERT UPDATE DELETE EXISTS CAST COLLATE ESCAPE ' +
        "RETURNING HAVING WINDOW INDEXED DEFAULT CONFLICT DO ROWS PRECEDING ? :p x'00' INTERSECT"
      ).split(' '),
    ),
  }),
  { minLength: 1, maxLength: 2 },
);

/** A statement with one or two tokens too many, too few, wrong or swapped. */
const broken = fc.tuple(statement, mutations).map(([text, changes]) => {
  const words = tokenize(text)
    .filter(({ kind }) => kind !== 'whitespace' && kind !== 'comment')
    .map(({ start, end }) => text.slice(start, end));
  for (const { place, kind, word } of changes) {
    const index = Math.floor((place / 1000) * words.length);
    const [first = '', second = ''] = words.slice(index);
    if (kind === 'remove') words.splice(index, 1);
    else if (kind === 'insert') words.splice(index, 0, word);
    else if (kind === 'replace') words[index] = word;
    else words.splice(index, 2, second, first);
  }
  return words.join(' ');
});

/**
 * The dialect takes a reserved word for a name wherever nothing else can be meant, needs no AS before
 * the alias of what is changed, lets parentheses stand around what is inserted, and has a REPLACE that
 * is an UPDATE. In SQLite's spelling the text must be SQLite's too.
 */
function inSqliteSpelling({ text, root }: ParsedStatement): string {
  const edits: (Span & { readonly text: string })[] = [];
  walk(root, (node) => {
    if (node.kind === 'name' && !node.quoted && keywordNamed(node.text) !== undefined) {
      edits.push({ ...node.span, text: `"${node.text}"` });
    }
    if (node.kind === 'star' && node.qualifier !== undefined) {
      const before = node.qualifier.parts.slice(0, -1).at(-1);
      if (before !== undefined) {
        edits.push({
          start: node.span.start,
          end: node.qualifier.parts.at(-1)?.span.start ?? 0,
          text: '',
        });
      }
    }
    if (node.kind === 'insert' && node.source !== undefined) {
      const { start, end } = node.source.span;
      const open = text.slice(0, start).trimEnd().length - 1;
      const close = text.indexOf(')', end);
      if (text[open] === '(' && close >= 0) {
        edits.push(
          { start: open, end: open + 1, text: '' },
          { start: close, end: close + 1, text: '' },
        );
      }
    }
    const verb = node.kind === 'update' ? node.clauses[0]?.keyword : undefined;
    if (verb !== undefined) edits.push({ ...verb, text: 'UPDATE' });
    const isChange = node.kind === 'insert' || node.kind === 'update' || node.kind === 'delete';
    const { name, alias } = (isChange ? node.table : undefined) ?? {};
    if (name === undefined || alias === undefined) return;
    const between = text.slice(name.span.end, alias.span.start);
    const { start } = alias.span;
    if (!/\bAS\b/i.test(between)) edits.push({ start, end: start, text: 'AS ' });
  });
  return edits
    .toSorted((left, right) => right.start - left.start || right.end - left.end)
    .reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), text);
}

/** Free words that are no alias without AS: they end what stands before them. */
const closing: ReadonlySet<string> = new Set(['ASC', 'DESC', 'NULLS', 'OFFSET', 'WINDOW']);

/**
 * SQLite lets some words that we keep for themselves be names anywhere, a CAST lack its type and a string
 * after IN name a table: a person who writes `FROM LEFT u`, `FROM t DESC`, `CAST (a AS)` or `IN 'x'` is
 * in the middle of a join, an ordering, a CAST or a list, and is told.
 */
function isAboutKeptWord({ text, problems }: ParsedStatement): boolean {
  const [first] = problems;
  if (first === undefined || /^expected (?:a type|a list such as)/.test(first.message)) return true;
  const there = text.slice(first.span.start, first.span.end);
  const next = /^\s*(\w*)/.exec(text.slice(first.span.end))?.[1] ?? '';
  return [there, next].some(
    (word) => keywordNamed(word)?.reserved === true || closing.has(word.toUpperCase()),
  );
}

describe('a well-formed statement', () => {
  it(
    'has no problem, and SQLite reads it to its end',
    () => {
      let accepted = 0;
      checkProperty(
        fc.property(statement, (text) => {
          const said = complaint(text);
          if (said === undefined) accepted += 1;
          expect(said ?? '').not.toMatch(syntaxError);
          expect(parseStatement(text).problems).toEqual([]);
        }),
        4_000,
      );
      expect(accepted).toBeGreaterThan(200);
    },
    patience,
  );
});

describe('a statement with a token too many, too few or wrong', () => {
  it(
    'is a syntax error to both or to neither',
    () => {
      const counts = { sound: 0, wrong: 0, excused: 0 };
      checkProperty(
        fc.property(broken, (text) => {
          const said = complaint(text);
          const parsed = parseStatement(text);
          if (said === undefined || nameError.test(said)) {
            counts.sound += 1;
            if (!isAboutKeptWord(parsed)) expect(parsed.problems, said).toEqual([]);
          } else if (syntaxError.test(said)) {
            counts.wrong += 1;
            if (parsed.problems.length > 0) return;
            counts.excused += 1;
            expect(complaint(inSqliteSpelling(parsed)) ?? '').not.toMatch(syntaxError);
          }
        }),
        8_000,
      );
      expect(counts.sound).toBeGreaterThan(200);
      expect(counts.excused).toBeLessThan(counts.wrong / 20);
    },
    patience,
  );
});
