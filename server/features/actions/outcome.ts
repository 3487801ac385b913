/** What an action would make of a statement: asked before it is offered. */
import type { BoundStatement, Problem } from '../../../language/semantics/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';
import type { Action, ActionContext, ActionEdit } from './action.ts';
import { applyReplacements } from '../../../language/format/index.ts';

/** Whether the statement has no problem after the edits that it has not now. */
export function addsNoProblem(context: ActionContext, edits: readonly ActionEdit[]): boolean {
  return addsNone(context.bound.problems, boundAfter(context, edits).problems);
}

/** The same of errors alone. */
export function addsNoError(context: ActionContext, edits: readonly ActionEdit[]): boolean {
  return addsNone(
    context.bound.problems.filter(isError),
    boundAfter(context, edits).problems.filter(isError),
  );
}

/** Whether a quick fix does away with its problem, unless that is one that binding does not find. */
export function mends(context: ActionContext, { problem, edits }: Action): boolean {
  const isIt = ({ code, message }: Problem): boolean =>
    code === problem?.code && message === problem.message;
  const before = context.bound.problems.filter(isIt).length;
  return before === 0 || boundAfter(context, edits).problems.filter(isIt).length < before;
}

function boundAfter(context: ActionContext, edits: readonly ActionEdit[]): BoundStatement {
  const { language, bound } = context;
  return language.bind(parseStatement(applyReplacements(bound.statement.text, edits)));
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

function addsNone(earlier: readonly Problem[], later: readonly Problem[]): boolean {
  const before = counted(earlier);
  return [...counted(later)].every(([problem, count]) => count <= (before.get(problem) ?? 0));
}

/** How much of the statement the parser cannot read after the edits. */
export function syntaxProblemsAfter(
  { bound }: ActionContext,
  edits: readonly ActionEdit[],
): number {
  return parseStatement(applyReplacements(bound.statement.text, edits)).problems.length;
}

/** By their codes: the words of a problem that was there may name what the edits renamed. */
function counted(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
