import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { corpusFiles } from './corpus.ts';

describe('the corpus', () => {
  it.each(corpusFiles())('has no problem in $name', ({ text }) => {
    const problems = parseDocument(text).statements.flatMap(({ start, statement }) =>
      statement.problems.map(({ message, span }) => {
        const line = text.slice(0, start + span.start).split('\n').length;
        return `line ${line}: ${message}`;
      }),
    );
    expect(problems).toEqual([]);
  });
});
