/** What `*` and `t.*` hold. */
import type { StarExpression } from '../../../language/syntax/index.ts';
import { code, paragraphs } from '../documentation/markdown.ts';
import { columnsOfStar } from '../star-columns.ts';
import type { FeatureHover, HoverRequest } from './request.ts';

export function starHover({ bound, path }: HoverRequest, star: StarExpression): FeatureHover {
  const parent = path.at(-2);
  if (parent?.kind === 'call') {
    return { markdown: 'Every row, also those that hold NULLs', span: star.span };
  }
  const columns = columnsOfStar(bound, star);
  const names = (columns ?? []).map(({ name }) => code(name)).join(', ');
  const count = columns?.length === 1 ? '1 column' : `${columns?.length ?? 'All'} columns`;
  return { markdown: paragraphs(count, names), span: star.span };
}
