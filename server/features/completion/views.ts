/** Views that the workspace defines. */
import type { LanguageContext } from '../language-context.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

export function viewProposals({ views }: LanguageContext): readonly Proposal[] {
  return [...views().all()].map(({ name }) => ({
    label: name,
    kind: 'view',
    hint: 'view',
    rank: rank.commonTable,
  }));
}
