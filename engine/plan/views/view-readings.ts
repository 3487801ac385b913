/** Where a statement reads views: in FROM, and by `x IN v`, which reads one without naming it there. */
import type { BoundStatement, ViewDefinition } from '../../../language/semantics/index.ts';
import { bind as bindAlone } from '../../../language/semantics/index.ts';
import type { ParsedStatement, Span } from '../../../language/syntax/index.ts';
import { parseStatement, walk } from '../../../language/syntax/index.ts';
import type { PlanContext } from '../result.ts';

/** Binds a statement with the views around it. */
export type BindStatement = NonNullable<PlanContext['bind']>;

export function binderOf({ catalog, bind }: PlanContext): BindStatement {
  return bind ?? ((statement) => bindAlone(statement, catalog));
}

export interface ViewReading {
  readonly view: ViewDefinition;
  readonly place: 'from' | 'in';
  /** The name as it is written. */
  readonly span: Span;
  readonly hasAlias: boolean;
}

/** In text order. */
export function viewReadings(bound: BoundStatement, bind: BindStatement): readonly ViewReading[] {
  return [...inFrom(bound), ...behindIn(bound, bind)].sort(
    (left, right) => left.span.start - right.span.start,
  );
}

function inFrom({ relations }: BoundStatement): readonly ViewReading[] {
  return relations.flatMap(({ view, node }): readonly ViewReading[] => {
    if (view === undefined || node.kind !== 'table') return [];
    return [{ view, place: 'from', span: node.name.span, hasAlias: node.alias !== undefined }];
  });
}

function behindIn({ statement }: BoundStatement, bind: BindStatement): readonly ViewReading[] {
  return namesBehindIn(statement).flatMap(({ isOwn, span }): readonly ViewReading[] => {
    if (isOwn) return [];
    const written = statement.text.slice(span.start, span.end);
    const [relation] = bind(parseStatement(`SELECT * FROM ${written}`)).relations;
    const view = relation?.view;
    return view === undefined ? [] : [{ view, place: 'in', span, hasAlias: false }];
  });
}

/** Where a statement reads common tables of its own by `x IN t`. */
export function ownTablesBehindIn(statement: ParsedStatement): readonly Span[] {
  return namesBehindIn(statement).flatMap(({ isOwn, span }) => (isOwn ? [span] : []));
}

/** A statement that has a common table of the name means that one. */
function namesBehindIn(
  statement: ParsedStatement,
): readonly { readonly isOwn: boolean; readonly span: Span }[] {
  const own = new Set<string>();
  const named: { readonly name: string; readonly span: Span }[] = [];
  walk(statement.root, (node) => {
    if (node.kind === 'commonTable') own.add(node.name.text.toLowerCase());
    if (node.kind !== 'in' || !('kind' in node.source)) return;
    const { source } = node;
    const [name, ...others] = source.kind === 'qualifiedName' ? source.parts : [];
    if (name !== undefined && others.length === 0)
      named.push({ name: name.text, span: source.span });
  });
  return named.map(({ name, span }) => ({ isOwn: own.has(name.toLowerCase()), span }));
}
