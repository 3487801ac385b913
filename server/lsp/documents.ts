/**
 * The open documents and their parse. A version is parsed once, when it is first asked for, and
 * takes over the trees of the statements that the version before already had.
 */
import type { Connection } from 'vscode-languageserver';
import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedDocument } from '../../language/syntax/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';

export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly source: TextDocument;
  readonly parsed: ParsedDocument;
}

export interface OpenDocuments {
  get(uri: string): OpenDocument | undefined;
  readonly onChange: (listener: (uri: string) => void) => void;
  readonly onClose: (listener: (uri: string) => void) => void;
}

/** Whether a document that was open has another text by now: an edit of the older one would spoil it. */
export function hasChanged(
  documents: OpenDocuments,
  { uri, parsed }: { readonly uri: string; readonly parsed: ParsedDocument },
): boolean {
  const open = documents.get(uri);
  return open !== undefined && open.parsed !== parsed;
}

export function openDocuments(connection: Connection): OpenDocuments {
  const texts = new TextDocuments(TextDocument);
  const parses = new Map<string, { readonly version: number; readonly parsed: ParsedDocument }>();
  texts.onDidClose(({ document }) => parses.delete(document.uri));
  texts.listen(connection);

  return {
    get(uri) {
      const source = texts.get(uri);
      if (source === undefined) {
        return undefined;
      }
      const { version } = source;
      const previous = parses.get(uri);
      const parsed =
        previous?.version === version
          ? previous.parsed
          : parseDocument(source.getText(), previous?.parsed);
      parses.set(uri, { version, parsed });
      return { uri, version, source, parsed };
    },
    onChange: (listener) => void texts.onDidChangeContent(({ document }) => listener(document.uri)),
    onClose: (listener) => void texts.onDidClose(({ document }) => listener(document.uri)),
  };
}
