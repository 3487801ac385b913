/** Completion: what stands before the cursor says what can follow, and one provider each proposes it. */
import type { BoundRelation, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import { relationNamed, scopeAt } from '../../../language/semantics/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import {
  commonColumns,
  namesakesFirst,
  relationColumns,
  relationProposals,
  scopeColumns,
  starProposal,
  writableColumns,
} from './columns.ts';
import type { Cursor } from './cursor.ts';
import { cursorOf } from './cursor.ts';
import type { Expectation } from './expectation.ts';
import { fitTo } from './fit.ts';
import { tableFunctions, valueFunctions } from './functions.ts';
import { joinConditions } from './joins.ts';
import { keywordProposals, surelyMeant } from './keywords.ts';
import { inputProposals, markRequired, relationInputs } from './parameters.ts';
import { placeOf } from './place.ts';
import type { Completion, Proposal } from './proposal.ts';
import { expectationAt } from './read-expectation.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';
import { searchCatalog } from './search.ts';
import { requiredClause, requiredProperties, statementSnippets } from './snippets.ts';
import { targetProposals } from './targets.ts';
import type { TableUse } from './tables.ts';
import { commonTables, providerProposals, qualifiedTables } from './tables.ts';
import { comparedName, valueProposals } from './values.ts';

/** `undefined` where nothing can be proposed. `offset` counts in the statement. */
export function completeAt(
  language: LanguageContext,
  bound: BoundStatement,
  offset: number,
): Completion | undefined {
  const cursor = cursorOf(bound.statement, offset);
  if (cursor === undefined) {
    return undefined;
  }
  const scope = scopeAt(bound, offset);
  const request = { language, bound, cursor, scope, lowerCase: writesLowerCase(cursor) };
  const found = cursor.string === undefined ? outsideStrings(request) : insideString(request);
  const { insert, replace } = cursor;
  return found && { ...found, proposals: fitTo(cursor, found.proposals), insert, replace };
}

type Found = Pick<Completion, 'proposals' | 'incomplete' | 'opensUnasked'>;

function insideString({ language, bound, cursor, scope }: CompletionRequest): Found {
  const place = placeOf(cursor);
  const proposals = valueProposals(language.catalog, bound, place, scope, true);
  return { proposals, incomplete: false, opensUnasked: cursor.prefix === '' };
}

function outsideStrings(request: CompletionRequest): Found | undefined {
  const expectation = expectationAt(request.cursor);
  if (expectation === undefined) {
    return undefined;
  }
  if (expectation.kind === 'table') {
    return tables(request, expectation.use);
  }
  if (expectation.kind === 'target') {
    const proposals = targetProposals(request, expectation.to);
    const keywords = request.cursor.qualifiers.length === 0 ? keywordsOf(request, expectation) : [];
    return {
      proposals: [...proposals, ...keywords],
      incomplete: false,
      opensUnasked: true,
    };
  }
  if (request.cursor.qualifiers.length > 0) {
    const proposals = afterDot(request, expectation);
    return { proposals, incomplete: false, opensUnasked: true };
  }
  return afterSpace(request, expectation);
}

function tables({ language, cursor, scope }: CompletionRequest, use: TableUse): Found {
  const { catalog } = language;
  const { qualifiers, prefix } = cursor;
  if (qualifiers.length > 0) {
    const proposals = qualifiedTables(catalog, qualifiers, use);
    return { proposals, incomplete: false, opensUnasked: true };
  }
  return {
    proposals: [
      ...(use === 'read' ? commonTables(scope) : []),
      ...providerProposals(catalog),
      ...searchCatalog(catalog, prefix),
      ...(use === 'read' ? tableFunctions : []),
    ],
    incomplete: true,
    opensUnasked: true,
  };
}

/** After an alias, or a whole table name, and a dot. */
function afterDot(
  { bound, cursor, scope }: CompletionRequest,
  expectation: Expectation,
): readonly Proposal[] {
  const relation = relationOf(scope, cursor.qualifiers);
  if (relation === undefined || expectation.kind !== 'operand') {
    return [];
  }
  const columns = relationColumns(relation);
  const isInSelect = expectation.clause === 'select' && expectation.place.opener !== 'call';
  return isCondition(expectation)
    ? [...markRequired(columns, bound, [relation]), ...relationInputs(bound, relation)]
    : isInSelect
      ? [...columns, starProposal]
      : columns;
}

function relationOf(
  scope: Scope | undefined,
  qualifiers: readonly string[],
): BoundRelation | undefined {
  if (qualifiers.length === 1) {
    return relationNamed(scope, qualifiers[0] ?? '');
  }
  const name = qualifiers.join('.').toLowerCase();
  for (let level = scope; level !== undefined; level = level.parent) {
    const relation = level.relations.find(({ table }) => table?.name === name);
    if (relation !== undefined) {
      return relation;
    }
  }
  return undefined;
}

function afterSpace(request: CompletionRequest, expectation: Expectation): Found | undefined {
  const { cursor, scope, bound, lowerCase } = request;
  const keywords = keywordsOf(request, expectation);
  const closed = (proposals: readonly Proposal[], opensUnasked = true): Found => ({
    proposals,
    incomplete: false,
    opensUnasked,
  });
  switch (expectation.kind) {
    case 'statement':
      return closed([...keywords, ...statementSnippets], false);
    case 'words':
      return closed([...keywords, ...nextStatement(request)], expectation.demanded === true);
    case 'wordsOrAlias':
      return {
        ...closed([...surelyMeant(keywords, cursor), ...nextStatement(request)], false),
        incomplete: true,
      };
    case 'afterTable': {
      const clause = requiredClause(bound, scope, lowerCase);
      const properties =
        bound.statement.root.kind === 'insert' && !hasColumns(bound)
          ? requiredProperties(writtenTable(bound)?.table)
          : [];
      const all = [...(properties.length > 0 ? properties : clause), ...keywords];
      return expectation.aliased
        ? closed([...all, ...nextStatement(request)], false)
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
      return operands(request, expectation, keywords);
    case 'table':
    case 'target':
      return undefined;
  }
}

function operands(
  { language, bound, cursor, scope }: CompletionRequest,
  expectation: Expectation & { readonly kind: 'operand' },
  keywords: readonly Proposal[],
): Found {
  const { clause, place } = expectation;
  const values = valueProposals(language.catalog, bound, place, scope, false);
  const only = place.items.at(-1)?.text;
  if (only === 'IS' || only === 'IN' || keywordsOnly(expectation)) {
    return { proposals: keywords, incomplete: false, opensUnasked: false };
  }
  const relations = scope?.relations ?? [];
  const named = clause === 'row' ? [] : scopeColumns(scope);
  const columns = isCondition(expectation) ? markRequired(named, bound, relations) : named;
  const isStart = place.items.length === 0;
  const starts = clause === 'select' && place.opener !== 'in' && (isStart || only === ',');
  const proposals = [
    ...values,
    ...(clause === 'on' && isStart ? joinConditions(bound, scope) : []),
    ...namesakesFirst(columns, comparedName(bound.statement, place)),
    ...(isCondition(expectation) ? inputProposals(bound, scope) : []),
    ...(clause === 'row' || cursor.quote !== undefined ? [] : relationProposals(scope)),
    ...(starts || place.callee === 'COUNT' ? [starProposal] : []),
    ...keywords,
    ...valueFunctions,
  ];
  return {
    proposals,
    incomplete: false,
    opensUnasked: values.length > 0 || columns.length > 0,
  };
}

/** After a NOT that negates LIKE, IN and the like. */
function keywordsOnly({ words }: Expectation): boolean {
  return words[0] === 'IN (' || words[0] === 'NULL';
}

/** Params shape a request by a condition; in a select list they would only repeat themselves. */
function isCondition(expectation: Expectation): boolean {
  return (
    expectation.kind === 'operand' &&
    (expectation.clause === 'where' || expectation.clause === 'on') &&
    expectation.place.opener !== 'call'
  );
}

function mutationColumns(bound: BoundStatement, creating: boolean): readonly Proposal[] {
  const { root } = bound.statement;
  const table = writtenTable(bound)?.table;
  const names = root.kind === 'insert' ? root.columns.map(({ text }) => text.toLowerCase()) : [];
  return table === undefined ? [] : writableColumns(table, creating, new Set(names));
}

function writtenTable(bound: BoundStatement): BoundRelation | undefined {
  return bound.relations.find(({ table }) => table !== undefined);
}

function hasColumns({ statement: { root } }: BoundStatement): boolean {
  return root.kind === 'insert' && root.columns.length > 0;
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
