/** textDocument/hover. */
import type { Hover, HoverParams } from 'vscode-languageserver';
import { hoverAt } from '../features/hover.ts';
import { markup } from './client-facts.ts';
import { guarded } from './guard.ts';
import { cursorAt, rangeOf } from './positions.ts';
import type { Services } from './services.ts';

export function answerHovers({ connection, documents, language, settings, facts }: Services): void {
  const answer = ({ textDocument, position }: HoverParams): Hover | null => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return null;
    }
    const cursor = cursorAt(document, position);
    const bound = language.bind(cursor.placed.statement);
    const hover = hoverAt(language, bound, cursor.offset, settings.current());
    return hover === undefined
      ? null
      : {
          contents: markup(hover.markdown, facts().hoverMarkdown),
          range: rangeOf(document, cursor.placed, hover.span),
        };
  };
  connection.onHover(guarded(connection, 'hover', null, answer));
}
