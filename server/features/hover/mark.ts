/** Tokens that mean something by themselves: hints, anchors, templates, parameters. */
import type { Token } from '../../../language/syntax/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import {
  anchorDocumentation,
  hintDocumentation,
  templateDocumentation,
} from '../documentation/mark.ts';
import { code, paragraphs, plain } from '../documentation/markdown.ts';
import { tokenIndexAt } from '../tokens.ts';
import { valuePlaceOf } from '../value-place.ts';
import type { FeatureHover, HoverRequest } from './request.ts';

export function markHover(request: HoverRequest): FeatureHover | undefined {
  const { bound, offset, path } = request;
  const { statement } = bound;
  const node = path.at(-1);
  if (node?.kind === 'literal') {
    const template = node.templates.find(({ start, end }) => start <= offset && offset < end);
    return (
      template && {
        markdown: templateDocumentation(statement.text.slice(template.start, template.end)),
        span: template,
      }
    );
  }
  const token = statement.tokens[tokenIndexAt(statement.tokens, offset)];
  if (token === undefined) {
    return undefined;
  }
  const written = tokenText(statement, token);
  const markdown = markDocumentation(request, token, written);
  return markdown === undefined
    ? undefined
    : { markdown, span: { start: token.start, end: token.end } };
}

function markDocumentation(
  request: HoverRequest,
  token: Token,
  written: string,
): string | undefined {
  switch (token.kind) {
    case 'hint':
      return hintDocumentation(written.replace(/^\/\*\+|\*\/$/g, '').trim());
    case 'anchor':
      return anchorDocumentation(written);
    case 'template':
      return paragraphs(templateDocumentation(written), purpose(request));
    case 'parameter':
      return paragraphs(
        `**${plain(written)}** · parameter`,
        'Its value is given when the statement runs.',
        purpose(request),
      );
    default:
      return undefined;
  }
}

/** What the value of a template or a parameter is for. */
function purpose({ bound, path }: HoverRequest): string {
  const place = valuePlaceOf(bound, path);
  const name = place?.input?.name ?? place?.column?.name;
  return place === undefined || name === undefined
    ? ''
    : `A value of ${code(name)}${place.relation.table ? ` of ${code(place.relation.table.name)}` : ''}`;
}
