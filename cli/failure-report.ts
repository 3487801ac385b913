/** A statement's failure, for the person at the terminal and for the JSON output. */
import type { RunFailure } from '../protocol/index.ts';
import type { PrintedFailure } from './formats/result-format.ts';
import type { InputStatement } from './language.ts';
import { withOptionNames } from './option-names.ts';

export function printedFailure(statement: InputStatement, failure: RunFailure): PrintedFailure {
  return {
    statement: statement.text,
    kind: failure.kind,
    message: withOptionNames(failure.message),
    ...(failure.serviceError !== undefined && { serviceError: failure.serviceError }),
    ...(failure.span !== undefined && statement.placeOf(failure.span.start)),
  };
}

/** `query.iql:3:8: error: …` and the line with the place underlined. */
export function failureText(name: string, statement: InputStatement, failure: RunFailure): string {
  const { line, column } = statement.placeOf(
    failure.span?.start ?? statement.bound.statement.root.span.start,
  );
  const excerpt = failure.span === undefined ? '' : `${statement.excerptOf(failure.span)}\n`;
  return `${name}:${line}:${column}: error: ${withOptionNames(failure.message)}\n${excerpt}`;
}
