/** Problems of any text: they are found without a throw, and stand inside of the statement. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPathsIn } from '../../language/semantics/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import { problemsOf } from '../../server/features/problems.ts';
import {
  arbitraryBrokenStatement,
  arbitraryStatement,
  arbitraryText,
  checkProperty,
} from '../arbitraries/index.ts';
import { testLanguage } from './fixture.ts';

const language = testLanguage();

function check(text: string): void {
  const statement = parseStatement(text);
  const problems = problemsOf(language, statement);
  const related = problems.flatMap((problem) => problem.related ?? []);
  const steps = jsonPathsIn(language.bind(statement), language.catalog).flatMap(
    (path) => path.steps,
  );
  for (const { span } of [...problems, ...related, ...steps]) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(text.length);
  }
  for (const step of steps) {
    expect(text.slice(step.span.start, step.span.end)).toBe(step.text);
  }
}

describe('problems and JSON paths', () => {
  it.each([
    ['well-formed statements', arbitraryStatement()],
    ['broken statements', arbitraryBrokenStatement()],
    ['any text', arbitraryText()],
  ])('stand inside of %s', (_, texts) => {
    checkProperty(fc.property(texts, check), 2_000);
  });
});
