/** textDocument/formatting, rangeFormatting and onTypeFormatting. */
import type {
  Connection,
  DocumentFormattingParams,
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  FormattingOptions,
  TextEdit,
} from 'vscode-languageserver';
import type { FormatOptions, TextReplacement } from '../../language/format/index.ts';
import {
  formatDocument,
  formatOnType,
  formatRange,
  joinReplacements,
} from '../../language/format/index.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import { guarded } from './guard.ts';
import type { SettingsStore } from './settings.ts';

export const onTypeFormattingOptions: DocumentOnTypeFormattingOptions = {
  firstTriggerCharacter: ';',
  moreTriggerCharacter: ['\n'],
};

export function answerFormatting(
  connection: Connection,
  documents: OpenDocuments,
  settings: SettingsStore,
): void {
  const optionsOf = (editor: FormattingOptions): FormatOptions => ({
    ...settings.current().format,
    indent: editor.insertSpaces ? ' '.repeat(editor.tabSize) : '\t',
    tabSize: editor.tabSize,
    insertFinalNewline: editor.insertFinalNewline === true,
  });

  const answerDocument = ({ textDocument, options }: DocumentFormattingParams): TextEdit[] => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) return [];
    return editsOf(document, formatDocument(document.parsed, optionsOf(options)));
  };
  const answerRange = (parameters: DocumentRangeFormattingParams): TextEdit[] => {
    const { textDocument, range, options } = parameters;
    const document = documents.get(textDocument.uri);
    if (document === undefined) return [];
    const { source, parsed } = document;
    const span = { start: source.offsetAt(range.start), end: source.offsetAt(range.end) };
    return editsOf(document, formatRange(parsed, span, optionsOf(options)));
  };
  const answerTyped = (parameters: DocumentOnTypeFormattingParams): TextEdit[] => {
    const { textDocument, position, ch, options } = parameters;
    const document = documents.get(textDocument.uri);
    if (document === undefined) return [];
    const { source, parsed } = document;
    const offset = source.offsetAt(position);
    return editsOf(document, formatOnType(parsed, offset, ch, optionsOf(options)));
  };
  connection.onDocumentFormatting(guarded(connection, 'formatting', [], answerDocument));
  connection.onDocumentRangeFormatting(guarded(connection, 'range formatting', [], answerRange));
  connection.onDocumentOnTypeFormatting(guarded(connection, 'on-type formatting', [], answerTyped));
}

/** VS Code makes one edit of all the text out of more than these, which moves every cursor. */
const mostEdits = 1000;

function editsOf(
  { source, parsed }: OpenDocument,
  replacements: readonly TextReplacement[],
): TextEdit[] {
  return joinReplacements(parsed.text, replacements, mostEdits).map(({ span, text }) => ({
    range: { start: source.positionAt(span.start), end: source.positionAt(span.end) },
    newText: text,
  }));
}
