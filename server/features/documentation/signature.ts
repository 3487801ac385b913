/** A function's signature line, read: `json_set(JSON, PATH, VALUE, …)` and where its parameters stand. */
import type { Span } from '../../../language/syntax/index.ts';

/** One parameter: its span counts in the signature. `…` is one too: any number of further arguments. */
export interface SignatureParameter extends Span {
  readonly label: string;
}

export function parametersOf(signature: string): readonly SignatureParameter[] {
  const open = signature.indexOf('(');
  const close = signature.lastIndexOf(')');
  if (open === -1 || close <= open + 1) {
    return [];
  }
  let start = open + 1;
  return signature
    .slice(start, close)
    .split(',')
    .map((piece) => {
      const label = piece.trim();
      const from = start + piece.indexOf(label);
      start += piece.length + 1;
      return { label, start: from, end: from + label.length };
    });
}

/**
 * Which parameter an argument is, both counted from 0; `undefined` where the signature has no place
 * for it. Pairs repeat (`PATH, VALUE, …`); other further arguments are the `…`.
 */
export function parameterOfArgument(
  parameters: readonly SignatureParameter[],
  argument: number,
): number | undefined {
  const isOpen = parameters.at(-1)?.label === '…';
  const named = parameters.length - (isOpen ? 1 : 0);
  if (argument < named) {
    return argument;
  }
  if (!isOpen) {
    return undefined;
  }
  const [first = '', second] = parameters.slice(named - 2, named).map(({ label }) => label);
  const repeatsPairs = second === 'VALUE' && ['KEY', 'PATH'].includes(first);
  return repeatsPairs ? named - 2 + ((argument - named) % 2) : named;
}

/** The shortest signature that has a place for each argument, else the last one. */
export function signatureFor(signatures: readonly string[], argument: number): number {
  const fitting = signatures.findIndex(
    (signature) => parameterOfArgument(parametersOf(signature), argument) !== undefined,
  );
  return fitting === -1 ? Math.max(0, signatures.length - 1) : fitting;
}
