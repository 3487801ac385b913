/** Where the values of a run come from: the file of variables, and for the others the person who runs it. */
import type { GivenValue, Parameter, Variables } from '../../../language/parameters/index.ts';
import {
  exact,
  isSecretName,
  parametersOf,
  typed,
  valueNamed,
} from '../../../language/parameters/index.ts';
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import type { RememberedValues } from './remembered-values.ts';

export type ValueOf = (name: string) => GivenValue | undefined;

/** One value to ask for. */
export interface Question {
  readonly name: string;
  /** As a statement writes it: `{{ env }}`, `:env`. */
  readonly written: string;
  readonly isSecret: boolean;
  /** Whether several values may be given, with commas between them. */
  readonly takesList: boolean;
  /** What stands in the box at first: the value of the last run. */
  readonly initial: string;
}

export interface ValueSources {
  readonly variables: Variables;
  readonly remembered: RememberedValues;
  /** Gives back the text for every name, or `undefined` where the person would rather not run. */
  readonly ask: (
    questions: readonly Question[],
  ) => Promise<ReadonlyMap<string, string> | undefined>;
}

/**
 * Asks for each name once, whichever statements use it. `undefined`: nothing shall run. A statement whose
 * templates cannot be filled in is asked nothing: it fails when its turn comes.
 */
export async function collectValues(
  statements: readonly ParsedStatement[],
  { variables, remembered, ask }: ValueSources,
): Promise<ValueOf | undefined> {
  const questions = parametersIn(statements)
    .filter(({ name }) => valueNamed(variables, name) === undefined)
    .map(({ name, written, takesList, fallback = '' }): Question => {
      const isSecret = isSecretName(name);
      const initial = (isSecret ? undefined : remembered.of(name)) ?? fallback;
      return { name, written, isSecret, takesList, initial };
    });
  const answers = questions.length === 0 ? new Map<string, string>() : await ask(questions);
  if (answers === undefined) return undefined;
  await remembered.keep(new Map([...answers].filter(([name]) => !isSecretName(name))));
  return (name) => {
    const answer = answers.get(name);
    if (answer !== undefined) return typed(answer);
    const value = valueNamed(variables, name);
    return value === undefined ? undefined : exact(value);
  };
}

function parametersIn(statements: readonly ParsedStatement[]): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  for (const statement of statements) {
    const reading = parametersOf(statement);
    if (reading.kind === 'refused') continue;
    for (const parameter of reading.parameters) {
      const known = found.get(parameter.name);
      const takesList = parameter.takesList || known?.takesList === true;
      found.set(parameter.name, { ...parameter, ...known, takesList });
    }
  }
  return [...found.values()];
}
