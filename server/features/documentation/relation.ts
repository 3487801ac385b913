/** The pages of a relation that is no resource, and of the columns that a query computes. */
import type { BoundColumn, BoundRelation } from '../../../language/semantics/index.ts';
import { code, paragraphs, plain, table } from './markdown.ts';
import { resourceDocumentation } from './resource.ts';

export function relationDocumentation(relation: BoundRelation): string {
  return relation.table === undefined
    ? computedRelation(relation)
    : resourceDocumentation(relation.table);
}

function computedRelation({ alias, columns, kind }: BoundRelation): string {
  const what =
    kind === 'commonTable' ? 'common table' : kind === 'function' ? 'table function' : 'subquery';
  return paragraphs(
    alias === '' ? what : `**${plain(alias)}** · ${what}`,
    table(
      ['Column', 'Type'],
      (columns ?? []).map(({ name, type }) => [code(name), type]),
    ),
  );
}

export function computedColumnDocumentation(column: BoundColumn, relation: BoundRelation): string {
  const origin = relation.alias === '' ? 'a subquery' : code(relation.alias);
  return `**${plain(column.name)}** ${code(column.type)} · column of ${origin}`;
}
