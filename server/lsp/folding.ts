/** textDocument/foldingRange. */
import type { FoldingRange, FoldingRangeParams, Range } from 'vscode-languageserver';
import { FoldingRangeKind } from 'vscode-languageserver';
import type { Fold } from '../features/navigation/folding.ts';
import { foldsAcross, foldsOf } from '../features/navigation/folding.ts';
import type { Search } from '../features/search.ts';
import { documentRange } from './positions.ts';
import { afterReading, guardedSearch } from './search.ts';
import { statementRanges } from './statement-ranges.ts';
import type { Services } from './services.ts';

export function answerFolding({ connection, documents }: Services): void {
  const answer = function* ({ textDocument }: FoldingRangeParams): Search<FoldingRange[]> {
    const document = yield* afterReading(documents, textDocument.uri, ({ statement }) =>
      foldsOf(statement),
    );
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
      add(fold, documentRange(document, fold.span));
    }
    return [...folds.values()];
  };
  connection.onFoldingRanges(guardedSearch(connection, 'folding', [], answer));
}

function foldingRange({ kind, showsEnd }: Fold, { start, end }: Range): FoldingRange {
  return {
    startLine: start.line,
    endLine: showsEnd ? end.line - 1 : end.line,
    ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
    ...(kind === 'region' && { kind: FoldingRangeKind.Region }),
  };
}
