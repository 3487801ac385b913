/** A column in a comparison with constants, and the constants as the text that a request carries. */
import type { ColumnExpression, Expression } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { affinityOfReference, isExact } from './affinity.ts';
import type { Affinity } from './affinity.ts';
import { constantText, unwrap } from './constants.ts';
import type { ColumnKey } from './table-use.ts';

export interface ComparedColumn {
  readonly key: ColumnKey;
  readonly affinity: Affinity;
  readonly isBoolean: boolean;
}

/** The columns of interest; `undefined` for any other. */
export type ColumnsCompared = (column: ColumnExpression) => ComparedColumn | undefined;

export function columnsCompared(
  facts: StatementFacts,
  keyOf: (column: ColumnExpression) => ColumnKey | undefined,
): ColumnsCompared {
  return (column) => {
    const key = keyOf(column);
    const reference = facts.references.get(column);
    if (key === undefined || reference === undefined) return undefined;
    return {
      key,
      affinity: affinityOfReference(facts, reference),
      isBoolean: reference.column?.type === 'boolean',
    };
  };
}

/**
 * The one spelling of all that SQLite finds equal to `constant` in that column; `undefined` where there
 * are several, or none is known.
 */
export function textEqualTo(
  { affinity, isBoolean }: ComparedColumn,
  constant: Expression,
): string | undefined {
  const text = constantText(constant);
  if (text === undefined || !isExact(affinity)) return undefined;
  if (affinity === 'text') return text;
  if (affinity === 'none') return isNumber(constant) ? undefined : text;
  if (isBoolean && /^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true' ? '1' : '0';
  return wholeNumber.test(text) ? text : undefined;
}

const wholeNumber = /^(?:0|[1-9]\d{0,17})$/;

/** A column without affinity may hold `7` as a number and as `7.0`. */
function isNumber(constant: Expression): boolean {
  const inner = unwrap(constant);
  return inner.kind === 'literal' && inner.type === 'number';
}
