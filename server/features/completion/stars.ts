/** Right behind a `*` of a select list: the columns that it stands for, in its place. */
import { relationNamed } from '../../../language/semantics/index.ts';
import { textOf, unquoted } from './cursor.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import { isStar } from './operands.ts';
import { placeOf } from './place.ts';
import type { Proposal } from './proposal.ts';
import type { CompletionRequest } from './request.ts';
import { expandedRelation, expandedStar } from './select-list.ts';

export function writtenStar({ bound, cursor, scope }: CompletionRequest): readonly Proposal[] {
  const { before, offset, prefix, statement } = cursor;
  const star = before.at(-1);
  const isBehind = prefix === '' && textOf(statement, star) === '*' && star?.end === offset;
  const { clause, items, opener } = placeOf(cursor);
  if (!isBehind || clause !== 'select' || opener === 'call' || !isStar(items)) {
    return [];
  }
  const alias = before.at(-3);
  if (textOf(statement, before.at(-2)) !== '.' || alias === undefined) {
    return replacing(expandedStar(scope), statement.text, star.start, offset);
  }
  const relation = relationNamed(scope, unquoted(tokenText(bound.statement, alias)));
  return relation === undefined
    ? []
    : replacing(expandedRelation(relation, false), statement.text, alias.start, offset);
}

/** What is typed is matched against the text that is replaced, which must be of one line. */
function replacing(
  proposals: readonly Proposal[],
  text: string,
  start: number,
  end: number,
): readonly Proposal[] {
  const isOneLine = !text.slice(start, end).includes('\n');
  return (isOneLine ? proposals : []).map((proposal) => ({
    ...proposal,
    filter: `${text.slice(start, end)} all columns`,
    replaces: { start, end },
  }));
}
