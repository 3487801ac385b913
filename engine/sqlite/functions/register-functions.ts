/**
 * StackQL's functions for a SQLite connection, and the moment that stands for `now`. All are
 * deterministic, and all that take arguments but `string` give NULL where one is NULL, as SQLite's do.
 */
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { awsPolicyEqual } from './aws-policy-equal.ts';
import { jsonEqual } from './json-equal.ts';
import { regexpLike, regexpReplace, regexpSubstr } from './regular-expressions.ts';
import { splitPart } from './split-part.ts';
import { createStatementTime } from './statement-time.ts';

/**
 * `regexp(pattern, value)` is what SQLite calls for `value REGEXP pattern`; `json` is SQLite's own.
 */
export function registerFunctions(database: DatabaseSync): void {
  const register = (name: string, arity: number, call: (...texts: string[]) => SQLInputValue) => {
    // SQLite takes the arity from the JavaScript function's own `length`.
    const call1 = (a: SQLOutputValue) => whereGiven(call, [a]);
    const call2 = (a: SQLOutputValue, b: SQLOutputValue) => whereGiven(call, [a, b]);
    const call3 = (a: SQLOutputValue, b: SQLOutputValue, c: SQLOutputValue) =>
      whereGiven(call, [a, b, c]);
    const byArity = [call1, call2, call3][arity - 1] ?? call1;
    database.function(name, { deterministic: true, useBigIntArguments: true }, byArity);
  };
  register('split_part', 3, (text, separator, position) =>
    splitPart(text, separator, Number(position)),
  );
  register('regexp_like', 2, (text, pattern) => toInteger(regexpLike(text, pattern)));
  register('regexp', 2, (pattern, text) => toInteger(regexpLike(text, pattern)));
  register('regexp_substr', 2, regexpSubstr);
  register('regexp_replace', 3, regexpReplace);
  register('json_equal', 2, (left, right) => toInteger(jsonEqual(left, right)));
  register('aws_policy_equal', 2, (left, right) => toInteger(awsPolicyEqual(left, right)));
  register('string', 1, (text) => text);
  // What is planned reads the clock by this alone: see the planner's `time-edits.ts`.
  database.function('statement_time', { deterministic: true }, createStatementTime());
}

function whereGiven(
  call: (...texts: string[]) => SQLInputValue,
  values: readonly SQLOutputValue[],
): SQLInputValue {
  const texts = values.map(toText);
  return texts.some((text) => text === undefined) ? null : call(...(texts as string[]));
}

/** A number given back as a JavaScript number would become a real: `1.0`. */
function toInteger(truth: boolean): bigint {
  return truth ? 1n : 0n;
}

function toText(value: SQLOutputValue): string | undefined {
  if (value === null) {
    return undefined;
  }
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value);
}
