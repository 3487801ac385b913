/** The tables that a problem says lack something, each with the scope that it is in. */
import type {
  BoundRelation,
  BoundStatement,
  Problem,
  ProblemCode,
  Scope,
} from '../../../language/semantics/index.ts';
import { isSameSpan } from '../../../language/syntax/index.ts';
import type { ActionContext } from './action.ts';

export interface LackingRelation {
  readonly problem: Problem;
  readonly relation: BoundRelation;
  readonly scope: Scope;
}

export function lackingRelations(
  { bound, problems }: ActionContext,
  ...codes: readonly ProblemCode[]
): readonly LackingRelation[] {
  return problems
    .filter(({ code }) => codes.includes(code))
    .flatMap((problem) => {
      const relation = relationOf(bound, problem);
      const scope = bound.scopes.find(({ relations }) =>
        relations.some((each) => each === relation),
      );
      return relation === undefined || scope === undefined ? [] : [{ problem, relation, scope }];
    });
}

function relationOf(bound: BoundStatement, { span }: Problem): BoundRelation | undefined {
  return bound.relations.find(
    ({ node }) => node.kind === 'table' && isSameSpan(node.name.span, span),
  );
}
