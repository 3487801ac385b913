/** The views that documents define, one document at a time, and as whoever looks at them once needs them. */
import type { ParsedDocument, ParsedStatement } from '../syntax/index.ts';
import type { ViewDefinition, ViewDefinitions } from './views.ts';

/** A view with its place in its document. */
export interface PlacedView extends ViewDefinition {
  readonly start: number;
}

/** Of a name that is defined more than once, the first definition counts. They never change. */
export function fixedViews(definitions: readonly ViewDefinition[]): ViewDefinitions {
  const byName = new Map<string, ViewDefinition>();
  for (const definition of definitions) {
    const key = definition.name.toLowerCase();
    if (!byName.has(key)) byName.set(key, definition);
  }
  return { version: 0, named: (name) => byName.get(name.toLowerCase()), all: () => definitions };
}

/** Every `CREATE VIEW` of a document whose name is known, in text order. */
export function viewsOf({ statements }: ParsedDocument): readonly PlacedView[] {
  return statements.flatMap(({ start, statement }) => {
    const name = viewNameOf(statement);
    return name === undefined ? [] : [{ name, statement, start }];
  });
}

/** The name that a statement defines as a view; a template's is not known. */
export function viewNameOf(statement: ParsedStatement): string | undefined {
  // A statement is read only when its tree is asked for.
  if (!mayDefineView(statement.text)) return undefined;
  const { root } = statement;
  const name = root.kind === 'createView' ? root.name?.parts.at(-1) : undefined;
  return name === undefined || name.template === true || name.text === '' ? undefined : name.text;
}

/** False for most texts, which then need not be read. */
export function mayDefineView(text: string): boolean {
  return /\bview\b/i.test(text);
}
