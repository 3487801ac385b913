/**
 * SQLite runs every statement in the end, so it decides which names mean something. Random queries are
 * bound here and prepared there; neither may know a name that the other does not.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createStatementCheck } from '../../engine/sqlite/index.ts';
import type { Scope } from '../../language/semantics/index.ts';
import { parseStatement, walk } from '../../language/syntax/index.ts';
import { checkProperty, grammar } from '../arbitraries/index.ts';
import { bindText } from './check.ts';

const tables = {
  'aws.s3.buckets_list_only': ['bucket_name', 'region'],
  'aws.iottwinmaker.sync_jobs_list_only': ['workspace_id', 'sync_source', 'region'],
} as const;

/** Milliseconds, many times what a machine takes that does nothing else. */
const timeout = 120_000;

const nameCodes: ReadonlySet<string> = new Set([
  'unknown-column',
  'unknown-table',
  'ambiguous-column',
]);

/** SQLite's complaints about names, as its room words them. */
const nameMessages =
  /^no column `|^no table `[pqr]`|more than one table|^USING needs|no such (?:column|table):/;

const check = createStatementCheck();
afterAll(() => check.close());

const column = fc.constantFrom('bucket_name', 'region', 'workspace_id', 'sync_source', 'x', 'y');
const alias = fc.constantFrom('p', 'q', 'r');
const table = fc.constantFrom(...Object.keys(tables), 'c');

/** Text for `parts`, joined by blanks. */
const words = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(' '));

const orNothing = (part: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 1, arbitrary: part });

const name = fc.oneof(
  { weight: 3, arbitrary: column },
  { weight: 2, arbitrary: fc.tuple(alias, column).map((parts) => parts.join('.')) },
  { weight: 1, arbitrary: column.map((each) => `buckets_list_only.${each}`) },
  { weight: 1, arbitrary: fc.constantFrom('true', "'text'", '1') },
);

const { statement } = fc.letrec<{
  expression: string;
  item: string;
  source: string;
  from: string;
  select: string;
  query: string;
  statement: string;
}>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 6, arbitrary: name },
    { weight: 1, arbitrary: words('upper(', tie('expression'), ')') },
    { weight: 1, arbitrary: words('(', tie('expression'), '=', tie('expression'), ')') },
    { weight: 1, arbitrary: words('EXISTS (', tie('query'), ')') },
    { weight: 1, arbitrary: words(tie('expression'), 'IN (SELECT', tie('expression'), ')') },
  ),
  item: fc.oneof(
    { weight: 1, arbitrary: fc.constant('*') },
    { weight: 1, arbitrary: alias.map((each) => `${each}.*`) },
    { weight: 2, arbitrary: tie('expression') },
    { weight: 2, arbitrary: words(tie('expression'), 'AS', column) },
  ),
  source: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: words(table, orNothing(alias)) },
    { weight: 1, arbitrary: words('(', tie('query'), ')', orNothing(alias)) },
    { weight: 1, arbitrary: words("json_each('[1]')", alias) },
  ),
  from: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: tie('source') },
    { weight: 1, arbitrary: words(tie('from'), ',', tie('source')) },
    { weight: 1, arbitrary: words(tie('from'), 'JOIN', tie('source'), 'ON', tie('expression')) },
    {
      weight: 1,
      arbitrary: words(tie('from'), 'LEFT JOIN', tie('source'), 'USING (', column, ')'),
    },
    { weight: 1, arbitrary: words(tie('from'), 'NATURAL JOIN', tie('source')) },
  ),
  select: words(
    'SELECT',
    tie('item'),
    orNothing(words(',', tie('item'))),
    fc.oneof(
      { weight: 4, arbitrary: words('FROM', tie('from')) },
      { weight: 1, arbitrary: fc.constant('') },
    ),
    orNothing(words('WHERE', tie('expression'))),
    orNothing(words('GROUP BY', tie('expression'))),
  ),
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: words(tie('select'), orNothing(words('ORDER BY', tie('expression')))) },
    { weight: 1, arbitrary: words(tie('select'), 'UNION ALL', tie('select')) },
  ),
  statement: words(
    "WITH c AS (SELECT 'a' AS x, region FROM aws.s3.buckets_list_only)",
    tie('query'),
  ),
}));

describe('binding and SQLite', { timeout }, () => {
  it('agree on which names mean something', () => {
    checkProperty(
      fc.property(statement, (text) => {
        const { problems, scopes } = bindText(text);
        const ours = problems.filter(({ code }) => nameCodes.has(code));
        const theirs = opinionOfSqlite(text);
        if (theirs === 'fine') expect(ours.map(({ message }) => message)).toEqual([]);
        if (theirs === 'name' && !scopes.some(hasTwins)) expect(ours.length).toBeGreaterThan(0);
      }),
      2_000,
    );
  });
});

/** Of what is an error to the binder, this is AWS's to say and not SQLite's. */
const codesOfAws: ReadonlySet<string> = new Set([
  'missing-parameter',
  'unsupported-type',
  'wrong-type',
]);

const wholeGrammar = grammar(
  {
    tables: Object.entries(tables).map(([full, columns]) => ({ name: full, columns })),
  },
  'sqlite',
);

describe('statements by the rules of SQLite’s whole grammar', { timeout }, () => {
  it('have no error here that SQLite does not find', () => {
    checkProperty(
      fc.property(wholeGrammar.query, (text) => {
        const theirs = opinionOfSqlite(text);
        const { problems, scopes } = bindText(text);
        const errors = problems.filter(
          ({ code, severity }) => severity === 'error' && !codesOfAws.has(code),
        );
        if (theirs === 'fine') expect(errors.map(({ message }) => message)).toEqual([]);
        // What `x.*` stands for behind USING and FULL JOIN is left to SQLite, as twins and joins with
        // an alias of their own are.
        const isOurs = !text.includes('.*') && !scopes.some(hasTwins) && !hasNamedJoin(text);
        if (theirs === 'name' && isOurs) expect(problems.length).toBeGreaterThan(0);
      }),
      3_000,
    );
  });
});

function opinionOfSqlite(text: string): 'fine' | 'name' | 'other' {
  const sql = text.replace(/aws\.\w+\.(\w+)/g, '$1');
  const problem = check.check(
    sql,
    Object.entries(tables).map(([full, columns]) => ({
      name: full.split('.').at(-1) ?? full,
      columns: columns.map((each) => ({ name: each, declaredType: 'TEXT' })),
    })),
  );
  if (problem === undefined) return 'fine';
  return nameMessages.test(problem.message) ? 'name' : 'other';
}

/** `(a JOIN b) AS y` */
function hasNamedJoin(text: string): boolean {
  let found = false;
  walk(parseStatement(text).root, (node) => {
    found ||= node.kind === 'parenthesisedRelation' && node.alias !== undefined;
  });
  return found;
}

/** Two tables of one name: SQLite also refuses `*` there, which is left to it. */
function hasTwins({ relations }: Scope): boolean {
  return new Set(relations.map(({ alias }) => alias)).size < relations.length;
}
