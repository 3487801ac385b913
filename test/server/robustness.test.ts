/** Whatever the text and wherever the cursor, every feature answers. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { lensesOf } from '../../server/features/code-lens.ts';
import { completeAt } from '../../server/features/completion/complete.ts';
import { hoverAt } from '../../server/features/hover.ts';
import { problemsOf } from '../../server/features/problems.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import { checkProperty } from '../arbitraries/index.ts';
import { testLanguage } from './fixture.ts';

const root = resolve(import.meta.dirname, '../..');

/** Asks everything at one place, and checks that what comes back lies in the statement. */
function ask(text: string, offset: number): void {
  const language = testLanguage();
  const { placed, offset: cursor } = statementCursor(parseDocument(text), offset);
  const { statement } = placed;
  const within = ({ start: from, end }: { start: number; end: number }): boolean =>
    from >= 0 && from <= end && end <= statement.text.length;
  const bound = language.bind(statement);
  const completion = completeAt(language, bound, cursor);
  if (completion !== undefined) {
    expect(within(completion.insert) && within(completion.replace)).toBe(true);
    expect(completion.insert.end).toBe(cursor);
    expect(completion.replace.start).toBe(completion.insert.start);
    const { insert, replace } = completion;
    expect(statement.text.slice(insert.start, replace.end)).not.toContain('\n');
  }
  const hover = hoverAt(language, bound, cursor, {
    defaultRegion: 'us-east-1',
    enabledRegions: ['us-east-1'],
  });
  expect(hover === undefined || within(hover.span)).toBe(true);
  expect(lensesOf(statement).every(({ span }) => within(span))).toBe(true);
  expect(problemsOf(language, statement).every(({ span }) => within(span))).toBe(true);
}

const pieces = [
  ...'SELECT|FROM|WHERE|JOIN|ON|USING|GROUP BY|ORDER BY|LIMIT|WITH|AS|INSERT INTO|VALUES|UPDATE|SET|DELETE|RETURNING|SHOW|DESCRIBE|EXPLAIN|EXEC|IN|NOT|IS|NULL|CASE|WHEN|END|BETWEEN|AND|EXISTS|OVER|CAST|UNION|CREATE VIEW'.split(
    '|',
  ),
  ...'aws|awscc|s3|buckets|aws.s3.buckets|aws.ec2.|b|b.|region|data__Identifier|count|json_each|recent'.split(
    '|',
  ),
  ...[
    "'us-east-1'",
    "'",
    '"',
    '`',
    '"x',
    '(',
    ')',
    ',',
    '.',
    ';',
    '*',
    '=',
    '||',
    '1',
    '1e',
    '[',
    ']',
  ],
  ...[
    '{{ x }}',
    '{{',
    '}}',
    '/*+ exists */',
    '/*',
    '*/',
    '--',
    '\n',
    '\n\n',
    '\\',
    '🙂',
    '\u0000',
    '@a',
  ],
];

const brokenText = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(' ', '', '\n')), { maxLength: 25 })
  .map((parts) => parts.flat().join(''));

describe('the features on broken text', () => {
  it('answer wherever words of the language stand in whatever order', () => {
    checkProperty(
      fc.property(brokenText, fc.nat(), (text, place) => ask(text, place % (text.length + 1))),
      1_500,
    );
  });

  it('answer on any text at all', () => {
    checkProperty(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(), (text, place) =>
        ask(text, place % (text.length + 1)),
      ),
      300,
    );
  });

  it('answer at every place of a statement that is being typed', () => {
    for (const text of typed) {
      for (let length = 0; length <= text.length; length += 1) {
        ask(text.slice(0, length), length);
        ask(text, length);
      }
    }
  });

  it('answer all over files that people wrote', () => {
    const texts = globSync(['samples/**/*.iql', 'test/corpus/**/*.iql'], { cwd: root }).map(
      (file) => readFileSync(join(root, file), 'utf8'),
    );
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    const step = Math.max(1, Math.floor(length / 1500));
    expect(length).toBeGreaterThan(0);
    for (const text of texts) {
      for (let offset = text.length % step; offset <= text.length; offset += step) {
        ask(text, offset);
      }
    }
  });

  it('answer at once in a statement of many parentheses', () => {
    const text = `SELECT ${'('.repeat(3000)}a FROM aws.s3.buckets WHERE `;
    ask(text, text.length);
  });
});

const typed = [
  "SELECT b.arn, count(*) AS n\nFROM aws.s3.buckets b\nJOIN aws.ec2.vpcs v ON v.region = b.region\nWHERE b.region IN ('us-east-1', 'eu-west-1')\nGROUP BY b.arn ORDER BY n DESC LIMIT 5;",
  "WITH r AS (SELECT region FROM aws.s3.buckets) DELETE FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'a|b' RETURNING Identifier",
  "INSERT INTO aws.s3.buckets (BucketName, region) VALUES ('x', 'us-east-1')",
];
