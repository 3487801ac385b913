/** A word in double quotes that names nothing is read as text by SQLite: single quotes say so. */
import type { ColumnExpression, SyntaxNode } from '../../../language/syntax/index.ts';
import { isSameSpan, stringLiteral } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';

export function quoteString({ bound, path, problems }: ActionContext): readonly Action[] {
  const node = path.findLast((each): each is ColumnExpression => each.kind === 'column');
  const [name, ...others] = node?.name.parts ?? [];
  if (node === undefined || name === undefined || others.length > 0) return [];
  if (bound.statement.text[node.span.start] !== '"' || !isClosed(bound.statement.text, node)) {
    return [];
  }
  const isMeant = (each: { readonly node: SyntaxNode }): boolean => each.node === node;
  if (bound.references.some(isMeant) || bound.aliasReferences.some(isMeant)) return [];
  const text = stringLiteral(name.text);
  const problem = problems.find(({ span }) => isSameSpan(span, node.span));
  return [
    {
      title: `Write \`${text}\`: double quotes are for names`,
      kind: 'quickfix',
      ...(problem && { problem }),
      isPreferred: true,
      edits: [{ span: node.span, text }],
    },
  ];
}

function isClosed(text: string, { span }: ColumnExpression): boolean {
  return span.end - span.start > 1 && text[span.end - 1] === '"';
}
