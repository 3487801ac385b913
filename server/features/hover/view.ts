/** A view in the words of the statement that creates it. */
import type {
  BoundColumn,
  BoundRelation,
  ViewDefinition,
} from '../../../language/semantics/index.ts';
import { createdView } from '../../../language/semantics/index.ts';
import { code, paragraphs } from '../documentation/markdown.ts';
import { columnsPage, quoted, relationHead } from '../documentation/relation.ts';
import type { LanguageContext } from '../language-context.ts';

/** Lines of a view's statement that its page quotes. */
const mostLines = 20;

/** The page of a view wherever it is named, by an alias or by its own name. */
export function viewDocumentation(
  language: LanguageContext,
  view: ViewDefinition,
  alias = view.name,
): string {
  const { statement, uri, name } = view;
  const { root, text } = statement;
  const lines = text.slice(root.span.start, root.span.end).split('\n');
  const shown = lines.length > mostLines ? [...lines.slice(0, mostLines), '…'] : lines;
  const file = uri?.split('/').at(-1) ?? '';
  return paragraphs(
    relationHead('view', alias, name),
    columnsPage(columnsOfView(language, view), text),
    quoted(shown.join('\n')),
    file === '' ? '' : `Created in ${code(file.replaceAll('%20', ' '))}`,
  );
}

/** A column, and the text in which what defines it stands. */
export interface ToldColumn {
  readonly column: BoundColumn;
  readonly text: string;
}

/** Of a view's column, the one that the view's own statement gives; `text` is the reader's statement. */
export function toldColumn(
  language: LanguageContext,
  { view, columns }: BoundRelation,
  column: BoundColumn,
  text: string,
): ToldColumn {
  const index = columns?.indexOf(column) ?? -1;
  const defined = view && columnsOfView(language, view)?.[index];
  return view === undefined || defined === undefined
    ? { column, text }
    : { column: defined, text: view.statement.text };
}

function columnsOfView(
  language: LanguageContext,
  { statement }: ViewDefinition,
): readonly BoundColumn[] | undefined {
  const created = createdView(statement.root);
  const outputs = created?.query && language.bind(statement).outputs.get(created.query);
  return outputs?.map((column, index) => ({
    ...column,
    name: created?.columns?.[index]?.text ?? column.name,
  }));
}
