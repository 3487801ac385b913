/** The one place where offsets of a statement become lines and characters of a document. */
import type { Position, Range } from 'vscode-languageserver';
import type { PlacedStatement, Span } from '../../language/syntax/index.ts';
import type { StatementCursor } from '../features/statement-cursor.ts';
import { statementCursor } from '../features/statement-cursor.ts';
import type { OpenDocument } from './documents.ts';

export function cursorAt(document: OpenDocument, position: Position): StatementCursor {
  return statementCursor(document.parsed, document.source.offsetAt(position));
}

export function rangeOf(document: OpenDocument, placed: PlacedStatement, span: Span): Range {
  return {
    start: document.source.positionAt(placed.start + span.start),
    end: document.source.positionAt(placed.start + span.end),
  };
}
