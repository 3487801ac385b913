/** What every command reads of its command line in the same way. */
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { UsageError } from './usage.ts';

/** The options and the other words of a command line; names of options that are none are refused. */
export function readCommandLine<Options extends NonNullable<ParseArgsConfig['options']>>(
  command: string,
  argv: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${command}: ${(message.split(/\.(?: |$)/)[0] ?? message).trim()}`, {
      cause: error,
    });
  }
}

/** `undefined` where the option is not given. */
export function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text !== undefined && !/^\d{1,9}$/.test(text)) {
    throw new UsageError(`\`${option}\` takes a whole number, not \`${text}\``);
  }
  return text === undefined ? undefined : Number(text);
}
