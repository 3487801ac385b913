/** One step of a JSON path: `Key` in `json_extract(tags, '$[0].Key')` and in `value ->> 'Key'`. */
import { jsonPathAt } from '../../../language/semantics/index.ts';
import { touches } from '../../../language/syntax/index.ts';
import { elementDocumentation, memberDocumentation, membersOf } from '../documentation/member.ts';
import { code, paragraphs } from '../documentation/markdown.ts';
import type { FeatureHover, HoverRequest } from './request.ts';

export function jsonStepHover({ language, bound, offset }: HoverRequest): FeatureHover | undefined {
  const found = jsonPathAt(bound, language.catalog, offset);
  if (found === undefined) {
    return undefined;
  }
  const step = found.steps.find(({ span }) => touches(span, offset));
  if (step !== undefined) {
    const markdown =
      step.kind === 'element' ? elementDocumentation(step) : memberDocumentation(step);
    const isLast = step === found.steps.at(-1);
    const members = isLast && step.kind === 'member' && found.result ? membersOf(found.result) : '';
    return { markdown: paragraphs(markdown, members), span: step.span };
  }
  const { reference, result, literal } = found;
  const name = reference.column?.name ?? '';
  const type = result === undefined ? '' : ` · ${code(result.type)}`;
  return { markdown: `JSON path in ${code(name)}${type}`, span: literal.span };
}
