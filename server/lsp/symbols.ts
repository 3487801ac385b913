/** textDocument/documentSymbol and workspace/symbol. */
import type {
  DocumentSymbol,
  DocumentSymbolParams,
  SymbolInformation,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { OutlineItem, OutlineKind } from '../features/navigation/document-symbols.ts';
import { outlineOf } from '../features/navigation/document-symbols.ts';
import { workspaceSymbols } from '../features/navigation/workspace-symbols.ts';
import type { Search } from '../features/search.ts';
import { rangeOf } from './positions.ts';
import { afterReading, guardedSearch } from './search.ts';
import type { RangesIn } from './statement-ranges.ts';
import { statementRanges } from './statement-ranges.ts';
import type { Services } from './services.ts';

/** Icons that tell the kinds apart at a glance. */
const kinds: Readonly<Record<OutlineKind, SymbolKind>> = {
  query: SymbolKind.Function,
  mutation: SymbolKind.Event,
  command: SymbolKind.Key,
  view: SymbolKind.Interface,
  commonTable: SymbolKind.Struct,
  derivedTable: SymbolKind.Struct,
  table: SymbolKind.Class,
  function: SymbolKind.Operator,
};

export function answerSymbols({ connection, documents, language, facts }: Services): void {
  const outline = function* ({
    textDocument,
  }: DocumentSymbolParams): Search<DocumentSymbol[] | SymbolInformation[]> {
    const document = yield* afterReading(documents, textDocument.uri, ({ statement }) =>
      outlineOf(statement),
    );
    if (document === undefined) {
      return [];
    }
    const ranges = statementRanges(document);
    const symbols = document.parsed.statements.flatMap((placed) => {
      const item = outlineOf(placed.statement);
      return item === undefined ? [] : [symbolOf(ranges, placed, item)];
    });
    return facts().hierarchicalSymbols
      ? symbols
      : symbols.map(({ name, kind, range }) => ({
          name,
          kind,
          location: { uri: document.uri, range },
        }));
  };
  const search = function* ({ query }: WorkspaceSymbolParams): Search<SymbolInformation[]> {
    const found = yield* workspaceSymbols(language, query);
    return found.map(({ kind, name, detail, document, placed, span }) => ({
      name,
      kind: kind === 'view' ? SymbolKind.Interface : SymbolKind.Function,
      containerName: detail,
      location: { uri: document.uri, range: rangeOf(document, placed, span) },
    }));
  };
  connection.onDocumentSymbol(guardedSearch(connection, 'document symbols', [], outline));
  connection.onWorkspaceSymbol(guardedSearch(connection, 'workspace symbols', [], search));
}

function symbolOf(
  ranges: RangesIn,
  placed: PlacedStatement,
  { kind, name, detail, span, selection, children }: OutlineItem,
): DocumentSymbol {
  return {
    name,
    detail,
    kind: kinds[kind],
    range: ranges(placed, span),
    selectionRange: ranges(placed, selection),
    children: children.map((child) => symbolOf(ranges, placed, child)),
  };
}
