import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { selectionsAt } from '../../server/features/navigation/selection.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';

/** The texts that a selection at `$0` grows to. */
function check(textWithCursor: string, ...expected: readonly string[]): void {
  const at = textWithCursor.indexOf('$0');
  const text = textWithCursor.replace('$0', '');
  const document = parseDocument(text);
  const { placed, offset } = statementCursor(document, at);
  const grown = selectionsAt(document, placed, offset).map(({ start, end }) =>
    text.slice(start, end),
  );
  expect(grown).toEqual(expected);
}

describe('a selection', () => {
  it('grows from a word to its name, expression, clause, query, statement and document', () => {
    check(
      'SELECT 1;\n-- Title\nSELECT b.arn FROM aws.s3.buckets b WHERE b.reg$0ion = 1 AND true;\n',
      'region',
      'b.region',
      'b.region = 1',
      'b.region = 1 AND true',
      'WHERE b.region = 1 AND true',
      'SELECT b.arn FROM aws.s3.buckets b WHERE b.region = 1 AND true',
      'SELECT b.arn FROM aws.s3.buckets b WHERE b.region = 1 AND true;',
      '-- Title\nSELECT b.arn FROM aws.s3.buckets b WHERE b.region = 1 AND true;',
      '\n-- Title\nSELECT b.arn FROM aws.s3.buckets b WHERE b.region = 1 AND true;\n'.slice(1),
      'SELECT 1;\n-- Title\nSELECT b.arn FROM aws.s3.buckets b WHERE b.region = 1 AND true;\n',
    );
  });

  it('grows from the inside of quotes and of parentheses', () => {
    check(
      "SELECT upper('a b$0', 1)",
      'a b',
      "'a b'",
      "'a b', 1",
      "('a b', 1)",
      "upper('a b', 1)",
      "SELECT upper('a b', 1)",
    );
  });

  it('grows from a query to the table that it defines', () => {
    check(
      'WITH a AS (SELECT 1$0) SELECT 2',
      '1',
      'SELECT 1',
      'a AS (SELECT 1)',
      'WITH a AS (SELECT 1)',
      'WITH a AS (SELECT 1) SELECT 2',
    );
  });

  it('is the document where there is nothing else', () => {
    check('  $0\n', '  \n');
  });
});
