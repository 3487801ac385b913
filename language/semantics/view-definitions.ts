/** The views that documents define, for whoever looks at them once: a run, or a command line. */
import type { ParsedDocument, ParsedStatement } from '../syntax/index.ts';
import type { ViewDefinition, ViewDefinitions } from './views.ts';

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
export function viewsOf(document: ParsedDocument, uri?: string): readonly ViewDefinition[] {
  if (!mayDefineView.test(document.text)) return [];
  return document.statements.flatMap(({ start, statement }) => {
    const name = viewNameOf(statement);
    return name === undefined
      ? []
      : [{ name, statement, start, ...(uri !== undefined && { uri }) }];
  });
}

/** The name that a statement defines as a view; a template's is not known. */
export function viewNameOf(statement: ParsedStatement): string | undefined {
  // Most statements define none, and a statement is read only when its tree is asked for.
  if (!mayDefineView.test(statement.text)) return undefined;
  const { root } = statement;
  const name = root.kind === 'createView' ? root.name?.parts.at(-1) : undefined;
  return name === undefined || name.template === true || name.text === '' ? undefined : name.text;
}

const mayDefineView = /\bview\b/i;
