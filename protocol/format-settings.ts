/** The settings under `iql.format.`, typed. */
import { isNumber } from './validate.ts';

export interface FormatSettings {
  readonly keywordCase: 'upper' | 'lower' | 'preserve';
  readonly commaPlace: 'trailing' | 'leading';
  readonly lineWidth: number;
}

export const defaultFormatSettings: FormatSettings = {
  keywordCase: 'upper',
  commaPlace: 'trailing',
  lineWidth: 100,
};

const keywordCases = ['upper', 'lower', 'preserve'] as const;
const commaPlaces = ['trailing', 'leading'] as const;
const leastWidth = 20;
const mostWidth = 1000;

/** Reads what a configuration holds under `iql.format`; `report` takes what is not well-formed. */
export function readFormatSettings(
  raw: unknown,
  report: (name: string, message: string) => void,
): FormatSettings {
  const values: Readonly<Record<string, unknown>> =
    typeof raw === 'object' && raw !== null ? { ...raw } : {};
  const choice = <Choice extends string>(
    name: 'keywordCase' | 'commaPlace',
    choices: readonly Choice[],
    otherwise: Choice,
  ): Choice => {
    const value = values[name] ?? otherwise;
    const found = choices.find((each) => each === value);
    if (found === undefined) {
      report(`format.${name}`, `must be ${oneOf(choices)}.`);
    }
    return found ?? otherwise;
  };
  const width = values['lineWidth'] ?? defaultFormatSettings.lineWidth;
  const isWidth =
    isNumber(width) && Number.isInteger(width) && width >= leastWidth && width <= mostWidth;
  if (!isWidth) {
    report('format.lineWidth', `must be a whole number from ${leastWidth} to ${mostWidth}.`);
  }
  return {
    keywordCase: choice('keywordCase', keywordCases, defaultFormatSettings.keywordCase),
    commaPlace: choice('commaPlace', commaPlaces, defaultFormatSettings.commaPlace),
    lineWidth: isWidth ? width : defaultFormatSettings.lineWidth,
  };
}

/** `upper`, `lower` or `preserve`, each in backticks. */
function oneOf(choices: readonly string[]): string {
  const quoted = choices.map((each) => `\`${each}\``);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}
