/** What the rest of the editor knows, as far as a list can use it. Every part may be absent. */
import type { ConfiguredAccount } from '../../../engine/plan/index.ts';
import type { ParsedDocument } from '../../../language/syntax/index.ts';
import type { SeenValues } from './seen-values.ts';

export interface Surroundings {
  /** The document around the statement, which is one of its own. */
  readonly document?: ParsedDocument;
  /** Where in it the statement starts. */
  readonly start?: number;
  /** Values of recent results. */
  readonly seen?: SeenValues;
  /** Names of the template variables that the workspace uses. */
  readonly templateVariables?: () => readonly string[];
  /** The accounts that a statement can name. */
  readonly accounts?: () => readonly ConfiguredAccount[];
  /** Services that the workspace's other files name, with how often. */
  readonly services?: () => ReadonlyMap<string, number>;
}

/** Statements farther away are not read: a list must come at once in a file of any length. */
const nearest = 400;

/** The statements around `index` of a long document, all of a short one. */
export function statementsNear(
  document: ParsedDocument | undefined,
  start: number,
): ParsedDocument['statements'] {
  const statements = document?.statements ?? [];
  if (statements.length <= nearest) {
    return statements;
  }
  const at = firstFrom(statements, start);
  const from = Math.max(0, Math.min(at, statements.length - nearest / 2) - nearest / 2);
  return statements.slice(from, from + nearest);
}

/** The index of the first statement that starts at or after `start`. */
function firstFrom(statements: ParsedDocument['statements'], start: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((statements[middle]?.start ?? Infinity) < start) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
