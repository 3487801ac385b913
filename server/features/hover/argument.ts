/** Which parameter of its function the argument under the cursor is. */
import { functionNamed } from '../../../language/semantics/index.ts';
import { code, paragraphs, plain } from '../documentation/markdown.ts';
import { parameterOfArgument, parametersOf, signatureFor } from '../documentation/signature.ts';
import type { FeatureHover, HoverRequest } from './request.ts';

/** `undefined` where the cursor is in no argument, or deeper in one than the argument itself. */
export function argumentNote({ path }: HoverRequest): FeatureHover | undefined {
  const leaf = path.findLastIndex(
    ({ kind }) => kind === 'literal' || kind === 'column' || kind === 'parameter',
  );
  const argument = path[leaf];
  const call = path[leaf - 1];
  if (argument === undefined || (call?.kind !== 'call' && call?.kind !== 'tableFunction')) {
    return undefined;
  }
  const described = functionNamed(call.name.text);
  const position = call.arguments.findIndex((each) => each === argument);
  if (described === undefined || position === -1) {
    return undefined;
  }
  const last = call.arguments.length - 1;
  const signature = described.signatures[signatureFor(described.signatures, last)] ?? '';
  const parameters = parametersOf(signature);
  const index = parameterOfArgument(parameters, position);
  const parameter = index === undefined ? undefined : parameters[index];
  if (parameter === undefined) {
    return undefined;
  }
  const name = parameter.label === '…' ? 'a further argument' : `argument ${code(parameter.label)}`;
  return {
    markdown: paragraphs(
      `${plain(name)} of ${code(signature)}`.replace(/^a/, 'A'),
      described.documentation,
    ),
    span: argument.span,
  };
}
