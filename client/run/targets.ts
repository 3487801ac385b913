/** Which statements a command means: the one at the cursor, those of a selection, or all. */
import type { ParsedDocument, PlacedStatement } from '../../language/syntax/index.ts';
import { parseDocument, parseStatement, statementAt } from '../../language/syntax/index.ts';

/** A statement to run, and where it stands. */
export interface RunTarget extends PlacedStatement {
  /** Its place among the statements of its text, from 0. */
  readonly index: number;
  /** How many characters the statement begins with that the document has not: those of `EXPLAIN `. */
  readonly added?: number;
}

/** The statement that a cursor means; `undefined` between statements and in an empty text. */
export function targetAt(document: ParsedDocument, offset: number): RunTarget | undefined {
  const placed = statementAt(document, offset);
  return placed === undefined || placed.statement.root.kind === 'empty'
    ? undefined
    : { ...placed, index: document.statements.indexOf(placed) };
}

/** Every statement of a text, in order. */
export function targetsOf(document: ParsedDocument): readonly RunTarget[] {
  return document.statements
    .map((placed, index) => ({ ...placed, index }))
    .filter(({ statement }) => statement.root.kind !== 'empty');
}

/** What is selected, as a text of its own: it may be a subquery, or a line of a longer statement. */
export function targetsInSelection(text: string, start: number, end: number): readonly RunTarget[] {
  return targetsOf(parseDocument(text.slice(start, end))).map((target) => ({
    ...target,
    start: target.start + start,
  }));
}

/** The same statement under EXPLAIN, placed so that what it points at still fits the document. */
export function explained(target: RunTarget): RunTarget {
  const { root } = target.statement;
  return root.kind === 'explain' || root.kind === 'plan' ? target : prefixed(target, 'EXPLAIN ');
}

/** The same under EXPLAIN ANALYZE; of what EXPLAIN stands before already, its own statement. */
export function analyzed(target: RunTarget): RunTarget {
  const { root } = target.statement;
  if (root.kind === 'explain' && root.mode === 'analyze') {
    return target;
  }
  const isExplained = root.kind === 'explain' || root.kind === 'plan';
  return prefixed(target, 'EXPLAIN ANALYZE ', (isExplained ? root.statement : root).span.start);
}

function prefixed(
  target: RunTarget,
  prefix: string,
  lead = target.statement.root.span.start,
): RunTarget {
  return {
    ...target,
    start: target.start + lead - prefix.length,
    added: prefix.length,
    statement: parseStatement(prefix + target.statement.text.slice(lead)),
  };
}

/**
 * Where a statement that was run stands now. The document may have changed since: `undefined` where
 * the statement's text is no longer in it.
 */
export function currentStart(text: string, target: RunTarget): number | undefined {
  const { statement, start, added = 0 } = target;
  const wanted = statement.text.slice(added);
  if (text.startsWith(wanted, start + added)) {
    return start;
  }
  const found = text.indexOf(wanted);
  return found === -1 ? undefined : found - added;
}

/** Where in its text the statement begins as the document has it, behind comments and spaces. */
export function writtenStart({ statement, added = 0 }: RunTarget): number {
  return Math.max(statement.root.span.start, added);
}
