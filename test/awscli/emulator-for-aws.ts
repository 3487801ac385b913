/** An emulator whose clock the test moves, and the AWS CLI pointed at it. */
import type { ResourceType } from '../../catalog/index.ts';
import type { EmulatorOptions } from '../../emulator/index.ts';
import { emulatorWith } from '../emulator/emulator-under-test.ts';
import type { EmulatorUnderTest } from '../emulator/emulator-under-test.ts';
import { runAws } from './aws.ts';
import type { CommandOptions, CommandOutcome } from './aws.ts';

export interface EmulatorForAws extends AsyncDisposable {
  readonly emulator: EmulatorUnderTest['emulator'];
  readonly clock: EmulatorUnderTest['clock'];
  /** What a command printed. Throws what the CLI said where it failed. */
  answer<Answer>(...args: readonly string[]): Promise<Answer>;
  /** What the CLI said of a command that must fail. Throws where it succeeded. */
  refusal(...args: readonly string[]): Promise<string>;
  /** Either, with other options than usual. */
  outcome(
    options: Omit<CommandOptions, 'endpoint'>,
    ...args: readonly string[]
  ): Promise<CommandOutcome>;
}

export async function emulatorForAws(
  options: EmulatorOptions = {},
  changes: Readonly<Record<string, Partial<ResourceType>>> = {},
): Promise<EmulatorForAws> {
  const test = await emulatorWith(options, changes);
  const outcome: EmulatorForAws['outcome'] = (chosen, ...args) =>
    runAws({ endpoint: test.emulator.url, ...chosen }, ...args);
  return {
    emulator: test.emulator,
    clock: test.clock,
    outcome,
    async answer<Answer>(...args: readonly string[]) {
      const { exitCode, output, error } = await outcome({}, ...args);
      if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${error}`);
      return output as Answer;
    },
    async refusal(...args) {
      const { exitCode, output, error } = await outcome({}, ...args);
      if (exitCode === 0) throw new Error(`it answered ${JSON.stringify(output)}`);
      return error;
    },
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}
