/** The likely conditions of a join, right after ON. */
import type { BoundStatement, Scope } from '../../../language/semantics/index.ts';
import { joinConditions } from '../join-conditions.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

export function conditionProposals(
  bound: BoundStatement,
  scope: Scope | undefined,
): readonly Proposal[] {
  return joinConditions(bound, scope).map(({ text, columns, reason }) => ({
    label: text,
    kind: 'snippet',
    hint: reason,
    filter: [...columns, text].join(' '),
    rank: reason === 'same name' ? rank.exact : rank.required,
  }));
}
