/** Where a statement of the history stands in a text, to be run there again. */
import { parseDocument } from '../../language/syntax/index.ts';
import type { RunTarget } from '../run/targets.ts';
import { targetsOf } from '../run/targets.ts';
import { statementOf } from './recorded-run.ts';

/** The first one of exactly this text; `undefined` where it was changed or removed. */
export function targetOfText(text: string, statement: string): RunTarget | undefined {
  if (!text.includes(statement)) return undefined;
  return targetsOf(parseDocument(text)).find((target) => statementOf(target) === statement);
}
