/** Which column each value of an INSERT is for, where there are so many that one would have to count. */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import type { Expression, InsertStatement, QueryBody } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { FeatureInlayHint } from '../inlay-hints.ts';

/** A shorter row is read at a glance. */
const leastColumns = 4;

export function valueHints({ statement }: BoundStatement): readonly FeatureInlayHint[] {
  const hints: FeatureInlayHint[] = [];
  walk(statement.root, (node) => {
    if (node.kind === 'insert' && node.columns.length >= leastColumns && node.source) {
      for (const row of rowsOf(node.source.body)) {
        hints.push(...rowHints(node, row));
      }
    }
    return node.kind === 'explain' || node.kind === 'plan';
  });
  return hints;
}

/** The rows of VALUES, or the select list of a query that gives one item a column. */
function rowsOf(body: QueryBody): readonly (readonly Expression[])[] {
  switch (body.kind) {
    case 'values':
      return body.rows.map(({ items }) => items);
    case 'select':
      return body.columns.some(({ expression }) => expression.kind === 'star')
        ? []
        : [body.columns.map(({ expression }) => expression)];
    case 'setOperation':
      return [...rowsOf(body.left), ...rowsOf(body.right)];
  }
}

function rowHints(
  { columns }: InsertStatement,
  row: readonly Expression[],
): readonly FeatureInlayHint[] {
  return row.flatMap((value, index): readonly FeatureInlayHint[] => {
    const name = columns[index]?.text ?? '';
    return name === '' || value.kind === 'missing' || saysName(value, name)
      ? []
      : [{ kind: 'value', offset: value.span.start, label: `${name}:` }];
  });
}

/** A column of the same name says by itself what it is for. */
function saysName(value: Expression, name: string): boolean {
  const written = value.kind === 'column' ? value.name.parts.at(-1)?.text : undefined;
  const plain = (text: string): string => text.replaceAll('_', '').toLowerCase();
  return written !== undefined && plain(written) === plain(name);
}
