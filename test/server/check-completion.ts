/** Completion at a `$0` cursor, in the order in which an editor shows it. */
import { expect } from 'vitest';
import { completeAt } from '../../server/features/completion/complete.ts';
import type { Completion, Proposal } from '../../server/features/completion/proposal.ts';
import type { Surroundings } from '../../server/features/completion/surroundings.ts';
import { atCursor } from './fixture.ts';

export interface ExpectedList {
  /** The first labels of the list, in order. */
  readonly first?: readonly string[];
  /** All of the labels, in order. */
  readonly exactly?: readonly string[];
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
}

export function checkCompletion(
  textWithCursor: string,
  expected: ExpectedList,
  known: Surroundings = {},
): void {
  const labels = proposalsAt(textWithCursor, known).map(({ label }) => label);
  if (expected.first !== undefined) {
    expect(labels.slice(0, expected.first.length)).toEqual(expected.first);
  }
  if (expected.exactly !== undefined) {
    expect(labels).toEqual(expected.exactly);
  }
  expect(labels).toEqual(expect.arrayContaining([...(expected.has ?? [])]));
  expect(labels.filter((label) => expected.lacks?.includes(label))).toEqual([]);
}

/** The proposals that match what is typed; editors match letters in order, the best match first. */
export function proposalsAt(textWithCursor: string, known: Surroundings = {}): readonly Proposal[] {
  const { bound } = atCursor(textWithCursor);
  const completion = completionAt(textWithCursor, known);
  if (completion === undefined) {
    return [];
  }
  const { start, end } = completion.insert;
  const typedIn = (from: number): string => bound.statement.text.slice(from, end).toLowerCase();
  return completion.proposals
    .map((proposal) => ({
      proposal,
      score: scoreOf(typedIn(proposal.replaces?.start ?? start), proposal),
    }))
    .filter(({ score }) => score < unmatched)
    .toSorted((a, b) => a.score - b.score || a.proposal.rank - b.proposal.rank)
    .map(({ proposal }) => proposal);
}

export function proposalAt(
  textWithCursor: string,
  label: string,
  known: Surroundings = {},
): Proposal {
  const found = proposalsAt(textWithCursor, known).find((proposal) => proposal.label === label);
  if (found === undefined) {
    throw new Error(`\`${label}\` is not proposed in \`${textWithCursor}\``);
  }
  return found;
}

/** The whole answer, with its ranges. The document is the text itself. */
export function completionAt(
  textWithCursor: string,
  known: Surroundings = {},
): Completion | undefined {
  const { language, bound, offset, document, start } = atCursor(textWithCursor);
  return completeAt(language, bound, offset, { document, start, ...known });
}

/** The text after accepting a proposal, by inserting or, with `overwriting`, by replacing the word. */
export function accepting(textWithCursor: string, label: string, overwriting = false): string {
  const text = textWithCursor.replace('$0', '');
  const { start: statementStart } = atCursor(textWithCursor);
  const completion = completionAt(textWithCursor);
  const proposal = proposalAt(textWithCursor, label);
  if (completion === undefined) {
    throw new Error(`nothing is proposed in \`${textWithCursor}\``);
  }
  const span = proposal.replaces ?? (overwriting ? completion.replace : completion.insert);
  return (
    text.slice(0, statementStart + span.start) +
    (proposal.text ?? proposal.label) +
    text.slice(statementStart + span.end)
  );
}

const unmatched = 3;

function scoreOf(typed: string, { filter, label }: Proposal): number {
  const text = (filter ?? label).toLowerCase();
  if (text.startsWith(typed)) {
    return 0;
  }
  if (text.includes(typed)) {
    return 1;
  }
  let from = 0;
  for (const letter of typed) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) {
      return unmatched;
    }
  }
  return 2;
}
