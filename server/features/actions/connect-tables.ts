/** Puts a join without a condition right: with a condition that the catalog knows, or as a cross join. */
import type { BoundStatement, Problem } from '../../../language/semantics/index.ts';
import type { Join, SyntaxNode } from '../../../language/syntax/index.ts';
import { encloses, walk } from '../../../language/syntax/index.ts';
import { joinConditions } from '../join-conditions.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { holdsComment } from './layout.ts';

/** More conditions than these are guesses. */
const mostConditions = 2;

export function connectTables({ bound, problems }: ActionContext): readonly Action[] {
  return problems
    .filter(({ code }) => code === 'cartesian-join')
    .flatMap((problem): readonly Action[] => {
      const joins: Join[] = [];
      walk(bound.statement.root, (node) => {
        if (isOpenJoin(node) && encloses(node.right.span, problem.span)) joins.push(node);
      });
      const join = joins.at(-1);
      if (join === undefined) return [];
      const conditions = conditionsOf(bound, join).slice(0, mostConditions);
      return [
        ...conditions.flatMap((condition) => joined(bound, problem, join, condition)),
        ...crossed(bound, problem, join),
      ];
    });
}

/** Between the table on the right and those on the left. */
function conditionsOf(bound: BoundStatement, join: Join): readonly string[] {
  const scope = bound.scopes.find(({ relations }) =>
    relations.some(({ node }) => node === join.right),
  );
  const right = scope?.relations.find(({ node }) => node === join.right);
  if (scope === undefined || right === undefined) return [];
  const left = scope.relations.filter(({ node }) => encloses(join.left.span, node.span));
  return joinConditions(bound, { relations: [...left, right] }).map(({ text }) => text);
}

function joined(
  bound: BoundStatement,
  problem: Problem,
  join: Join,
  condition: string,
): readonly Action[] {
  const edit = join.type === 'comma' ? named(bound, join, 'JOIN') : undefined;
  if (join.type === 'comma' && edit === undefined) return [];
  const { end } = join.right.span;
  const on = { span: { start: end, end }, text: ` ON ${condition}` };
  return [
    {
      title: `Join on \`${condition}\``,
      kind: 'quickfix',
      problem,
      isPreferred: true,
      edits: edit === undefined ? [on] : [edit, on],
    },
  ];
}

function crossed(bound: BoundStatement, problem: Problem, join: Join): readonly Action[] {
  const edit = named(bound, join, 'CROSS JOIN');
  return edit === undefined
    ? []
    : [{ title: 'Write `CROSS JOIN`', kind: 'quickfix', problem, edits: [edit] }];
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

/** The comma, JOIN or INNER JOIN of a join by another name. */
function named(
  { statement }: BoundStatement,
  { left, right }: Join,
  name: 'JOIN' | 'CROSS JOIN',
): ActionEdit | undefined {
  const between = { start: left.span.end, end: right.span.start };
  const tokens = statement.tokens.filter(
    ({ start, end, kind }) =>
      start >= between.start &&
      end <= between.end &&
      kind !== 'whitespace' &&
      kind !== 'punctuation',
  );
  const comma = statement.tokens.find(
    ({ start, end }) =>
      start >= between.start && end <= between.end && statement.text[start] === ',',
  );
  const [first, last] = [comma ?? tokens[0], comma ?? tokens.at(-1)];
  if (first === undefined || last === undefined || holdsComment(statement, between)) {
    return undefined;
  }
  const start = comma === undefined ? first.start : between.start;
  const text = comma === undefined ? name : ` ${name}`;
  return { span: { start, end: last.end }, text };
}
