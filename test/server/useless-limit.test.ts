import { describe, expect, it } from 'vitest';
import { parseStatement } from '../../language/syntax/index.ts';
import { problemsOf } from '../../server/features/problems.ts';
import { testLanguage } from './fixture.ts';

/** The LIMITs of one statement that save no calls, as `underlined: message`. */
function check(text: string, ...expected: readonly string[]): void {
  const problems = problemsOf(testLanguage(), parseStatement(text));
  expect(
    problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`),
  ).toEqual(expected);
}

describe('useless-limit', () => {
  it.each([
    ['SELECT bucket_name, tags FROM aws.s3.buckets ORDER BY bucket_name LIMIT 5', 'ORDER BY needs'],
    ['SELECT tags, count(*) FROM aws.s3.buckets GROUP BY tags LIMIT 5', 'GROUP BY needs'],
    ['SELECT max(tags) FROM aws.s3.buckets LIMIT 5', 'an aggregate needs'],
    ['SELECT DISTINCT tags FROM aws.s3.buckets LIMIT 5', 'DISTINCT needs'],
  ])('is one where every row costs a call: %s', (text, reason) => {
    check(
      text,
      `LIMIT 5: this LIMIT saves no calls: ${reason} every row first, so each resource of \`aws.s3.buckets\` is listed and then read`,
    );
  });

  it.each([
    'SELECT bucket_name, tags FROM aws.s3.buckets LIMIT 5',
    'SELECT bucket_name FROM aws.s3.buckets_list_only ORDER BY bucket_name LIMIT 5',
    "SELECT tags FROM aws.s3.buckets WHERE data__Identifier = 'b' ORDER BY tags LIMIT 5",
    'SELECT tags FROM aws.s3.buckets ORDER BY tags LIMIT {{ n }}',
    'SELECT tags FROM aws.s3.buckets ORDER BY tags',
    'SELECT 1 ORDER BY 1 LIMIT 1',
  ])('is none here: %s', (text) => {
    check(text);
  });

  it('gives way to what SQLite refuses', () => {
    const [problem, ...others] = problemsOf(
      testLanguage(),
      parseStatement('SELECT tags, abs(1, 2) FROM aws.s3.buckets ORDER BY tags LIMIT 5'),
    );
    expect([problem?.code, others]).toEqual(['sqlite', []]);
  });
});
