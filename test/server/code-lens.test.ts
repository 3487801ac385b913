import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { lensesOf } from '../../server/features/code-lens.ts';

/** Each lens as its title and the text that it stands above. */
function lenses(text: string): readonly string[] {
  return parseDocument(text).statements.flatMap(({ start, statement }) =>
    lensesOf(statement).map(
      ({ title, span }) => `${title}: ${text.slice(start + span.start, start + span.end)}`,
    ),
  );
}

describe('code lenses', () => {
  it('run and explain a query', () => {
    expect(lenses('SELECT 1;')).toEqual(['Run: SELECT 1', 'Explain: SELECT 1']);
  });

  it('stand above the first line of a statement, below its comments', () => {
    expect(lenses('-- all of them\nSELECT *\nFROM aws.s3.buckets;\n\nSHOW VERSION')).toEqual([
      'Run: SELECT *',
      'Explain: SELECT *',
      'Run: SHOW VERSION',
    ]);
  });

  it('stand above no comment alone', () => {
    expect(lenses('SELECT 1;\n\n-- the end\n')).toHaveLength(2);
  });
});
