/** Quotes a value that was written like a name: `region = us-east-1`, `state = ACTIVE`. */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import type { Expression, Span, SyntaxNode } from '../../../language/syntax/index.ts';
import { encloses, stringLiteral } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';

export function quoteValue({ bound, path, problems }: ActionContext): readonly Action[] {
  const { text } = bound.statement;
  return problems
    .filter(({ code }) => code === 'unknown-column' || code === 'unknown-table')
    .flatMap((problem): readonly Action[] => {
      const value = path
        .flatMap((node) => valuesOf(bound, node))
        .find(({ span }) => encloses(span, problem.span));
      const written = value && text.slice(value.span.start, value.span.end);
      if (value === undefined || written === undefined || !/^[\w.-]+$/.test(written)) return [];
      const quoted = stringLiteral(written);
      return [
        {
          title: `Write \`${quoted}\`: text takes quotes`,
          kind: 'quickfix',
          problem,
          ...(problem.replacement === undefined && { isPreferred: true as const }),
          edits: [{ span: value.span, text: quoted }],
        },
      ];
    });
}

/** What a column that is known is compared with. */
function valuesOf(bound: BoundStatement, node: SyntaxNode): readonly { readonly span: Span }[] {
  const isKnown = (expression: Expression): boolean =>
    bound.references.some((reference) => reference.node === expression);
  if (node.kind === 'binary' && (node.operator === '=' || node.operator === '<>')) {
    return isKnown(node.left) ? [node.right] : [];
  }
  if (node.kind === 'in' && Array.isArray(node.source) && isKnown(node.operand)) {
    return node.source as readonly Expression[];
  }
  return [];
}
