/** Columns of write-only properties, which AWS takes and never gives back: reading them gives NULL. */
import { sourceOf } from '../sources.ts';
import type { ProblemFinder } from './finder.ts';

export const findNeverListedColumns: ProblemFinder = ({ bound }) =>
  bound.references.flatMap(({ node, relation, column }) => {
    const property = column?.column?.property;
    if (column === undefined || property?.writeOnly !== true) return [];
    const table = sourceOf(column, relation);
    const whose = table === undefined ? '' : ` of \`${table.name}\``;
    return [
      {
        code: 'never-listed-column',
        severity: 'information',
        message: `\`${property.name}\`${whose} is write-only: AWS takes it and does not give it back, so \`${column.name}\` reads as NULL. Leave it out`,
        span: node.span,
      },
    ];
  });
