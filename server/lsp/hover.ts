/** textDocument/hover. */
import type { Connection, Hover, HoverParams } from 'vscode-languageserver';
import { hoverAt } from '../features/hover.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { ClientFacts } from './client-facts.ts';
import { markup } from './client-facts.ts';
import type { OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { cursorAt, rangeOf } from './positions.ts';
import type { SettingsStore } from './settings.ts';

export function answerHovers(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
  settings: SettingsStore,
  facts: () => ClientFacts,
): void {
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
