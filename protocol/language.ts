/** What the extension tells the language server besides LSP's own messages. */

import type { Check } from './validate.ts';
import { isCount, isListOf, isShape, isText } from './validate.ts';

/**
 * After a run has finished: some of its values, for completion to propose. A notification with
 * `ResultValues`; they stay in the server's memory, are bounded here and there, and are never logged.
 */
export const resultValuesNotification = 'iql/resultValues';

export interface ResultValues {
  /** The statement's text as it ran, which says what each column is. */
  readonly statement: string;
  /** Positions of the columns in the statement's result, counted from 0. */
  readonly columns: readonly number[];
  /** The first rows, each with one cell for each of `columns`; `null` for what is no short text. */
  readonly rows: readonly (readonly (string | null)[])[];
}

/** The bounds of one notification. What exceeds them is left out by who sends, and refused by who reads. */
export const resultValuesLimits = {
  columns: 40,
  rows: 500,
  /** UTF-16 units of one value. */
  text: 200,
  statement: 100_000,
} as const;

/**
 * Whether a name speaks of a secret, or of a text that people put secrets into, and so its values are
 * kept out of every list. Names of secrets and of keys are no secrets themselves: `SecretArn`, `KeyId`.
 */
export function looksSecret(name: string): boolean {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  return (
    /(secret|passw|passphrase|credential|token|private_?key|api_?key|access_?key|auth_?key|user_data|^value$)/.test(
      words,
    ) && !/(arn|arns|_id|_ids|_name|_names|_type|_status|_enabled)$/.test(words)
  );
}

/** `undefined` for what is not well-formed, or larger than the bounds. */
export function readResultValues(value: unknown): ResultValues | undefined {
  return isResultValues(value) && isBounded(value) ? value : undefined;
}

const isResultValues: Check<ResultValues> = isShape<ResultValues>({
  statement: isText,
  columns: isListOf(isCount),
  rows: isListOf(isListOf((cell): cell is string | null => cell === null || isText(cell))),
});

function isBounded({ statement, columns, rows }: ResultValues): boolean {
  const limits = resultValuesLimits;
  return (
    statement.length <= limits.statement &&
    columns.length <= limits.columns &&
    rows.length <= limits.rows &&
    rows.every(
      (row) =>
        row.length === columns.length &&
        row.every((cell) => cell === null || cell.length <= limits.text),
    )
  );
}
