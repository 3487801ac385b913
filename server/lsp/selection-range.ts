/** textDocument/selectionRange. */
import type { Connection, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionsAt } from '../features/navigation/selection.ts';
import type { OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { cursorAt } from './positions.ts';

export function answerSelectionRanges(connection: Connection, documents: OpenDocuments): void {
  const answer = ({ textDocument, positions }: SelectionRangeParams): SelectionRange[] | null => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return null;
    }
    const { source, parsed } = document;
    return positions.map((position) => {
      const { placed, offset } = cursorAt(document, position);
      const spans = selectionsAt(parsed, placed, offset);
      const outermost: SelectionRange = { range: { start: position, end: position } };
      return (
        spans.reduceRight<SelectionRange | undefined>((parent, { start, end }) => {
          const range = { start: source.positionAt(start), end: source.positionAt(end) };
          return parent === undefined ? { range } : { range, parent };
        }, undefined) ?? outermost
      );
    });
  };
  connection.onSelectionRanges(guarded(connection, 'selection ranges', null, answer));
}
