/** Where a value comes next: columns, values of what it is compared with, functions, keywords. */
import type { JsonPathMember } from '../../../language/semantics/index.ts';
import { relationProposals, scopeColumns, starProposal, unwrittenFirst } from './columns.ts';
import { comparedName, jsonOperand } from './compared.ts';
import { counterpartsFirst } from './counterparts.ts';
import type { Expectation } from './expectation.ts';
import { valueFunctions } from './functions.ts';
import { conditionProposals } from './joins.ts';
import { quotedPaths } from './json-paths.ts';
import { inputProposals, markRequired } from './parameters.ts';
import type { Place } from './place.ts';
import type { Completion, Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';
import {
  aggregateProposals,
  compoundOrdering,
  expandedStar,
  groupingProposals,
  orderingProposals,
} from './select-list.ts';
import { valueProposals } from './values.ts';

type OperandExpectation = Expectation & { readonly kind: 'operand' };

export function operandProposals(
  request: CompletionRequest,
  expectation: OperandExpectation,
  keywords: readonly Proposal[],
): Pick<Completion, 'proposals' | 'opensUnasked'> {
  const { bound, cursor, scope } = request;
  const { clause, place } = expectation;
  const compound = clause === 'orderBy' ? compoundOrdering(bound, cursor.offset) : undefined;
  if (compound !== undefined) {
    return { proposals: compound, opensUnasked: true };
  }
  const only = place.items.at(-1)?.text;
  if (only === 'IS' || only === 'IN' || keywordsOnly(expectation)) {
    return { proposals: keywords, opensUnasked: false };
  }
  const member = jsonOperand(request, place);
  const values = [
    ...valueProposals(request, place, false),
    ...(member === undefined ? [] : pathsOf(member, place.items.at(-1)?.text !== ',')),
  ];
  const relations = scope?.relations ?? [];
  const named = clause === 'row' ? [] : scopeColumns(scope);
  const columns = isCondition(expectation) ? markRequired(named, bound, relations) : named;
  const others = counterpartsFirst(columns, scope, comparedName(bound.statement, place));
  const isStart = place.items.length === 0;
  const starts = clause === 'select' && place.opener !== 'in' && (isStart || only === ',');
  const isTerm = place.clause === clause && (isStart || only === ',');
  const selected = isTerm ? selectedProposals(request, clause) : [];
  const again = new Set(selected.map(({ label }) => label));
  const proposals = [
    ...values,
    ...selected,
    ...(clause === 'on' && isStart ? conditionProposals(bound, scope) : []),
    ...unwrittenFirst(others, wordsOf(place)).filter(({ label }) => !again.has(label)),
    ...(isCondition(expectation) ? inputProposals(bound, scope) : []),
    ...(clause === 'row' || cursor.quote !== undefined ? [] : relationProposals(scope)),
    ...(place.callee === 'COUNT' && isStart ? [{ ...starProposal, rank: rank.exact }] : []),
    ...(starts && place.callee !== 'COUNT' ? [starProposal] : []),
    ...(starts && place.opener !== 'call' ? expandedStar(scope) : []),
    ...keywords,
    ...valueFunctions,
  ];
  return { proposals, opensUnasked: values.length > 0 || columns.length > 0 };
}

/** Params shape a request by a condition; in a select list they would only repeat themselves. */
export function isCondition(expectation: Expectation): boolean {
  return (
    expectation.kind === 'operand' &&
    (expectation.clause === 'where' || expectation.clause === 'on') &&
    expectation.place.opener !== 'call'
  );
}

/** After a NOT that negates LIKE, IN and the like. */
function keywordsOnly({ words }: Expectation): boolean {
  return words[0] === 'IN (' || words[0] === 'NULL';
}

function pathsOf(member: JsonPathMember, behindArrow: boolean): readonly Proposal[] {
  return member.nested === undefined ? [] : quotedPaths(member, behindArrow);
}

/** Names that stand in the clause so far, in lower case. */
function wordsOf({ items }: Place): ReadonlySet<string> {
  return new Set(items.flatMap(({ kind, text }) => (kind === 'word' ? [text.toLowerCase()] : [])));
}

/** Items of the select list, for the clauses that name them again. */
function selectedProposals(
  { bound, cursor, scope }: CompletionRequest,
  clause: OperandExpectation['clause'],
): readonly Proposal[] {
  const node = scope?.node;
  if (node?.kind !== 'select') {
    return [];
  }
  const { text } = bound.statement;
  const textOf = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) =>
    span.start <= cursor.offset && cursor.offset <= span.end
      ? ''
      : text.slice(span.start, span.end).toLowerCase();
  if (clause === 'groupBy') {
    return groupingProposals(bound.statement, scope, node.groupBy.map(textOf));
  }
  if (clause === 'having') {
    return aggregateProposals(bound.statement, scope);
  }
  return clause === 'orderBy' ? orderingProposals(bound.statement, scope, []) : [];
}
