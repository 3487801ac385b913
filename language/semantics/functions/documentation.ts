/** The shape of a function's documentation, and short ways to write it down. */
import type { ValueType } from '../../../catalog/index.ts';

export interface FunctionDocumentation {
  /** Lower case. */
  readonly name: string;
  /** One line each, arguments in upper case: `substr(X, START, LENGTH)`. */
  readonly signatures: readonly string[];
  readonly documentation: string;
  readonly kind: 'scalar' | 'aggregate' | 'window' | 'table';
  /** `maximum` is absent where any number of arguments may follow. */
  readonly arity: { readonly minimum: number; readonly maximum?: number };
  /** `argument`: the type that the arguments have in common. */
  readonly result: ValueType | 'argument';
}

type Kind = FunctionDocumentation['kind'];
type Result = FunctionDocumentation['result'];
type Write = (
  signatures: string | readonly string[],
  result: Result,
  documentation: string,
) => FunctionDocumentation;

export const scalar: Write = (...parts) => write('scalar', ...parts);
export const aggregate: Write = (...parts) => write('aggregate', ...parts);
export const windowFunction: Write = (...parts) => write('window', ...parts);
export const tableFunction: Write = (...parts) => write('table', ...parts);

/** The name and the arity are read from the signatures. */
function write(
  kind: Kind,
  signatures: string | readonly string[],
  result: Result,
  documentation: string,
): FunctionDocumentation {
  const lines = typeof signatures === 'string' ? [signatures] : signatures;
  const counts = lines.map(countArguments);
  const open = lines.some((line) => line.includes('…'));
  return {
    name: (lines[0] ?? '').replace(/\(.*/s, ''),
    signatures: lines,
    documentation,
    kind,
    arity: {
      minimum: Math.min(...counts),
      ...(open ? {} : { maximum: Math.max(...counts) }),
    },
    result,
  };
}

/** Of a signature without its `…`, which stands for any number of further arguments, also none. */
function countArguments(signature: string): number {
  if (!signature.includes('(')) return 0;
  const inside = signature.slice(signature.indexOf('(') + 1, signature.lastIndexOf(')'));
  return inside.split(',').filter((each) => each.trim() !== '' && each.trim() !== '…').length;
}
