/** textDocument/selectionRange. */
import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionsAt } from '../features/navigation/selection.ts';
import { guarded } from './guard.ts';
import { cursorAt, documentRange } from './positions.ts';
import type { Services } from './services.ts';

export function answerSelectionRanges({ connection, documents }: Services): void {
  const answer = ({ textDocument, positions }: SelectionRangeParams): SelectionRange[] | null => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return null;
    }
    return positions.map((position) => {
      const { placed, offset } = cursorAt(document, position);
      const spans = selectionsAt(document.parsed, placed, offset);
      const outermost: SelectionRange = { range: { start: position, end: position } };
      return (
        spans.reduceRight<SelectionRange | undefined>((parent, span) => {
          const range = documentRange(document, span);
          return parent === undefined ? { range } : { range, parent };
        }, undefined) ?? outermost
      );
    });
  };
  connection.onSelectionRanges(guarded(connection, 'selection ranges', null, answer));
}
