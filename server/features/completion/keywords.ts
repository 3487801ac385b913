/** Keywords, in the case in which the statement's own keywords are written. */
import type { Expectation } from './expectation.ts';
import type { Cursor } from './cursor.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

export function keywordProposals(
  { words, likely }: Pick<Expectation, 'words' | 'likely'>,
  lowerCase: boolean,
): readonly Proposal[] {
  return [...new Set(words)].map((word, index) =>
    keywordProposal(lowerCase ? word.toLowerCase() : word, index < likely),
  );
}

/**
 * Where a new alias may stand as well, only keywords that begin as typed, and none for a single small
 * letter: an alias is mostly just that, and accepting a keyword in its place by Enter would be a nuisance.
 */
export function surelyMeant(
  proposals: readonly Proposal[],
  { prefix }: Cursor,
): readonly Proposal[] {
  if (/^[a-z]$/.test(prefix)) {
    return [];
  }
  const typed = prefix.toLowerCase();
  return proposals.filter(({ label }) => label.toLowerCase().startsWith(typed));
}

function keywordProposal(label: string, likely: boolean): Proposal {
  const isOpen = label.endsWith('(') || / \((WHERE|where)$/.test(label);
  const first = label.split(' ')[0] ?? label;
  return {
    label: isOpen ? `${label.trimEnd()}…)` : label,
    kind: 'keyword',
    rank: likely ? rank.likelyKeyword : rank.keyword,
    ...(isOpen
      ? { text: `${label}${label.endsWith('(') ? '' : ' '}$0)`, snippet: true, filter: label }
      : {}),
    documentedBy: { page: 'keyword', word: first.replace('(', '') },
  };
}
