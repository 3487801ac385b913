/** textDocument/definition, textDocument/typeDefinition, and the pages that a definition may lead to. */
import type { Definition, DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver';
import type { DocumentationPage } from '../../protocol/index.ts';
import {
  documentationRequest,
  documentationUri,
  documentedTable,
  isDocumentationParameters,
} from '../../protocol/index.ts';
import type { LanguageContext } from '../features/language-context.ts';
import type { Definitions, DefinitionTarget } from '../features/navigation/definition.ts';
import { definitionsAt } from '../features/navigation/definition.ts';
import { resourcePage } from '../features/navigation/page/resource-page.ts';
import { typeDefinitionAt } from '../features/navigation/type-definition.ts';
import type { StatementCursor } from '../features/statement-cursor.ts';
import type { OpenDocument } from './documents.ts';
import { guarded } from './guard.ts';
import { cursorAt, rangeOf } from './positions.ts';
import type { Services } from './services.ts';

export function answerDefinitions({ connection, documents, language, facts }: Services): void {
  const answer = (
    { textDocument, position }: DefinitionParams,
    find: (document: OpenDocument, cursor: StatementCursor) => Definitions | undefined,
  ): Definition | DefinitionLink[] | null => {
    const document = documents.get(textDocument.uri);
    if (document === undefined) {
      return null;
    }
    const cursor = cursorAt(document, position);
    const found = find(document, cursor);
    if (found === undefined) {
      return null;
    }
    const originSelectionRange = rangeOf(document, cursor.placed, found.origin);
    const links = found.targets
      .filter(({ kind }) => kind === 'place' || facts().documentationPages)
      .map((target) => ({ originSelectionRange, ...linkOf(language, target) }));
    return facts().definitionLinks ? links : links.map(withoutOrigin);
  };
  const definitions = (parameters: DefinitionParams): Definition | DefinitionLink[] | null =>
    answer(parameters, (document, { placed, offset }) =>
      definitionsAt(language, document, placed, offset),
    );
  const types = (parameters: DefinitionParams): Definition | DefinitionLink[] | null =>
    answer(parameters, (_, { placed, offset }) => typeDefinitionAt(language, placed, offset));
  const page = (parameters: unknown): DocumentationPage | null => {
    const name = isDocumentationParameters(parameters)
      ? documentedTable(parameters.uri)
      : undefined;
    const table = name === undefined ? undefined : language.catalog.table(name.split('.'));
    return table === undefined
      ? null
      : { markdown: resourcePage(language.catalog, table).markdown };
  };
  connection.onDefinition(guarded(connection, 'definition', null, definitions));
  connection.onTypeDefinition(guarded(connection, 'type definition', null, types));
  connection.onRequest(documentationRequest, guarded(connection, 'documentation', null, page));
}

function linkOf(
  { catalog }: LanguageContext,
  target: DefinitionTarget,
): Omit<DefinitionLink, 'originSelectionRange'> {
  if (target.kind === 'place') {
    const { document, placed, span, whole } = target;
    return {
      targetUri: document.uri,
      targetRange: rangeOf(document, placed, whole),
      targetSelectionRange: rangeOf(document, placed, span),
    };
  }
  const { table } = target.resource;
  const line = resourcePage(catalog, table).lineOf(target.resource);
  const place = { line, character: 0 };
  const range = { start: place, end: place };
  return {
    targetUri: documentationUri(table.name),
    targetRange: range,
    targetSelectionRange: range,
  };
}

function withoutOrigin({ targetUri, targetSelectionRange }: DefinitionLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
