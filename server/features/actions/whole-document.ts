/** Actions that do in a whole document what a quick fix or a refactoring does at one place. */
import type { Problem, ProblemCode } from '../../../language/semantics/index.ts';
import { problemCodes } from '../../../language/semantics/index.ts';
import type { ParsedDocument, ParsedStatement, Span } from '../../../language/syntax/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import { problemsOf } from '../problems.ts';
import type { Search } from '../search.ts';
import type { Action, ActionEdit } from './action.ts';
import { actionsAt } from './actions.ts';
import type { TextReplacement } from '../../../language/format/index.ts';
import { applyReplacements } from '../../../language/format/index.ts';
import { inTextOrder } from './edits.ts';
import { isModernised } from './modern-table.ts';

/** What can be done everywhere: a kind of problem put right, or `names`: each table called as today. */
export type WholeDocumentChange = ProblemCode | 'names';

export const wholeDocumentChanges: readonly WholeDocumentChange[] = [...problemCodes, 'names'];

/** Problems whose preferred fix says the same in other words, or takes away what does nothing. */
const titles: Readonly<Partial<Record<ProblemCode, string>>> = {
  'old-spelling': 'Write every identifier of the file as one text',
  'null-comparison': 'Write every comparison with `NULL` of the file as a test for it',
  'unused-alias': 'Remove every unused alias of the file',
  'unused-common-table': 'Remove every unused common table of the file',
};

const renaming = 'Write the names of today in the whole file';

interface WholeDocumentAction {
  readonly title: string;
  readonly change: WholeDocumentChange;
  readonly kind: 'quickfix' | 'refactor.rewrite';
}

/** What goes with the actions at one place: each for what one of those does. */
export function wholeDocumentActions(actions: readonly Action[]): readonly WholeDocumentAction[] {
  const codes = new Set(actions.flatMap(({ problem }) => problem?.code ?? []));
  const fixes = [...codes].flatMap((code): readonly WholeDocumentAction[] => {
    const title = titles[code];
    return title === undefined ? [] : [{ title, kind: 'quickfix', change: code }];
  });
  return actions.some(isModernised)
    ? [...fixes, { title: renaming, kind: 'refactor.rewrite', change: 'names' }]
    : fixes;
}

/** Offsets count in the document. */
export function* wholeDocumentEdits(
  language: LanguageContext,
  { statements }: ParsedDocument,
  change: WholeDocumentChange,
): Search<readonly TextReplacement[]> {
  const edits: TextReplacement[] = [];
  for (const { start, statement } of statements) {
    for (const { span, text } of editsIn(language, statement, change)) {
      edits.push({ span: { start: start + span.start, end: start + span.end }, text });
    }
    yield undefined;
  }
  return edits;
}

/** In rounds, as what one edit takes away another may touch: several rounds make one edit. */
function editsIn(
  language: LanguageContext,
  statement: ParsedStatement,
  change: WholeDocumentChange,
): readonly ActionEdit[] {
  const first = roundOf(language, statement, change);
  let round = first;
  let { text } = statement;
  for (let count = 1; round.isPartial && count < mostRounds; count += 1) {
    text = applyReplacements(text, round.edits);
    round = roundOf(language, parseStatement(text), change);
  }
  if (round === first) return first.edits;
  return difference(statement.text, applyReplacements(text, round.edits));
}

const mostRounds = 20;

interface Round {
  readonly edits: readonly ActionEdit[];
  /** Whether an action had to wait for another that edits the same place. */
  readonly isPartial: boolean;
}

function roundOf(
  language: LanguageContext,
  statement: ParsedStatement,
  change: WholeDocumentChange,
): Round {
  const actions =
    change === 'names' ? renamingsIn(language, statement) : fixesIn(language, statement, change);
  const edits: ActionEdit[] = [];
  let isPartial = false;
  for (const action of actions) {
    const isFree = action.edits.every(({ span }) => !edits.some((each) => meets(each.span, span)));
    if (isFree) edits.push(...action.edits);
    else isPartial = true;
  }
  return { edits: inTextOrder(edits), isPartial };
}

/** One edit, from the first character that differs to the last. */
function difference(before: string, after: string): readonly ActionEdit[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const span = { start, end: before.length - same };
  return [{ span, text: after.slice(start, after.length - same) }];
}

function fixesIn(
  language: LanguageContext,
  statement: ParsedStatement,
  code: ProblemCode,
): readonly Action[] {
  const isOfCode = (problem: Problem | undefined): boolean => problem?.code === code;
  return problemsOf(language, statement)
    .filter(isOfCode)
    .flatMap((problem) => {
      const fixes = actionsAt(language, statement, problem.span, (kind) => kind === 'quickfix');
      return fixes.find((each) => each.problem === problem && each.isPreferred === true) ?? [];
    });
}

function renamingsIn(language: LanguageContext, statement: ParsedStatement): readonly Action[] {
  return language.bind(statement).relations.flatMap(({ kind, node }) => {
    if (kind !== 'resource' || node.kind !== 'table') return [];
    const { start } = node.name.span;
    const at = { start, end: start };
    return actionsAt(language, statement, at, (each) => each === 'refactor.rewrite').filter(
      isModernised,
    );
  });
}

function meets(left: Span, right: Span): boolean {
  return left.start <= right.end && right.start <= left.end;
}
