/** What a person may look for by name in the whole workspace: views, and statements with a name. */
import { viewNameOf } from '../../../language/semantics/index.ts';
import type { PlacedStatement, Span } from '../../../language/syntax/index.ts';
import { distance, searched } from '../fuzzy.ts';
import type { LanguageContext } from '../language-context.ts';
import type { Search } from '../search.ts';
import type { SearchedDocument } from './places.ts';
import { titleOf } from './statement-title.ts';

export interface WorkspaceSymbolItem {
  readonly kind: 'view' | 'statement';
  readonly name: string;
  readonly detail: string;
  readonly document: SearchedDocument;
  readonly placed: PlacedStatement;
  readonly span: Span;
}

/** An editor shows no more than a person reads. */
const mostSymbols = 200;

/** The nearest first; all of them, up to a bound, for an empty text. */
export function* workspaceSymbols(
  { workspace }: LanguageContext,
  typed: string,
): Search<readonly WorkspaceSymbolItem[]> {
  const wanted = typed.trim().toLowerCase();
  const found: { readonly item: WorkspaceSymbolItem; readonly far: number }[] = [];
  for (const document of workspace.documents()) {
    yield undefined;
    for (const placed of document.parsed.statements) {
      for (const item of itemsOf(document, placed)) {
        const far = wanted === '' ? 0 : distance(wanted, searched(item.name.toLowerCase()));
        if (far !== undefined) found.push({ item, far });
      }
    }
  }
  return found
    .sort((left, right) => left.far - right.far)
    .slice(0, mostSymbols)
    .map(({ item }) => item);
}

function itemsOf(
  document: SearchedDocument,
  placed: PlacedStatement,
): readonly WorkspaceSymbolItem[] {
  const { statement } = placed;
  if (!mayBeNamed.test(statement.text)) return [];
  const view = viewNameOf(statement);
  const title = titleOf(statement);
  const base = { document, placed };
  const { root } = statement;
  const name = root.kind === 'createView' ? root.name?.parts.at(-1) : undefined;
  return [
    ...(view === undefined || name === undefined
      ? []
      : [
          {
            ...base,
            kind: 'view' as const,
            name: view,
            detail: title?.detail ?? '',
            span: name.span,
          },
        ]),
    ...(title?.named === undefined
      ? []
      : [
          {
            ...base,
            kind: 'statement' as const,
            name: title.name,
            detail: title.detail,
            span: statement.root.span,
          },
        ]),
  ];
}

const mayBeNamed = /\bview\b|\/\*\+|@name/i;
