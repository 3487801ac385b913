/** textDocument/codeLens, and codeLens/resolve for the lenses that come into view. */
import type {
  CodeLens,
  CodeLensOptions,
  CodeLensParams,
  Connection,
  Range,
} from 'vscode-languageserver';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { Lens } from '../features/code-lens.ts';
import { callsTitle, lensesOf } from '../features/code-lens.ts';
import type { Search } from '../features/navigation/places.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { ClientFacts } from './client-facts.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded, reported } from './guard.ts';
import { guardedSearch } from './search.ts';
import type { SettingsStore } from './settings.ts';
import { statementRanges } from './statement-ranges.ts';

export const codeLensOptions: CodeLensOptions = { resolveProvider: true };

/** What a lens without a command brings back: where the statement stood, and in which version. */
interface LensData {
  readonly uri: string;
  readonly version: number;
  /** Offset of the statement in its document. */
  readonly start: number;
}

export function answerCodeLenses(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
  settings: SettingsStore,
  facts: () => ClientFacts,
): void {
  const answer = function* ({ textDocument }: CodeLensParams): Search<CodeLens[]> {
    const document = documents.get(textDocument.uri);
    if (document === undefined || !settings.current().codeLens || !facts().commands) {
      return [];
    }
    const lenses: CodeLens[] = [];
    const rangeIn = statementRanges(document);
    for (const placed of document.parsed.statements) {
      for (const lens of lensesOf(placed.statement)) {
        lenses.push(codeLensOf(document, placed, lens, rangeIn(placed, lens.span)));
      }
      yield;
    }
    return lenses;
  };

  /** A lens of a text that has changed since gets no command: the client asks for all anew. */
  const resolve = (lens: CodeLens): CodeLens => {
    const { uri, version, start } = lens.data as LensData;
    const document = documents.get(uri);
    const placed =
      document?.version === version
        ? document.parsed.statements.find((each) => each.start === start)
        : undefined;
    if (placed === undefined) {
      return { ...lens, command: { title: '', command: '' } };
    }
    const title = callsTitle(language, language.bind(placed.statement), settings.current());
    const offset = start + placed.statement.root.span.start;
    return {
      range: lens.range,
      command: { title, command: 'iql.explainStatement', arguments: [uri, offset] },
    };
  };

  settings.onChange((before, now) => {
    const differs =
      before.codeLens !== now.codeLens ||
      before.defaultRegion !== now.defaultRegion ||
      before.enabledRegions.join() !== now.enabledRegions.join();
    if (differs && facts().codeLensRefresh) {
      reported(
        connection,
        'refreshing the lenses',
        connection.sendRequest(CodeLensRefreshRequest.type),
      );
    }
  });
  connection.onCodeLens(guardedSearch(connection, 'code lens', [], answer));
  connection.onCodeLensResolve((lens, token) =>
    guarded(connection, 'code lens', lens, resolve)(lens, token),
  );
}

function codeLensOf(
  document: OpenDocument,
  placed: PlacedStatement,
  { title, command, span }: Lens,
  range: Range,
): CodeLens {
  if (title !== undefined) {
    return {
      range,
      command: { title, command, arguments: [document.uri, placed.start + span.start] },
    };
  }
  const data: LensData = { uri: document.uri, version: document.version, start: placed.start };
  return { range, data };
}
