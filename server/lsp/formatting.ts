/** textDocument/formatting, rangeFormatting and onTypeFormatting. */
import type {
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
import type { OpenDocument } from './documents.ts';
import { guarded } from './guard.ts';
import { documentRange, spanOf } from './positions.ts';
import type { Services } from './services.ts';

export const onTypeFormattingOptions: DocumentOnTypeFormattingOptions = {
  firstTriggerCharacter: ';',
  moreTriggerCharacter: ['\n'],
};

export function answerFormatting({ connection, documents, settings }: Services): void {
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
    const formatted = formatRange(document.parsed, spanOf(document, range), optionsOf(options));
    return editsOf(document, formatted);
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

function editsOf(document: OpenDocument, replacements: readonly TextReplacement[]): TextEdit[] {
  const { text: before } = document.parsed;
  return joinReplacements(before, replacements, mostEdits).map(({ span, text }) => ({
    range: documentRange(document, span),
    newText: text,
  }));
}
