/**
 * What the thing under the cursor means. A token without a place in the tree (a hint, a template, an
 * operator, a keyword) is read by what it is; everything else by its node.
 */
import type { BoundStatement } from '../../language/semantics/index.ts';
import { pathTo } from '../../language/syntax/index.ts';
import { paragraphs } from './documentation/markdown.ts';
import { argumentNote } from './hover/argument.ts';
import { jsonStepHover } from './hover/json-step.ts';
import { literalHover } from './hover/literal.ts';
import { markHover } from './hover/mark.ts';
import { nameHover } from './hover/name.ts';
import type { FeatureHover, HoverRequest } from './hover/request.ts';
import { starHover } from './hover/star.ts';
import { wordHover } from './hover/word.ts';
import type { LanguageContext } from './language-context.ts';
import type { RegionSettings } from './statement-calls.ts';

export type { FeatureHover } from './hover/request.ts';

/** `undefined` where there is nothing to say. `offset` counts in the statement. */
export function hoverAt(
  language: LanguageContext,
  bound: BoundStatement,
  offset: number,
  settings: RegionSettings,
): FeatureHover | undefined {
  const path = pathTo(bound.statement.root, offset);
  const request: HoverRequest = { language, bound, settings, offset, path };
  return markHover(request) ?? withArgument(request, nodeHover(request)) ?? wordHover(request);
}

function nodeHover(request: HoverRequest): FeatureHover | undefined {
  const node = request.path.at(-1);
  switch (node?.kind) {
    case 'name':
      return nameHover(request, node);
    case 'literal':
      return jsonStepHover(request) ?? literalHover(request, node);
    case 'star':
      return starHover(request, node);
    default:
      return undefined;
  }
}

/** Which parameter an argument of a function is, below what it means by itself. */
function withArgument(
  request: HoverRequest,
  hover: FeatureHover | undefined,
): FeatureHover | undefined {
  const note = argumentNote(request);
  if (note === undefined) {
    return hover;
  }
  return hover === undefined
    ? note
    : { markdown: paragraphs(hover.markdown, note.markdown), span: hover.span };
}
