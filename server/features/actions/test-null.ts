/** `= NULL` is never true: `IS NULL` is what is meant. */
import type { BinaryExpression, Expression, SyntaxNode } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';

const tests: Readonly<Record<string, string>> = { '=': 'IS NULL', '<>': 'IS NOT NULL' };

export function testNull({ bound, path, problems }: ActionContext): readonly Action[] {
  const node = path.findLast(isNullComparison);
  if (node === undefined) return [];
  const test = tests[node.operator] ?? '';
  const { text } = bound.statement;
  const tested = isNull(node.right) ? node.left : node.right;
  if (isNull(tested) || tested.kind === 'missing') return [];
  const problem = problems.find(
    ({ span }) => span.start >= node.span.start && span.end <= node.span.end,
  );
  const whole = `${text.slice(tested.span.start, tested.span.end)} ${test}`;
  return [
    {
      title: `Write \`${test}\``,
      kind: 'quickfix',
      ...(problem && { problem }),
      isPreferred: true,
      edits: [{ span: node.span, text: whole }],
    },
  ];
}

function isNullComparison(node: SyntaxNode): node is BinaryExpression {
  return (
    node.kind === 'binary' &&
    tests[node.operator] !== undefined &&
    (isNull(node.left) || isNull(node.right))
  );
}

function isNull(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.type === 'null';
}
