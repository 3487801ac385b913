/**
 * The lenses above a statement: run it, explain it, and what running it would ask AWS. They stay
 * while a statement is half typed, or the lines below would jump; of a broken one the calls are not told.
 * There are none above a statement of a kind that cannot be run. The calls are found when a lens comes
 * into view, for a file may have thousands of statements.
 */
import { describeEstimate } from '../../engine/plan/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import type { ParsedStatement, Span, StatementNode } from '../../language/syntax/index.ts';
import type { LanguageContext } from './language-context.ts';
import type { RegionSettings } from './statement-calls.ts';
import { callsOf } from './statement-calls.ts';

/** UTF-16 units of a message in a lens. */
const longest = 80;

export interface Lens {
  /** Absent where `callsTitle` gives it. */
  readonly title?: string;
  /** A command of the client that takes the document's URI and an offset in the statement. */
  readonly command: 'iql.runStatement' | 'iql.explainStatement';
  /** The first line of the statement proper, comments before it left out. */
  readonly span: Span;
}

const known = new WeakMap<ParsedStatement, readonly Lens[]>();

export function lensesOf(statement: ParsedStatement): readonly Lens[] {
  const lenses = known.get(statement) ?? makeLenses(statement);
  known.set(statement, lenses);
  return lenses;
}

function makeLenses({ root, text, problems }: ParsedStatement): readonly Lens[] {
  if (!canRun(root)) {
    return [];
  }
  const { start } = root.span;
  const lineBreak = text.indexOf('\n', start);
  const span = {
    start,
    end: lineBreak === -1 ? root.span.end : Math.min(lineBreak, root.span.end),
  };
  const run: Lens = { title: 'Run', command: 'iql.runStatement', span };
  const explain: Lens = { title: 'Explain', command: 'iql.explainStatement', span };
  const calls: Lens = { command: 'iql.explainStatement', span };
  if (!canExplain(root)) {
    return [run];
  }
  return problems.length === 0 ? [run, explain, calls] : [run, explain];
}

/** `us-east-1 · 1 list, at most 40 gets`, or why there is no plan. */
export function callsTitle(
  language: LanguageContext,
  bound: BoundStatement,
  settings: RegionSettings,
): string {
  const calls = callsOf(language, bound, settings);
  if (calls.kind === 'failed') {
    return shortened(calls.failure.message);
  }
  const { regions } = calls.estimate;
  const described = describeEstimate(calls.estimate);
  const [only] = regions;
  return only === undefined
    ? described
    : `${regions.length === 1 ? only : `${regions.length} regions`} · ${described}`;
}

/** The first clause of a message, without what it advises. */
function shortened(message: string): string {
  const clause = message.replace(/: .*/s, '').replaceAll('`', '');
  return clause.length <= longest ? clause : `${clause.slice(0, longest)}…`;
}

const runnable: ReadonlySet<StatementNode['kind']> = new Set([
  ...(['selectStatement', 'delete', 'show', 'describe', 'explain', 'plan'] as const),
  ...(['createView', 'dropView', 'refreshView'] as const),
]);

function canRun({ kind }: StatementNode): boolean {
  return runnable.has(kind);
}

function canExplain({ kind }: StatementNode): boolean {
  return kind === 'selectStatement' || kind === 'delete';
}
