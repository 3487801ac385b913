/** Values of parameters from the command line: `--param name=value`, `--vars FILE`. */
import type { GivenValue } from '../language/parameters/index.ts';
import {
  exact,
  fillParameters,
  readVariablesFile,
  typed,
  valueNamed,
} from '../language/parameters/index.ts';
import type { Variables } from '../language/parameters/index.ts';
import type { BoundStatement } from '../language/semantics/index.ts';
import type { ParsedStatement } from '../language/syntax/index.ts';
import type { RunFailure } from '../protocol/index.ts';
import type { InputStatement } from './language.ts';
import { InputError, readSqlFile } from './sql-input.ts';
import { UsageError } from './usage.ts';

export interface ParameterOptions {
  readonly parameters: ReadonlyMap<string, string>;
  /** A file in JSON or YAML; what `parameters` names counts before it. */
  readonly variables: string | undefined;
}

export type ValueOf = (name: string) => GivenValue | undefined;

/** Of two values for one name the last counts, as with any option. */
export function parameterOptions(
  written: readonly string[],
  variables: string | undefined,
): ParameterOptions {
  const parameters = new Map<string, string>();
  for (const text of written) {
    const end = text.indexOf('=');
    if (end <= 0) {
      throw new UsageError(`\`--param ${text}\`: write a name and a value, \`env=prod\``);
    }
    parameters.set(text.slice(0, end), text.slice(end + 1));
  }
  return { parameters, variables };
}

export async function readValues({ parameters, variables }: ParameterOptions): Promise<ValueOf> {
  const known: Variables = variables === undefined ? {} : await readVariables(variables);
  return (name) => {
    const text = parameters.get(name);
    if (text !== undefined) return typed(text);
    const value = valueNamed(known, name);
    return value === undefined ? undefined : exact(value);
  };
}

export type FilledInput =
  | { readonly kind: 'filled'; readonly statement: InputStatement }
  | { readonly kind: 'refused'; readonly failure: RunFailure };

/** What is said of a place in the filled statement points at the one that was written. */
export function fillStatement(
  statement: InputStatement,
  valueOf: ValueOf,
  bind: (statement: ParsedStatement) => BoundStatement,
): FilledInput {
  const filled = fillParameters(statement.bound.statement, valueOf);
  if (filled.kind === 'refused') {
    const { message, span, missing } = filled;
    const text = statement.bound.statement.text.slice(span.start, span.end);
    const advice =
      missing === undefined
        ? message
        : `\`${text}\` has no value: give it one with \`--param ${missing}=…\` or in a file of \`--vars\``;
    return { kind: 'refused', failure: { kind: 'plan', message: advice, span } };
  }
  if (filled.statement === statement.bound.statement) return { kind: 'filled', statement };
  const { writtenSpan } = filled;
  return {
    kind: 'filled',
    statement: {
      text: statement.text,
      bound: bind(filled.statement),
      placeOf: (offset) => statement.placeOf(writtenSpan({ start: offset, end: offset }).start),
      excerptOf: (span) => statement.excerptOf(writtenSpan(span)),
    },
  };
}

async function readVariables(path: string): Promise<Variables> {
  const { text } = await readSqlFile(path);
  const result = readVariablesFile(text);
  if (result.kind === 'read') return result.variables;
  throw new InputError(`\`${path}\`, line ${result.line}: ${result.message}`);
}
