/**
 * A statement that reads views, as the same statement with each of them for a common table of its own,
 * and `x IN t` and `(a JOIN b) AS y` as the queries that they stand for: planning knows of tables and
 * queries in FROM alone.
 */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import { bind as bindAlone } from '../../../language/semantics/index.ts';
import type { ParsedStatement, Query, StatementNode } from '../../../language/syntax/index.ts';
import { parseStatement, walk } from '../../../language/syntax/index.ts';
import type { PlanContext } from '../result.ts';
import type { Edit, Replacement } from '../sql/render.ts';
import { quoteName, render } from '../sql/render.ts';
import type { CollectedView } from './collect-views.ts';
import { collectViews, inView } from './collect-views.ts';
import type { ViewReading } from './view-readings.ts';
import { binderOf, ownTablesBehindIn, viewReadings } from './view-readings.ts';

export interface ExpandedStatement {
  readonly bound: BoundStatement;
  /** From the statement to the expanded text; of a view's text, to the name by which it is read. */
  readonly replacements: readonly Replacement[];
}

/** `undefined` where the statement is as planning takes it. Throws `PlanError` where one cannot be read. */
export function expandViews(
  bound: BoundStatement,
  context: PlanContext,
): ExpandedStatement | undefined {
  const query = selectOf(bound.statement.root);
  if (query === undefined) return undefined;
  const { statement } = bound;
  const bind = binderOf(context);
  const readings = viewReadings(bound, bind);
  const further = [...ownTableEdits(statement), ...namedJoinEdits(statement)];
  if (readings.length === 0 && further.length === 0) return undefined;
  const views = collectViews(readings, bind);
  const names = namesOf(views, query);
  const at = query.with?.tables[0]?.span.start ?? query.span.start;
  const parts = partsOf(views, names, query.with !== undefined);
  const { text } = statement;
  const { sql, replacements } = render(text, { start: 0, end: text.length }, [
    ...further,
    { span: { start: at, end: at }, text: parts.join('') },
    ...readings.flatMap((reading) => readingEdits(reading, names)),
  ]);
  return {
    bound: bindAlone(parseStatement(sql), context.catalog),
    replacements: replacements.flatMap((replacement) =>
      replacement.sql.start === at && replacement.sql.end > at
        ? viewReplacements(views, parts, replacement)
        : [replacement],
    ),
  };
}

/** The query of a SELECT, behind EXPLAIN and PLAN too. */
function selectOf(root: StatementNode): Query | undefined {
  if (root.kind === 'explain' || root.kind === 'plan') return selectOf(root.statement);
  return root.kind === 'selectStatement' ? root.query : undefined;
}

/**
 * Each view's name among the common tables, by its name in lower case. Where the statement has one of
 * that name, or it could be taken for the table of a resource, a view gets a name of its own.
 */
function namesOf(views: readonly CollectedView[], query: Query): ReadonlyMap<string, string> {
  const taken = new Set((query.with?.tables ?? []).map(({ name }) => name.text.toLowerCase()));
  return new Map(
    views.map(({ name }) => {
      const key = name.toLowerCase();
      return [key, taken.has(key) || key.includes('.') ? `${name}#view` : name];
    }),
  );
}

/** One part for each view; joined, they are what stands before the statement's own tables or its body. */
function partsOf(
  views: readonly CollectedView[],
  names: ReadonlyMap<string, string>,
  hasTables: boolean,
): readonly string[] {
  return views.map((view, index) => {
    const opening = index === 0 && !hasTables ? 'WITH ' : '';
    const closing = index < views.length - 1 || hasTables ? ',\n' : '\n';
    return `${opening}${definitionOf(view, names)}${closing}`;
  });
}

function definitionOf(view: CollectedView, names: ReadonlyMap<string, string>): string {
  const { columns, query, readings, statement } = view;
  const name = quoteName(nameIn(names, view.name));
  const list =
    columns === undefined ? '' : `(${columns.map((each) => quoteName(each.text)).join(', ')})`;
  const edits = [
    ...readings.flatMap((reading) => readingEdits(reading, names)),
    ...ownTableEdits(statement),
    ...namedJoinEdits(statement),
  ];
  return `${name}${list} AS (${render(statement.text, query.span, edits).sql})`;
}

function ownTableEdits(statement: ParsedStatement): readonly Edit[] {
  return ownTablesBehindIn(statement).map((span) => ({
    span,
    text: `(SELECT * FROM ${statement.text.slice(span.start, span.end)})`,
  }));
}

/** `(a JOIN b) AS y` is what SQLite reads it as: a query of that name. */
function namedJoinEdits(statement: ParsedStatement): readonly Edit[] {
  const edits: Edit[] = [];
  walk(statement.root, (node) => {
    if (node.kind !== 'parenthesisedRelation' || node.alias === undefined) return;
    const inside = node.span.start + 1;
    edits.push({ span: { start: inside, end: inside }, text: 'SELECT * FROM ' });
  });
  return edits;
}

function readingEdits(
  { view, place, span, hasAlias }: ViewReading,
  names: ReadonlyMap<string, string>,
): readonly Edit[] {
  const name = nameIn(names, view.name);
  if (place === 'in') return [{ span, text: `(SELECT * FROM ${quoteName(name)})` }];
  if (name === view.name) return [];
  const alias = hasAlias ? '' : ` AS ${quoteName(view.name)}`;
  return [{ span, text: `${quoteName(name)}${alias}` }];
}

function nameIn(names: ReadonlyMap<string, string>, name: string): string {
  return names.get(name.toLowerCase()) ?? name;
}

/** Each view up to the next one; the last, empty, leads back to the statement's own text. */
function viewReplacements(
  views: readonly CollectedView[],
  parts: readonly string[],
  { statement, sql }: Replacement,
): readonly Replacement[] {
  let end = sql.start;
  const ofViews = views.map(({ name, place, reader }, index): Replacement => {
    const start = end;
    end += parts[index]?.length ?? 0;
    return { statement: place, sql: { start, end }, lead: inView(name, reader) };
  });
  return [...ofViews, { statement, sql: { start: end, end } }];
}
