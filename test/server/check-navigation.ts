/**
 * Navigation over texts with a `$0` cursor, in a workspace in memory. Places come back as the documents'
 * own lines with marks under them, so that an expectation can be read next to its text.
 */
import { typeDefinitionAt } from '../../server/features/navigation/type-definition.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import type { LanguageContext } from '../../server/features/language-context.ts';
import { createLanguageContext } from '../../server/features/language-context.ts';
import type { DefinitionTarget } from '../../server/features/navigation/definition.ts';
import { definitionsAt } from '../../server/features/navigation/definition.ts';
import type {
  PlacedOccurrence,
  SearchedDocument,
} from '../../server/features/navigation/places.ts';
import { finished } from '../../server/features/search.ts';
import { highlightsAt, referencesAt } from '../../server/features/navigation/references.ts';
import { prepareRename, renameAt } from '../../server/features/navigation/rename.ts';
import { applyReplacements } from '../../language/format/index.ts';
import type { PlacedStatement } from '../../language/syntax/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { testWorkspace } from './check-workspace.ts';

export interface NavigationFixture {
  readonly language: LanguageContext;
  readonly document: SearchedDocument;
  readonly placed: PlacedStatement;
  readonly offset: number;
}

/** The first document has the cursor; the others are open beside it, as `other1`, `other2`, … */
export function atPlace(textWithCursor: string, ...others: readonly string[]): NavigationFixture {
  const at = textWithCursor.indexOf('$0');
  if (at === -1) throw new Error(`No $0 cursor in \`${textWithCursor}\``);
  const workspace = testWorkspace();
  const language = createLanguageContext({ catalog: testCatalog() }, workspace.index);
  others.forEach((text, index) => workspace.open(`other${index + 1}`, text));
  workspace.open('main', textWithCursor.replace('$0', ''));
  const document = workspace.index.get('main');
  if (document === undefined) throw new Error('The document is not open');
  return { language, document, ...statementCursor(document.parsed, at) };
}

/** Each place as `text` in brackets in its line, prefixed by its document where that is another one. */
export function definitions(
  textWithCursor: string,
  ...others: readonly string[]
): readonly string[] {
  const { language, document, placed, offset } = atPlace(textWithCursor, ...others);
  const found = definitionsAt(language, document, placed, offset);
  return (found?.targets ?? []).map(shownTarget);
}

/** The page behind the thing under the cursor; empty where there is none. */
export function typeDefinitions(
  textWithCursor: string,
  ...others: readonly string[]
): readonly string[] {
  const { language, placed, offset } = atPlace(textWithCursor, ...others);
  return (typeDefinitionAt(language, placed, offset)?.targets ?? []).map(shownTarget);
}

function shownTarget(target: DefinitionTarget): string {
  if (target.kind === 'place') return marked(target.document, target.placed, target.span);
  const { table, column, input, method, nestedType } = target.resource;
  const part = nestedType ?? (column ?? input ?? method)?.name;
  return `page of ${table.name}${part === undefined ? '' : `, ${part}`}`;
}

export function references(
  textWithCursor: string,
  options: { readonly includeDeclaration: boolean; readonly others?: readonly string[] },
): readonly string[] {
  const { language, document, placed, offset } = atPlace(textWithCursor, ...(options.others ?? []));
  const { includeDeclaration } = options;
  return finished(referencesAt(language, document, placed, offset, includeDeclaration)).map(shown);
}

/** Each highlight in its line, after `=` where it is written or defined. */
export function highlights(textWithCursor: string): readonly string[] {
  const { language, document, placed, offset } = atPlace(textWithCursor);
  return highlightsAt(language, document, placed, offset).map((place) =>
    place.occurrence.role === 'read' ? shown(place) : `= ${shown(place)}`,
  );
}

/** What a rename's box starts with, or why there is none. */
export function renameable(textWithCursor: string): string {
  const { language, document, placed, offset } = atPlace(textWithCursor);
  const prepared = prepareRename(language, document, placed, offset);
  return prepared.kind === 'refusal' ? prepared.message : prepared.placeholder;
}

/** The texts of all documents after a rename, the one with the cursor first; or why there is none. */
export function renamed(
  textWithCursor: string,
  newName: string,
  ...others: readonly string[]
): string | readonly string[] {
  const { language, document, placed, offset } = atPlace(textWithCursor, ...others);
  const result = finished(renameAt(language, document, placed, offset, newName));
  if (result.kind === 'refusal') return result.message;
  const after = ['main', ...others.map((_, index) => `other${index + 1}`)].map((uri) => {
    const text = language.workspace.get(uri)?.text ?? '';
    const replacements = result.edits
      .filter((edit) => edit.document.uri === uri)
      .flatMap((edit) =>
        edit.replacements.map(({ span, text: written }) => ({
          span: { start: edit.placed.start + span.start, end: edit.placed.start + span.end },
          text: written,
        })),
      );
    return applyReplacements(
      text,
      replacements.toSorted((a, b) => a.span.start - b.span.start),
    );
  });
  return after.length === 1 ? (after[0] ?? '') : after;
}

function shown({ document, placed, occurrence }: PlacedOccurrence): string {
  return marked(document, placed, occurrence.span);
}

function marked(
  { uri, parsed: { text } }: SearchedDocument,
  placed: PlacedStatement,
  span: { readonly start: number; readonly end: number },
): string {
  const start = placed.start + span.start;
  const end = placed.start + span.end;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const line = `${text.slice(from, start)}[${text.slice(start, end)}]${text.slice(end, to === -1 ? undefined : to)}`;
  return uri === 'main' ? line : `${uri}: ${line}`;
}
