/** The emulator's command line. */
import { parseArgs } from 'node:util';
import type { EmulatorOptions } from './options.ts';

export const usage = `usage: emulator [--port N] [--data FILE] [--save FILE] [--latency MS] [--rate RPS] [--page N] [--catalog DIR]

  --port N       the port on 127.0.0.1; a free one unless told
  --data FILE    the resources to start with
  --save FILE    keeps the state in FILE, and starts from it where it exists
  --latency MS   milliseconds before each answer
  --rate RPS     requests a second for each region and operation, then ThrottlingException
  --page N       resources a page of a list
  --catalog DIR  the generated catalog
`;

export interface EmulatorArguments {
  readonly options: EmulatorOptions;
  readonly catalogDirectory: string | undefined;
}

/** The message names the argument and what it takes. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Throws UsageError. */
export function readArguments(args: readonly string[]): EmulatorArguments {
  const values = parse(args);
  const whole = (name: 'port' | 'latency' | 'page', least: number, most: number) =>
    readNumber(name, values[name], least, most, true);
  const given = {
    port: whole('port', 0, 65_535),
    dataFile: values.data,
    saveFile: values.save,
    latencyMs: whole('latency', 0, 600_000),
    requestsPerSecond: readNumber('rate', values.rate, 0.01, 1_000_000, false),
    pageSize: whole('page', 1, 100_000),
  };
  return { options: withoutUndefined(given), catalogDirectory: values.catalog };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: text,
        data: text,
        save: text,
        latency: text,
        rate: text,
        page: text,
        catalog: text,
      },
    }).values;
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

function readNumber(
  name: string,
  text: string | undefined,
  least: number,
  most: number,
  isWhole: boolean,
): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value;
  const kind = isWhole ? 'a whole number' : 'a number';
  throw new UsageError(`\`--${name}\` takes ${kind} from ${least} to ${most}, not \`${text}\``);
}

type Given<Values> = { [Key in keyof Values]?: NonNullable<Values[Key]> };

const withoutUndefined = <Values extends object>(values: Values): Given<Values> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Given<Values>;
