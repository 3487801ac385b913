/** The SQL that reads, from tables already filled, the values that a later call is made with. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { CommonTable, Span } from '../../../language/syntax/index.ts';
import { encloses, walk } from '../../../language/syntax/index.ts';
import { referencesIn } from '../facts.ts';
import type { Naming } from '../sql/naming.ts';
import type { Edit } from '../sql/render.ts';
import { quoteName, quoteText, render } from '../sql/render.ts';
import { accountKey, identifierKey, isGeneric, regionKey } from './keys.ts';
import { restrictionsOn } from './resolve-values.ts';
import type { ColumnKey, Draft, OtherColumn, TableUse } from './table-use.ts';
import { callsVolatile, isConstantRelation, readingOf } from './value-queries.ts';

/** The statement's text as SQLite is to read it, as far as tables have names yet. */
export interface SqlText {
  readonly naming: Naming;
  /** Made when a query needs them: most calls need none. */
  readonly edits: () => readonly Edit[];
}

export interface ValueSql {
  readonly sql: string;
  readonly description: string;
  readonly byRegion: boolean;
  readonly byAccount: boolean;
}

/** A value is one column, or columns and constants that `|` joins, as in a composite identifier. */
export type ValuePart = OtherColumn | { readonly constant: string };

/** The distinct values that a relation gives, over the rows of it that can matter. */
export function columnSql(
  draft: Draft,
  text: SqlText,
  use: TableUse,
  relation: BoundRelation,
  parts: readonly ValuePart[],
): ValueSql {
  const alias = quoteName(text.naming.aliases.get(relation) ?? relation.alias);
  const isResource = relation.kind === 'resource' && !isConstantRelation(relation);
  const byRegion = isResource && shares(draft, use, relation, regionKey);
  const byAccount = isResource && shares(draft, use, relation, accountKey);
  const value = parts
    .map((part) =>
      'constant' in part
        ? quoteText(part.constant)
        : `${alias}.${quoteName(sqlColumn(text.naming, part))}`,
    )
    .join(" || '|' || ");
  const account = text.naming.accountColumns?.get(relation)?.account ?? '';
  const selected = [
    value,
    ...(byRegion ? [`${alias}.${quoteName(regionKey)}`] : []),
    ...(byAccount ? [`${alias}.${quoteName(account)}`] : []),
  ].join(', ');
  const conditions = conditionsAlone(draft, relation).map(
    (span) => `(${sqlOf(draft, text, span)})`,
  );
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const { prefix, source } = sourceSql(draft, text, relation);
  const columns = parts.flatMap((part) =>
    'constant' in part ? [] : [part.column?.name ?? 'identifier'],
  );
  return {
    sql: `${prefix}SELECT DISTINCT ${selected} FROM ${source} AS ${alias}${where}`,
    description: `${columns.join(' and ')} of \`${relation.table?.name ?? relation.alias}\``,
    byRegion,
    byAccount,
  };
}

export function subquerySql(draft: Draft, text: SqlText, span: Span): ValueSql {
  const prefix = commonTablesSql(draft, text, readingOf(draft.facts, span)?.commonTables ?? []);
  const sql = sqlOf(draft, text, span);
  return {
    sql: prefix === '' ? sql : `${prefix}SELECT * FROM (${sql})`,
    description: 'value of the subquery',
    byRegion: false,
    byAccount: false,
  };
}

function sourceSql(
  draft: Draft,
  text: SqlText,
  relation: BoundRelation,
): { prefix: string; source: string } {
  const { node } = relation;
  const prefix = commonTablesSql(
    draft,
    text,
    readingOf(draft.facts, node.span)?.commonTables ?? [],
  );
  if (node.kind === 'derivedTable')
    return { prefix, source: `(${sqlOf(draft, text, node.query.span)})` };
  if (node.kind === 'tableFunction') {
    const span = { start: node.span.start, end: node.argumentsSpan.end };
    return { prefix, source: sqlOf(draft, text, span) };
  }
  const target = text.naming.targets.get(relation);
  return { prefix, source: quoteName(target ?? node.name.parts.at(-1)?.text ?? '') };
}

function sqlColumn(naming: Naming, { relation, key, column }: OtherColumn): string {
  if (column !== undefined) return column.name;
  if (key !== identifierKey) return key;
  const generic = relation.table !== undefined && isGeneric(relation.table);
  return generic ? 'Identifier' : (naming.identifierColumns.get(relation) ?? key);
}

/** Whether the driven table's region, or its account, equals the driving one's. */
function shares(draft: Draft, use: TableUse, relation: BoundRelation, key: ColumnKey): boolean {
  return restrictionsOn(draft, { relation: use.relation, key }).some(
    (restriction) =>
      restriction.kind === 'column' &&
      restriction.other.relation === relation &&
      restriction.other.key === key,
  );
}

/** The conditions that need this relation alone, so that no value is asked for in vain. */
function conditionsAlone(draft: Draft, relation: BoundRelation): readonly Span[] {
  const conditions = draft.knowledge.get(relation)?.conditions ?? [];
  return conditions
    .filter((condition) => condition.relation === relation)
    .map((condition) => condition.expression.span)
    .filter(
      (span) =>
        referencesIn(draft.facts, span).every((reference) => reference.relation === relation) &&
        !holdsQuery(draft, span) &&
        !namesAlias(draft, span) &&
        !callsVolatile(draft.facts, span),
    );
}

function holdsQuery(draft: Draft, span: Span): boolean {
  let found = false;
  walk(draft.facts.bound.statement.root, (node) => {
    if (node.kind === 'query' && encloses(span, node.span)) found = true;
  });
  return found;
}

/** Away from its select list, an alias means nothing. */
function namesAlias(draft: Draft, span: Span): boolean {
  return draft.facts.bound.aliasReferences.some(({ node }) => encloses(span, node.span));
}

function commonTablesSql(draft: Draft, text: SqlText, tables: readonly CommonTable[]): string {
  if (tables.length === 0) return '';
  return `WITH RECURSIVE ${tables.map((table) => sqlOf(draft, text, table.span)).join(', ')} `;
}

function sqlOf(draft: Draft, text: SqlText, span: Span): string {
  return render(draft.facts.text, span, text.edits()).sql;
}
