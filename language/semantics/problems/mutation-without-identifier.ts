/** DELETE and UPDATE that say which resources they mean by something else than their identifiers. */
import { isConstant } from '../../../catalog/index.ts';
import type { StatementNode } from '../../syntax/index.ts';
import type { Problem } from '../bound.ts';
import { isIdentified, requirementsIn, waysToIdentify } from '../supplies.ts';
import type { ProblemFinder } from './finder.ts';

export const findUnidentifiedMutations: ProblemFinder = ({ bound }) => {
  const node = mutationIn(bound.statement.root);
  const scope = bound.scopes.find((each) => each.node === node);
  const target = scope?.relations[0];
  if (node?.table === undefined || target?.table === undefined) return [];
  if (isConstant(target.table) || isIdentified(bound, target)) return [];
  if (requirementsIn(bound, target).some(({ given }) => !given)) return [];
  const does = node.kind === 'delete' ? 'deletes' : 'updates';
  const which = node.where === undefined ? 'every one' : 'each one that the predicate finds';
  const [names = []] = waysToIdentify(bound, target);
  const predicate = names.map((name) => `${name} = …`).join(' AND ');
  const problem: Problem = {
    code: 'mutation-without-identifier',
    severity: 'warning',
    message: `this names no identifier of \`${target.table.name}\` and ${does} ${which}: add \`${predicate}\` to mean one of them`,
    span: node.table.name.span,
  };
  return [problem];
};

function mutationIn(root: StatementNode) {
  if (root.kind === 'explain' || root.kind === 'plan') return mutationIn(root.statement);
  return root.kind === 'delete' || root.kind === 'update' ? root : undefined;
}
