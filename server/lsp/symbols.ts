/** textDocument/documentSymbol and workspace/symbol. */
import type {
  Connection,
  DocumentSymbol,
  DocumentSymbolParams,
  SymbolInformation,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { OutlineItem, OutlineKind } from '../features/navigation/document-symbols.ts';
import { outlineOf } from '../features/navigation/document-symbols.ts';
import type { Search } from '../features/navigation/places.ts';
import { workspaceSymbols } from '../features/navigation/workspace-symbols.ts';
import type { ClientFacts } from './client-facts.ts';
import type { OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import { rangeIn } from './places.ts';
import { guardedSearch } from './search.ts';
import type { RangesIn } from './statement-ranges.ts';
import { statementRanges } from './statement-ranges.ts';

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

export function answerSymbols(
  connection: Connection,
  documents: OpenDocuments,
  language: LanguageContext,
  facts: () => ClientFacts,
): void {
  const outline = ({
    textDocument,
  }: DocumentSymbolParams): DocumentSymbol[] | SymbolInformation[] => {
    const document = documents.get(textDocument.uri);
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
      location: { uri: document.uri, range: rangeIn(document, placed, span) },
    }));
  };
  connection.onDocumentSymbol(guarded(connection, 'document symbols', [], outline));
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
