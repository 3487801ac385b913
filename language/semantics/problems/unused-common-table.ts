/** Common tables that nothing reads. */
import type { CommonTable, Span } from '../../syntax/index.ts';
import { collect, hasTemplates, type ProblemFinder } from './finder.ts';

export const findUnusedCommonTables: ProblemFinder = (context) => {
  if (hasTemplates(context)) return [];
  const tables = collect(context, (node) => (node.kind === 'with' ? node.tables : undefined));
  if (tables.length === 0) return [];
  const namesOfIn = collect(context, (node) =>
    node.kind === 'in' && 'kind' in node.source && node.source.kind === 'qualifiedName'
      ? [node.source]
      : undefined,
  );
  const isRead = (table: CommonTable): boolean =>
    context.bound.relations.some(
      (relation) => relation.commonTable === table && !isInside(relation.node.span, table.span),
    ) ||
    namesOfIn.some(
      ({ parts, span }) =>
        parts.at(-1)?.text.toLowerCase() === table.name.text.toLowerCase() &&
        !isInside(span, table.span),
    );
  return tables
    .filter((table) => table.name.text !== '' && !isRead(table))
    .map(({ name }) => ({
      code: 'unused-common-table',
      severity: 'hint',
      message: `nothing reads \`${name.text}\`: read it in FROM, or remove it`,
      span: name.span,
      tags: ['unnecessary'],
    }));
};

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
