/** The views that documents define, one document at a time, and as whoever looks at them once needs them. */
import type { ParsedDocument, ParsedStatement } from '../syntax/index.ts';
import type { ViewDefinition, ViewDefinitions } from './views.ts';

/** A view with its place in its document. */
export interface PlacedView extends ViewDefinition {
  readonly start: number;
}

/** Definitions that never change. */
export function fixedViews(definitions: readonly ViewDefinition[]): ViewDefinitions {
  const groups = viewsByName(definitions);
  return {
    version: 0,
    named: (name) => countingView(groups.get(name.toLowerCase()) ?? []),
    all: () => definitions,
    clashing: (name) => clashingViews(groups.get(name.toLowerCase()) ?? []),
  };
}

/** By their names in lower case, each in the order given. */
export function viewsByName<View extends ViewDefinition>(
  definitions: Iterable<View>,
): ReadonlyMap<string, readonly View[]> {
  return Map.groupBy(definitions, ({ name }) => name.toLowerCase());
}

/**
 * Of the definitions of one name, the one that is read: of the first file that has any, the last that
 * replaces others, or the first.
 */
export function countingView<View extends ViewDefinition>(
  definitions: readonly View[],
): View | undefined {
  const [first] = definitions;
  return (
    definitions.findLast(({ replaces, uri }) => replaces === true && uri === first?.uri) ?? first
  );
}

/**
 * The definitions of one name of which only one can be meant. Nothing clashes where one replaces the
 * others, and neither does `IF NOT EXISTS`.
 */
export function clashingViews(definitions: readonly ViewDefinition[]): readonly ViewDefinition[] {
  if (definitions.length < 2 || definitions.some(({ replaces }) => replaces === true)) return [];
  const plain = definitions.filter(
    ({ statement: { root } }) => root.kind === 'createView' && !root.ifNotExists,
  );
  return plain.length < 2 ? [] : plain;
}

/**
 * Every `CREATE VIEW` of a document whose name is known, in text order. One replaces others by
 * `OR REPLACE`, or by a `DROP VIEW` of its name before it.
 */
export function viewsOf({ statements }: ParsedDocument): readonly PlacedView[] {
  const dropped = new Set<string>();
  return statements.flatMap(({ start, statement }) => {
    const name = viewNameOf(statement);
    if (name === undefined) {
      const gone = droppedView(statement);
      if (gone !== undefined) dropped.add(gone.toLowerCase());
      return [];
    }
    const { root } = statement;
    const replaces =
      (root.kind === 'createView' && root.orReplace) || dropped.has(name.toLowerCase());
    return [{ name, statement, start, ...(replaces && { replaces }) }];
  });
}

function droppedView(statement: ParsedStatement): string | undefined {
  if (!mayDefineView(statement.text)) return undefined;
  const { root } = statement;
  return root.kind === 'dropView' ? root.name?.parts.at(-1)?.text : undefined;
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
