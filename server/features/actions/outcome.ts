/** What an action would make of a statement: asked before it is offered. */
import type { BoundStatement, Problem } from '../../../language/semantics/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';
import type { ActionContext, ActionEdit } from './action.ts';
import { applyEdits } from './apply-edits.ts';

export function boundAfter(context: ActionContext, edits: readonly ActionEdit[]): BoundStatement {
  const { language, bound } = context;
  return language.bind(parseStatement(applyEdits(bound.statement.text, edits)));
}

/** Whether the statement has no problem after the edits that it has not now. */
export function addsNoProblem(context: ActionContext, edits: readonly ActionEdit[]): boolean {
  const before = counted(context.bound.problems);
  const after = counted(boundAfter(context, edits).problems);
  return [...after].every(([problem, count]) => count <= (before.get(problem) ?? 0));
}

/** How much of the statement the parser cannot read after the edits. */
export function syntaxProblemsAfter(
  { bound }: ActionContext,
  edits: readonly ActionEdit[],
): number {
  return parseStatement(applyEdits(bound.statement.text, edits)).problems.length;
}

/** By what they say: a problem that only moved is no new one. */
function counted(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, message } of problems) {
    const key = `${code} ${message}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
