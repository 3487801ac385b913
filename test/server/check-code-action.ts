/**
 * Code actions at a `$0` cursor, or between two `$0` for a selection. Of every action that a test
 * takes, whatever it makes must parse and bind without a problem that was not there before, and a
 * quick fix must have done away with its problem.
 */
import { expect } from 'vitest';
import type { Problem } from '../../language/semantics/index.ts';
import type { ParsedStatement, Span } from '../../language/syntax/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import type { Action } from '../../server/features/actions/action.ts';
import { actionsAt } from '../../server/features/actions/actions.ts';
import { applyReplacements } from '../../language/format/index.ts';
import {
  wholeDocumentActions,
  wholeDocumentEdits,
} from '../../server/features/actions/whole-document.ts';
import { finished } from '../../server/features/search.ts';
import type { LanguageContext } from '../../server/features/language-context.ts';
import { createLanguageContext } from '../../server/features/language-context.ts';
import { problemsOf } from '../../server/features/problems.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import { smallCatalog } from '../queries/catalog.ts';
import { runAgainstAccount } from '../queries/check.ts';
import { testLanguage } from './fixture.ts';

interface Offered {
  readonly text: string;
  /** Offset of the statement in the text. */
  readonly start: number;
  readonly statement: ParsedStatement;
  readonly range: Span;
  readonly actions: readonly Action[];
}

/** The document after the action of this title. */
export function checkAction(textWithCursor: string, title: string, expected: string): void {
  const offered = offeredAt(textWithCursor);
  const action = actionTitled(offered, title);
  const after = applied(offered, action);
  expect(after).toBe(expected);
  expectSound(offered, action, after);
}

/** The titles of all that is offered, in order. */
export function titlesAt(textWithCursor: string): readonly string[] {
  return offeredAt(textWithCursor).actions.map(({ title }) => title);
}

/** The titles of the quick fixes, the preferred ones with a star. */
export function fixesAt(textWithCursor: string): readonly string[] {
  return offeredAt(textWithCursor)
    .actions.filter(({ kind }) => kind === 'quickfix')
    .map(({ title, isPreferred }) => (isPreferred === true ? `* ${title}` : title));
}

/** The text after the action, with its snippets in place of plain text. */
export function snippetOf(textWithCursor: string, title: string): string {
  const offered = offeredAt(textWithCursor);
  const { edits } = actionTitled(offered, title);
  return applyReplacements(
    offered.statement.text,
    edits.map(({ span, text, snippet }) => ({ span, text: snippet ?? text })),
  );
}

/** The document after an action on all of it. */
export function checkWholeDocument(textWithCursor: string, title: string, expected: string): void {
  const { text, actions } = offeredAt(textWithCursor);
  const found = wholeDocumentActions(actions).find((each) => each.title === title);
  if (found === undefined) throw new Error(`\`${title}\` is not offered in \`${text}\``);
  const edits = finished(wholeDocumentEdits(testLanguage(), parseDocument(text), found.change));
  expect(applyReplacements(text, edits)).toBe(expected);
}

export function wholeDocumentTitlesAt(textWithCursor: string): readonly string[] {
  return wholeDocumentActions(offeredAt(textWithCursor).actions).map(({ title }) => title);
}

/** The titles over the catalog of the query tests. */
export function titlesOnAccount(textWithCursor: string): readonly string[] {
  return offeredAt(textWithCursor, accountLanguage()).actions.map(({ title }) => title);
}

/**
 * The action must give the same rows over the account of the query tests, in any order where the
 * statement says none. Statements that AWS must be told more for are no test.
 */
export async function checkSameRows(textWithCursor: string, title: string): Promise<void> {
  const offered = offeredAt(textWithCursor, accountLanguage());
  const after = applied(offered, actionTitled(offered, title));
  const [rowsBefore, rowsAfter] = [
    await runAgainstAccount(offered.text),
    await runAgainstAccount(after),
  ];
  if (typeof rowsBefore === 'string' || typeof rowsAfter === 'string') {
    throw new Error(
      `\`${offered.text}\` or \`${after}\` ${String(rowsBefore)} ${String(rowsAfter)}`,
    );
  }
  expect(rowsBefore.length).toBeGreaterThan(0);
  const sorted = (rows: readonly unknown[]): readonly string[] =>
    rows.map((row) => JSON.stringify(row)).toSorted();
  const ordered = /ORDER BY/i.test(offered.text);
  expect(ordered ? rowsAfter : sorted(rowsAfter)).toEqual(
    ordered ? rowsBefore : sorted(rowsBefore),
  );
}

let account: LanguageContext | undefined;

function accountLanguage(): LanguageContext {
  account ??= createLanguageContext({ catalog: smallCatalog() });
  return account;
}

function offeredAt(textWithCursor: string, language: LanguageContext = testLanguage()): Offered {
  const [before, inside, after] = textWithCursor.split('$0');
  if (before === undefined || inside === undefined) {
    throw new Error(`No $0 cursor in \`${textWithCursor}\``);
  }
  const text = before + inside + (after ?? '');
  const { placed, offset } = statementCursor(parseDocument(text), before.length);
  const range = { start: offset, end: offset + (after === undefined ? 0 : inside.length) };
  const { start, statement } = placed;
  return { text, start, statement, range, actions: actionsAt(language, statement, range) };
}

function actionTitled({ actions, text }: Offered, title: string): Action {
  const found = actions.find((action) => action.title === title);
  if (found === undefined) {
    const titles = actions.map((action) => `\`${action.title}\``).join(', ');
    throw new Error(`\`${title}\` is not offered in \`${text}\`, but ${titles || 'nothing'}`);
  }
  return found;
}

function applied({ text, start, statement }: Offered, { edits }: Action): string {
  return (
    text.slice(0, start) +
    applyReplacements(statement.text, edits) +
    text.slice(start + statement.text.length)
  );
}

function expectSound({ text }: Offered, { problem }: Action, after: string): void {
  const before = problemLines(text);
  const now = problemLines(after);
  expect(now.filter((line) => !before.includes(line))).toEqual([]);
  expect(now.length).toBeLessThanOrEqual(before.length);
  if (problem !== undefined) {
    expect(count(now, problem)).toBe(count(before, problem) - 1);
  }
}

function problemLines(text: string): readonly string[] {
  const language = testLanguage();
  return parseDocument(text).statements.flatMap(({ statement }) =>
    problemsOf(language, statement).map(lineOf),
  );
}

function lineOf({ code, message }: Problem): string {
  return `${code}: ${message}`;
}

function count(lines: readonly string[], problem: Problem): number {
  return lines.filter((line) => line === lineOf(problem)).length;
}
