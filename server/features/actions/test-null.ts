/** `= NULL` is never true: `IS NULL` is what is meant. */
import type { BinaryExpression, Expression, SyntaxNode } from '../../../language/syntax/index.ts';
import { encloses } from '../../../language/syntax/index.ts';
import type { Action, ActionContext } from './action.ts';
import { holdsComment } from './layout.ts';

const tests: Readonly<Record<string, string>> = { '=': 'IS NULL', '<>': 'IS NOT NULL' };

export function testNull({ bound, path, problems }: ActionContext): readonly Action[] {
  const node = path.findLast(isNullComparison);
  if (node === undefined) return [];
  const test = tests[node.operator] ?? '';
  const tested = isNull(node.right) ? node.left : node.right;
  if (isNull(tested) || tested.kind === 'missing') return [];
  const problem = problems.find(
    ({ code, span }) => code === 'null-comparison' && encloses(node.span, span),
  );
  const before = { start: node.span.start, end: tested.span.start };
  const after = { start: tested.span.end, end: node.span.end };
  if (holdsComment(bound.statement, before) || holdsComment(bound.statement, after)) return [];
  return [
    {
      title: `Write \`${test}\``,
      kind: 'quickfix',
      ...(problem && { problem }),
      isPreferred: true,
      edits: [
        { span: before, text: '' },
        { span: after, text: ` ${test}` },
      ],
    },
  ];
}

/** NULL in a list matches nothing. A list of NULL alone stays: its condition is another one. */
export function leaveNullOut({ bound, path, problems }: ActionContext): readonly Action[] {
  const node = path.findLast((each) => each.kind === 'in');
  const items = node?.kind === 'in' && Array.isArray(node.source) ? listOf(node.source) : [];
  const kept = items.filter((item) => !isNull(item));
  const problem = problems.find(
    ({ code, span }) =>
      code === 'null-comparison' && items.some((item) => item.span.start === span.start),
  );
  if (node?.kind !== 'in' || problem === undefined || kept.length === 0) return [];
  if (holdsComment(bound.statement, node.sourceSpan)) return [];
  const { text } = bound.statement;
  const list = kept.map(({ span }) => text.slice(span.start, span.end)).join(', ');
  return [
    {
      title: 'Leave `NULL` out of the list',
      kind: 'quickfix',
      problem,
      isPreferred: true,
      edits: [{ span: node.sourceSpan, text: `(${list})` }],
    },
  ];
}

function listOf(source: readonly Expression[]): readonly Expression[] {
  return source;
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
