/** The one place where offsets of a statement become lines and characters of a document. */
import type { Position, Range } from 'vscode-languageserver';
import type { PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { StatementCursor } from '../features/statement-cursor.ts';
import { statementCursor } from '../features/statement-cursor.ts';
import type { OpenDocument } from './documents.ts';

export function cursorAt(document: OpenDocument, position: Position): StatementCursor {
  return statementCursor(document.parsed, document.source.offsetAt(position));
}

/** A range as offsets of the document, and the statements that it holds or touches. */
export interface StatementsInRange extends Span {
  readonly statements: readonly PlacedStatement[];
}

export function statementsIn({ source, parsed }: OpenDocument, range: Range): StatementsInRange {
  const start = source.offsetAt(range.start);
  const end = source.offsetAt(range.end);
  const statements = parsed.statements.filter(
    (each) => each.start <= end && start <= each.start + each.statement.text.length,
  );
  return { start, end, statements };
}

export function rangeOf(document: OpenDocument, placed: PlacedStatement, span: Span): Range {
  return {
    start: document.source.positionAt(placed.start + span.start),
    end: document.source.positionAt(placed.start + span.end),
  };
}
