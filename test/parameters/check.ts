/** The only place of these tests that calls the room's API. */
import { expect } from 'vitest';
import type { ExactValue, FillResult, GivenValue } from '../../language/parameters/index.ts';
import { exact, fillParameters, parametersOf, typed } from '../../language/parameters/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';

/** A text is one that a person typed; `{ is: … }` is a value of a file. */
export type TestValues = Readonly<Record<string, string | { readonly is: ExactValue }>>;

function givenOf(values: TestValues, name: string): GivenValue | undefined {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return undefined;
  return typeof value === 'string' ? typed(value) : exact(value.is);
}

export function fill(text: string, values: TestValues): FillResult {
  return fillParameters(parseStatement(text), (name) => givenOf(values, name));
}

/** The statement with its values. */
export function checkFilled(text: string, values: TestValues, expected: string): void {
  const result = fill(text, values);
  expect(result.kind === 'filled' ? result.statement.text : result.message).toBe(expected);
}

/** What is said of a statement that is not filled, and of which of its words. */
export function checkRefused(
  text: string,
  values: TestValues,
  expected: { readonly at: string; readonly message: string },
): void {
  const result = fill(text, values);
  expect(result.kind === 'refused' && [slice(text, result.span), result.message]).toEqual([
    expected.at,
    expected.message,
  ]);
}

/** What a statement asks for: `name`, `name?` where it has a default, `name…` where it takes a list. */
export function checkAsked(text: string, expected: string): void {
  const reading = parametersOf(parseStatement(text));
  const names =
    reading.kind === 'readable'
      ? reading.parameters.map(
          ({ name, takesList, fallback }) =>
            `${name}${takesList ? '…' : ''}${fallback === undefined ? '' : '?'}`,
        )
      : [reading.message];
  expect(names.join(' ')).toBe(expected);
}

function slice(text: string, span: { readonly start: number; readonly end: number }): string {
  return text.slice(span.start, span.end);
}
