/** Code actions: which files are asked, and what holds for all that they offer. */
import type { ParsedStatement, Span } from '../../../language/syntax/index.ts';
import { pathTo } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import { problemsOf } from '../problems.ts';
import type { Action, ActionContext, ActionKind, ActionProvider } from './action.ts';
import { addArgument } from './add-argument.ts';
import { addJoin } from './add-join.ts';
import { addLimit } from './add-limit.ts';
import { addParameter, addParameterInstead } from './add-parameter.ts';
import { aliasTables } from './alias-tables.ts';
import { closeText } from './close-text.ts';
import { composeIdentifier, joinIdentifierParts } from './compose-identifier.ts';
import { connectTables } from './connect-tables.ts';
import { correctKeyword } from './correct-keyword.ts';
import { inTextOrder, overlap, withLineEnds } from './edits.ts';
import { expandStar } from './expand-star.ts';
import { explicitJoin } from './explicit-join.ts';
import { extractCommonTable } from './extract-common-table.ts';
import { identifierList } from './identifier-list.ts';
import { equalitiesToList, listToEqualities } from './in-list.ts';
import { inlineCommonTable } from './inline-common-table.ts';
import { modernTable } from './modern-table.ts';
import { addsNoProblem, mends } from './outcome.ts';
import { qualifyColumn } from './qualify-column.ts';
import { qualifyColumns } from './qualify-columns.ts';
import { quoteString } from './quote-string.ts';
import { quoteValue } from './quote-value.ts';
import { quoteWord } from './quote-word.ts';
import { removeUnused } from './remove-unused.ts';
import { replaceText } from './replace-text.ts';
import { splitIdentifier } from './split-identifier.ts';
import { leaveNullOut, testNull } from './test-null.ts';

/** In the order in which they are offered. */
const quickFixes: readonly ActionProvider[] = [
  replaceText,
  addParameter,
  addArgument,
  addJoin,
  addParameterInstead,
  joinIdentifierParts,
  qualifyColumn,
  testNull,
  leaveNullOut,
  removeUnused,
  connectTables,
  quoteString,
  quoteValue,
  correctKeyword,
  closeText,
  quoteWord,
];

const refactorings: readonly ActionProvider[] = [
  expandStar,
  extractCommonTable,
  inlineCommonTable,
  aliasTables,
  qualifyColumns,
  explicitJoin,
  addLimit,
  composeIdentifier,
  splitIdentifier,
  identifierList,
  listToEqualities,
  equalitiesToList,
  modernTable,
];

/**
 * The actions of one statement at a cursor or selection, whose offsets count in the statement. A
 * quick fix that would leave its problem, and a refactoring that would make one, are not offered.
 * `wants` says which kinds are asked for.
 */
export function actionsAt(
  language: LanguageContext,
  statement: ParsedStatement,
  range: Span,
  wants: (kind: ActionKind) => boolean = () => true,
): readonly Action[] {
  const context = contextAt(language, statement, range);
  const fixes = wants('quickfix') ? quickFixes.flatMap((provide) => provide(context)) : [];
  const wantsRefactorings = actionKinds.some((kind) => kind !== 'quickfix' && wants(kind));
  const others = wantsRefactorings ? refactorings.flatMap((provide) => provide(context)) : [];
  const actions = [...fixes, ...others]
    .filter(({ kind }) => wants(kind))
    .map((action) => ({
      ...action,
      edits: inTextOrder(action.edits).map((edit) => withLineEnds(edit, statement.text)),
    }))
    .filter(({ edits }) => edits.length > 0 && !overlap(edits))
    .filter((action) =>
      action.kind === 'quickfix' ? mends(context, action) : addsNoProblem(context, action.edits),
    );
  return withOnePreferred(actions);
}

export const actionKinds: readonly ActionKind[] = [
  'quickfix',
  'refactor.extract',
  'refactor.inline',
  'refactor.rewrite',
];

function contextAt(
  language: LanguageContext,
  statement: ParsedStatement,
  range: Span,
): ActionContext {
  const bound = language.bind(statement);
  const path = pathTo(statement.root, range.start);
  const outside = path.findIndex(({ span }) => span.end < range.end);
  return {
    language,
    bound,
    range,
    problems: problemsOf(language, statement).filter(
      ({ span }) => span.start <= range.end && range.start <= span.end,
    ),
    path: outside === -1 ? path : path.slice(0, Math.max(1, outside)),
  };
}

/** Of the actions for one problem, the first that claims it is the preferred one. */
function withOnePreferred(actions: readonly Action[]): readonly Action[] {
  const settled = new Set<Action['problem']>();
  return actions.map((action) => {
    if (action.isPreferred !== true) return action;
    const { isPreferred, ...plain } = action;
    if (action.problem !== undefined && settled.has(action.problem)) return plain;
    settled.add(action.problem);
    return { ...plain, isPreferred };
  });
}
