/** The elements of a list as a table of their own, beside the table that holds it: `json_each(b.tags) t`. */
import { aliasFor } from '../aliases.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';

/** More would bury the names of tables. */
const most = 10;

/** For each column before the cursor that holds an array; tags, which most types have, first. */
export function elementTables({ cursor, scope }: CompletionRequest): readonly Proposal[] {
  const relations = scope?.relations ?? [];
  const taken = new Set(relations.map(({ alias }) => alias.toLowerCase()));
  return relations
    .filter(({ node, kind }) => kind === 'resource' && node.span.end < cursor.offset)
    .toReversed()
    .flatMap(({ alias, columns = [] }) =>
      columns
        .filter(({ type }) => type === 'array')
        .toSorted((left, right) => Number(right.name === 'tags') - Number(left.name === 'tags'))
        .map(({ name }) => `${alias}.${name}`),
    )
    .slice(0, most)
    .map((column) => {
      const name = column.split('.').at(-1) ?? column;
      const label = `json_each(${column}) ${aliasFor(name, taken)}`;
      return {
        label,
        kind: 'snippet',
        hint: 'one row an element',
        filter: `${name} ${label}`,
        rank: rank.relation,
        documentedBy: { page: 'function', name: 'json_each' },
      };
    });
}
