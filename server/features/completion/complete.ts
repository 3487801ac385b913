/** Completion: what stands before the cursor says what can follow, and one provider each proposes it. */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import { scopeAt } from '../../../language/semantics/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import { afterDot } from './after-dot.ts';
import { commonColumns } from './columns.ts';
import { comparedAt } from './compared.ts';
import type { Cursor } from './cursor.ts';
import { cursorOf } from './cursor.ts';
import { executed, parameterProposals } from './executions.ts';
import type { Expectation } from './expectation.ts';
import { fitTo } from './fit.ts';
import { pathCompletion } from './json-paths.ts';
import { jsonTextCompletion } from './json-text.ts';
import { keywordProposals, surelyMeant } from './keywords.ts';
import { mutationColumns, mutationSnippets } from './mutations.ts';
import { operandProposals } from './operand-proposals.ts';
import { placeOf } from './place.ts';
import type { Completion, FoundProposals, PlacedProposals, Proposal } from './proposal.ts';
import { expectationAt } from './read-expectation.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';
import { requiredClause, statementSnippets } from './snippets.ts';
import { writtenStar } from './stars.ts';
import type { Surroundings } from './surroundings.ts';
import { tableNames } from './table-names.ts';
import { targetProposals } from './targets.ts';
import { variableCompletion } from './template-variables.ts';
import { valueProposals, valuesOf } from './values.ts';
import { viewProposals } from './views.ts';

/** `undefined` where nothing can be proposed. `offset` counts in the statement. */
export function completeAt(
  language: LanguageContext,
  bound: BoundStatement,
  offset: number,
  surroundings: Surroundings = {},
): Completion | undefined {
  const { statement } = bound;
  const variables = variableCompletion(
    statement,
    offset,
    surroundings.templateVariables ?? (() => []),
  );
  if (variables !== undefined) {
    return { ...variables, incomplete: false, opensUnasked: variables.proposals.length > 0 };
  }
  const cursor = cursorOf(statement, offset);
  if (cursor === undefined) {
    return undefined;
  }
  const scope = scopeAt(bound, offset);
  const lowerCase = writesLowerCase(cursor);
  const request = { language, bound, cursor, scope, lowerCase, surroundings };
  const path = cursor.string && pathCompletion(request);
  if (path !== undefined) {
    return { ...path, incomplete: false, opensUnasked: path.proposals.length > 0 };
  }
  const json = cursor.string && writtenJson(request);
  if (json !== undefined) {
    return { ...json, incomplete: false, opensUnasked: json.proposals.length > 0 };
  }
  const found = cursor.string === undefined ? outsideStrings(request) : insideString(request);
  const { insert, replace } = cursor;
  return (
    found && {
      ...found,
      proposals: fitTo(cursor, found.proposals.filter(isOneLine)),
      insert,
      replace,
    }
  );
}

/** A computed column without an alias is named by its own text, which may be of several lines. */
function isOneLine({ label }: Proposal): boolean {
  return !label.includes('\n');
}

function writtenJson(request: CompletionRequest): PlacedProposals | undefined {
  const compared = comparedAt(request, placeOf(request.cursor));
  return compared && jsonTextCompletion(request, compared);
}

function insideString(request: CompletionRequest): FoundProposals {
  const proposals = valueProposals(request, placeOf(request.cursor), true);
  const opensUnasked = request.cursor.prefix === '' && proposals.length > 0;
  return { proposals, incomplete: false, opensUnasked };
}

function outsideStrings(request: CompletionRequest): FoundProposals | undefined {
  const expectation = expectationAt(request.cursor);
  if (expectation === undefined) {
    return undefined;
  }
  if (expectation.kind === 'table') {
    return tableNames(request, expectation);
  }
  if (expectation.kind === 'target') {
    const proposals = targetProposals(request, expectation.to);
    const keywords = request.cursor.qualifiers.length === 0 ? keywordsOf(request, expectation) : [];
    return {
      proposals: [...proposals, ...keywords],
      incomplete: request.cursor.qualifiers.length === 0,
      opensUnasked: true,
    };
  }
  if (request.cursor.qualifiers.length > 0) {
    const proposals = afterDot(request, expectation);
    return { proposals, incomplete: false, opensUnasked: true };
  }
  return afterSpace(request, expectation);
}

function afterSpace(
  request: CompletionRequest,
  expectation: Expectation,
): FoundProposals | undefined {
  const { cursor, scope, bound, lowerCase, language } = request;
  const keywords = keywordsOf(request, expectation);
  const closed = (proposals: readonly Proposal[], opensUnasked = true): FoundProposals => ({
    proposals,
    incomplete: false,
    opensUnasked,
  });
  switch (expectation.kind) {
    case 'statement':
      return closed([...keywords, ...statementSnippets], false);
    case 'words': {
      const mutation = mutationSnippets(request);
      return closed(
        [...writtenStar(request), ...mutation, ...keywords, ...nextStatement(request)],
        expectation.demanded === true || mutation.length > 0,
      );
    }
    case 'wordsOrAlias':
      return {
        ...closed(
          [...writtenStar(request), ...surelyMeant(keywords, cursor), ...nextStatement(request)],
          false,
        ),
        incomplete: true,
      };
    case 'afterTable': {
      const clauses = [...mutationSnippets(request), ...requiredClause(bound, scope, lowerCase)];
      const all = [...clauses, ...keywords];
      return expectation.aliased
        ? closed([...all, ...nextStatement(request)], expectation.demanded === true)
        : {
            ...closed([...surelyMeant(all, cursor), ...nextStatement(request)], false),
            incomplete: true,
          };
    }
    case 'insertColumn':
    case 'assignment':
      return closed(mutationColumns(bound, expectation.kind === 'insertColumn'));
    case 'usingColumn':
      return closed(commonColumns(scope));
    case 'operand':
      return { ...operandProposals(request, expectation, keywords), incomplete: false };
    case 'view':
      return closed([...viewProposals(language), ...keywords]);
    case 'executionParameter': {
      const execution = executed(language.catalog, cursor);
      return closed(execution === undefined ? [] : parameterProposals(execution));
    }
    case 'executionValue': {
      const value = executed(language.catalog, cursor)?.value;
      return closed(value === undefined ? [] : valuesOf(request, value, false));
    }
    case 'table':
    case 'target':
      return undefined;
  }
}

function keywordsOf(
  { lowerCase }: CompletionRequest,
  expectation: Expectation,
): readonly Proposal[] {
  return keywordProposals(expectation, lowerCase);
}

/**
 * At the start of a line where a statement could end, the next one may begin: people leave the `;`
 * away until they need it.
 */
function nextStatement({ cursor, lowerCase }: CompletionRequest): readonly Proposal[] {
  const { statement, insert, before } = cursor;
  const lineStart = statement.text.lastIndexOf('\n', insert.start - 1) + 1;
  const isAlone = statement.text.slice(lineStart, insert.start).trim() === '';
  if (!isAlone || before.length === 0) {
    return [];
  }
  const verbs = ['SELECT', 'SHOW', 'DESCRIBE', 'EXPLAIN', 'INSERT INTO', 'DELETE FROM'];
  return keywordProposals({ words: verbs, likely: 0 }, lowerCase).map((proposal) => ({
    ...proposal,
    rank: rank.nextStatement,
  }));
}

/** Judged by the statement's first word, for its keywords should look alike. */
function writesLowerCase({ statement, before, prefix }: Cursor): boolean {
  const first = before.find(({ kind }) => kind === 'word');
  const text = first === undefined ? prefix : tokenText(statement, first);
  return text !== '' && text === text.toLowerCase();
}
