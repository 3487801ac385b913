/** The SQL that reads, from tables already filled, the values that a later call is made with. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import type { CommonTable, Query, Span } from '../../../language/syntax/index.ts';
import { encloses, walk } from '../../../language/syntax/index.ts';
import { referencesIn } from '../facts.ts';
import type { Naming } from '../sql/naming.ts';
import type { Edit } from '../sql/render.ts';
import { quoteName, quoteText, render } from '../sql/render.ts';
import { affinityOf, affinityOfOutput } from './affinity.ts';
import { accountKey, identifierKey, isGeneric, regionKey } from './keys.ts';
import { restrictionsOn } from './resolve-values.ts';
import type { ColumnKey, Draft, DraftValues, OtherColumn, TableUse } from './table-use.ts';
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

/** How the parts of one value are put together: an identifier's by `|`, several inputs as a JSON array. */
export type Shape = (parts: readonly string[]) => string;

export const asIdentifier: Shape = (parts) => parts.join(" || '|' || ");
export const asArray: Shape = (parts) =>
  parts.length === 1 ? (parts[0] ?? '') : `json_array(${parts.join(', ')})`;

/** The distinct values that a relation gives, over the rows of it that can matter. */
export function columnSql(
  draft: Draft,
  text: SqlText,
  use: TableUse,
  relation: BoundRelation,
  parts: readonly ValuePart[],
  shape: Shape,
): ValueSql {
  const alias = aliasOf(text, relation);
  const value = shape(
    parts.map((part) =>
      'constant' in part
        ? quoteText(part.constant)
        : asText(draft, part, `${alias}.${quoteName(sqlColumn(text.naming, part))}`),
    ),
  );
  const columns = parts.flatMap((part) =>
    'constant' in part ? [] : [part.column?.name ?? 'identifier'],
  );
  return {
    ...valuesOver(draft, text, use, [relation], value),
    description: `${columns.join(' and ')} of \`${relation.table?.name ?? relation.alias}\``,
  };
}

/** The distinct values of an expression over the rows of the relations that it reads. */
export function expressionSql(
  draft: Draft,
  text: SqlText,
  use: TableUse,
  { expression, reads }: Extract<DraftValues, { kind: 'expression' }>,
): ValueSql {
  const { start, end } = expression.span;
  return {
    ...valuesOver(draft, text, use, reads, `CAST(${sqlOf(draft, text, expression.span)} AS TEXT)`),
    description: `value of \`${draft.facts.text.slice(start, end)}\``,
  };
}

/** What has no affinity is compared as the text that it makes: of the number `7.0` that is not `7`. */
function asText({ facts }: Draft, { relation, key, column }: OtherColumn, sql: string): string {
  const isText = column === undefined || column.type === 'string';
  return isText || affinityOf(facts, relation, key) !== 'none' ? sql : `CAST(${sql} AS TEXT)`;
}

/** The values at `places` of a query's rows; a query of one column is read as it stands. */
export function subquerySql(
  draft: Draft,
  text: SqlText,
  { query, width }: Extract<DraftValues, { kind: 'subquery' }>,
  places: readonly number[],
  shape: Shape,
): ValueSql {
  const { span } = query;
  const tables = readingOf(draft.facts, span)?.commonTables ?? [];
  const sql = sqlOf(draft, text, span);
  const description = 'value of the subquery';
  const parts = places.map((place) => outputAsText(draft, query, place));
  if (width === 1 && parts.every((part) => part === quoteName('#1'))) {
    const prefix = commonTablesSql(draft, text, tables);
    return {
      sql: prefix === '' ? sql : `${prefix}SELECT DISTINCT * FROM (${sql})`,
      description,
      ...anywhere,
    };
  }
  const names = Array.from({ length: width }, (_, place) => outputName(place));
  const definitions = [
    ...tables.map((table) => sqlOf(draft, text, table.span)),
    `"#rows"(${names.join(', ')}) AS (${sql})`,
  ];
  return {
    sql: `WITH RECURSIVE ${definitions.join(', ')} SELECT DISTINCT ${shape(parts)} FROM "#rows"`,
    description,
    ...anywhere,
  };
}

function outputName(place: number): string {
  return quoteName(`#${String(place + 1)}`);
}

function outputAsText({ facts }: Draft, query: Query, place: number): string {
  const name = outputName(place);
  const isText = facts.bound.outputs.get(query)?.[place]?.type === 'string';
  return isText || affinityOfOutput(facts, query, place) !== 'none'
    ? name
    : `CAST(${name} AS TEXT)`;
}

/** Values that hold in every region and account. */
const anywhere = { byRegion: false, byAccount: false } as const;

function valuesOver(
  draft: Draft,
  text: SqlText,
  use: TableUse,
  relations: readonly BoundRelation[],
  value: string,
): Omit<ValueSql, 'description'> {
  const [first, ...others] = relations;
  if (first === undefined) return { sql: `SELECT ${value}`, ...anywhere };
  const isPlaced = others.length === 0 && first.kind === 'resource' && !isConstantRelation(first);
  const byRegion = isPlaced && shares(draft, use, first, regionKey);
  const byAccount = isPlaced && shares(draft, use, first, accountKey);
  const account = text.naming.accountColumns?.get(first)?.account ?? '';
  const selected = [
    value,
    ...(byRegion ? [`${aliasOf(text, first)}.${quoteName(regionKey)}`] : []),
    ...(byAccount ? [`${aliasOf(text, first)}.${quoteName(account)}`] : []),
  ].join(', ');
  const conditions = conditionsAlone(draft, relations).map(
    (span) => `(${sqlOf(draft, text, span)})`,
  );
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const { prefix, from } = fromSql(draft, text, relations);
  return { sql: `${prefix}SELECT DISTINCT ${selected} FROM ${from}${where}`, byRegion, byAccount };
}

function aliasOf({ naming }: SqlText, relation: BoundRelation): string {
  return quoteName(naming.aliases.get(relation) ?? relation.alias);
}

function fromSql(
  draft: Draft,
  text: SqlText,
  relations: readonly BoundRelation[],
): { prefix: string; from: string } {
  const tables = relations.flatMap(
    ({ node }) => readingOf(draft.facts, node.span)?.commonTables ?? [],
  );
  const inOrder = [...new Set(tables)].sort((left, right) => left.span.start - right.span.start);
  return {
    prefix: commonTablesSql(draft, text, inOrder),
    from: relations
      .map((relation) => `${sourceSql(draft, text, relation)} AS ${aliasOf(text, relation)}`)
      .join(', '),
  };
}

function sourceSql(draft: Draft, text: SqlText, relation: BoundRelation): string {
  const { node } = relation;
  if (node.kind === 'derivedTable') return `(${sqlOf(draft, text, node.query.span)})`;
  if (node.kind === 'tableFunction') {
    return sqlOf(draft, text, { start: node.span.start, end: node.argumentsSpan.end });
  }
  const target = text.naming.targets.get(relation);
  return quoteName(target ?? node.name.parts.at(-1)?.text ?? '');
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

/** The conditions that need these relations alone, so that no value is asked for in vain. */
function conditionsAlone(draft: Draft, relations: readonly BoundRelation[]): readonly Span[] {
  const conditions = relations.flatMap((relation) =>
    (draft.knowledge.get(relation)?.conditions ?? []).filter(
      (condition) => condition.relation === relation,
    ),
  );
  return [...new Set(conditions.map(({ expression }) => expression.span))].filter(
    (span) =>
      referencesIn(draft.facts, span).every(({ relation }) => relations.includes(relation)) &&
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
