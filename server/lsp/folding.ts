/** textDocument/foldingRange. */
import type { Connection, FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import { FoldingRangeKind } from 'vscode-languageserver';
import type { Fold } from '../features/navigation/folding.ts';
import { foldsAcross, foldsOf } from '../features/navigation/folding.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';

export function answerFolding(connection: Connection, documents: OpenDocuments): void {
  const answer = ({ textDocument }: FoldingRangeParams): FoldingRange[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return [];
    }
    const ranges = new Map<number, FoldingRange>();
    const add = (fold: Fold, start: number): void => {
      const range = rangeOf(document, fold, start);
      const known = ranges.get(range.startLine);
      // An editor has one arrow for a line: the fold that hides most is the one to have.
      if (range.endLine > range.startLine && range.endLine > (known?.endLine ?? 0)) {
        ranges.set(range.startLine, range);
      }
    };
    for (const { start, statement } of document.parsed.statements) {
      for (const fold of foldsOf(statement)) add(fold, start);
    }
    for (const fold of foldsAcross(document.parsed)) add(fold, 0);
    return [...ranges.values()];
  };
  connection.onFoldingRanges(guarded(connection, 'folding', [], answer));
}

function rangeOf({ source }: OpenDocument, fold: Fold, start: number): FoldingRange {
  const { line: startLine } = source.positionAt(start + fold.span.start);
  const { line } = source.positionAt(start + fold.span.end);
  return {
    startLine,
    endLine: fold.showsEnd ? line - 1 : line,
    ...(fold.kind === 'comment' && { kind: FoldingRangeKind.Comment }),
    ...(fold.kind === 'region' && { kind: FoldingRangeKind.Region }),
  };
}
