/** textDocument/codeLens, and codeLens/resolve for the lenses that come into view. */
import type { CodeLens, CodeLensOptions, CodeLensParams, Range } from 'vscode-languageserver';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { Lens } from '../features/code-lens.ts';
import { callsTitle, lensesOf } from '../features/code-lens.ts';
import type { Search } from '../features/search.ts';
import type { OpenDocument } from './documents.ts';
import { guardedResolve } from './guard.ts';
import { afterReading, guardedSearch } from './search.ts';
import { dataOf, statementOf } from './statement-data.ts';
import { statementRanges } from './statement-ranges.ts';
import type { Services } from './services.ts';

export const codeLensOptions: CodeLensOptions = { resolveProvider: true };

export function answerCodeLenses({
  connection,
  documents,
  language,
  settings,
  facts,
}: Services): void {
  const answer = function* ({ textDocument }: CodeLensParams): Search<CodeLens[]> {
    if (!settings.current().codeLens || !facts().commands) {
      return [];
    }
    const document = yield* afterReading(documents, textDocument.uri, ({ statement }) =>
      lensesOf(statement),
    );
    if (document === undefined) {
      return [];
    }
    const ranges = statementRanges(document);
    return document.parsed.statements.flatMap((placed) =>
      lensesOf(placed.statement).map((lens) =>
        codeLensOf(document, placed, lens, ranges(placed, lens.span)),
      ),
    );
  };

  /** A lens of a text that has changed since gets no command: the client asks for all anew. */
  const resolve = (lens: CodeLens): CodeLens => {
    if (lens.command !== undefined) {
      return lens;
    }
    const found = statementOf(documents, lens.data);
    if (found === undefined) {
      return { ...lens, command: { title: '', command: '' } };
    }
    const { document, placed } = found;
    const title = callsTitle(language, language.bind(placed.statement), settings.current());
    const offset = placed.start + placed.statement.root.span.start;
    return {
      range: lens.range,
      command: { title, command: 'iql.explainStatement', arguments: [document.uri, offset] },
    };
  };

  connection.onCodeLens(guardedSearch(connection, 'code lens', [], answer));
  connection.onCodeLensResolve(guardedResolve(connection, 'code lens', resolve));
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
  return { range, data: dataOf(document, placed) };
}
