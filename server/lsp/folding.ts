/** textDocument/foldingRange. */
import type { Connection, FoldingRange, FoldingRangeParams, Range } from 'vscode-languageserver';
import { FoldingRangeKind } from 'vscode-languageserver';
import type { Fold } from '../features/navigation/folding.ts';
import { foldsAcross, foldsOf } from '../features/navigation/folding.ts';
import type { OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { statementRanges } from './statement-ranges.ts';

export function answerFolding(connection: Connection, documents: OpenDocuments): void {
  const answer = ({ textDocument }: FoldingRangeParams): FoldingRange[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return [];
    }
    const folds = new Map<number, FoldingRange>();
    const add = (fold: Fold, range: Range): void => {
      const found = foldingRange(fold, range);
      const known = folds.get(found.startLine);
      // An editor has one arrow for a line: the fold that hides most is the one to have.
      if (found.endLine > found.startLine && found.endLine > (known?.endLine ?? 0)) {
        folds.set(found.startLine, found);
      }
    };
    const ranges = statementRanges(document);
    for (const placed of document.parsed.statements) {
      for (const fold of foldsOf(placed.statement)) add(fold, ranges(placed, fold.span));
    }
    for (const fold of foldsAcross(document.parsed)) {
      const { start, end } = fold.span;
      const { source } = document;
      add(fold, { start: source.positionAt(start), end: source.positionAt(end) });
    }
    return [...folds.values()];
  };
  connection.onFoldingRanges(guarded(connection, 'folding', [], answer));
}

function foldingRange({ kind, showsEnd }: Fold, { start, end }: Range): FoldingRange {
  return {
    startLine: start.line,
    endLine: showsEnd ? end.line - 1 : end.line,
    ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
    ...(kind === 'region' && { kind: FoldingRangeKind.Region }),
  };
}
