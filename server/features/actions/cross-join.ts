/** Says that a join without a condition is meant as one. */
import type { Join, SyntaxNode } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { holdsComment } from './layout.ts';
import { encloses } from './terms.ts';

export function crossJoin({ bound, problems }: ActionContext): readonly Action[] {
  return problems
    .filter(({ code }) => code === 'cartesian-join')
    .flatMap((problem): readonly Action[] => {
      const joins: Join[] = [];
      walk(bound.statement.root, (node) => {
        if (isOpenJoin(node) && encloses(node.right.span, problem.span)) joins.push(node);
      });
      const join = joins.at(-1);
      const edit = join && crossing(bound.statement, join);
      return edit === undefined
        ? []
        : [{ title: 'Write `CROSS JOIN`', kind: 'quickfix', problem, edits: [edit] }];
    });
}

function isOpenJoin(node: SyntaxNode): node is Join {
  return (
    node.kind === 'join' &&
    (node.type === 'comma' || node.type === 'inner') &&
    node.on === undefined &&
    node.using === undefined &&
    !node.natural
  );
}

function crossing(
  statement: ActionContext['bound']['statement'],
  { type, left, right }: Join,
): ActionEdit | undefined {
  const between = { start: left.span.end, end: right.span.start };
  const token = statement.tokens.find(
    ({ start, end, kind }) => start >= between.start && end <= between.end && kind !== 'whitespace',
  );
  if (token === undefined || holdsComment(statement, between)) return undefined;
  if (type === 'comma')
    return { span: { start: between.start, end: token.end }, text: ' CROSS JOIN' };
  const written = statement.text.slice(token.start, token.end).toUpperCase();
  return written === 'INNER'
    ? { span: { start: token.start, end: token.end }, text: 'CROSS' }
    : { span: { start: token.start, end: token.start }, text: 'CROSS ' };
}
