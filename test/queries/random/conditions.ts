/** Conditions at random: what can be pushed down, what cannot, and what only seems so. */
import type { Random } from './random.ts';
import { columnsOf, literal, randomFrom, tableMark, whereOver } from './sources.ts';
import type { FromContext, Source } from './sources.ts';
import { numerals, tables } from './tables.ts';
import type { RandomColumn } from './tables.ts';

interface Column {
  readonly text: string;
  readonly column: RandomColumn;
}

export function conditionOver(
  context: FromContext,
  sources: readonly Source[],
  depth: number,
  outer: readonly Source[],
): string {
  const { random } = context;
  const inner = (): string => conditionOver(context, sources, depth - 1, outer);
  const kind = random.weighted<'atom' | 'or' | 'and' | 'not' | 'query'>([
    [6, 'atom'],
    [depth > 0 ? 2 : 0, 'or'],
    [depth > 0 ? 3 : 0, 'and'],
    [depth > 0 ? 1 : 0, 'not'],
    [depth > 0 ? 2 : 0, 'query'],
  ]);
  switch (kind) {
    case 'atom':
      return atomOver(random, sources, outer);
    case 'or':
      return `(${inner()} OR ${inner()})`;
    case 'and':
      return `(${inner()} AND ${inner()})`;
    case 'not':
      return `NOT (${inner()})`;
    case 'query':
      return queryCondition(context, sources);
  }
}

function atomOver(random: Random, sources: readonly Source[], outer: readonly Source[]): string {
  const columns = columnsOf(sources);
  const one = (): Column => columnFor(random, sources, columns);
  const { text, column } = one();
  const value = literal(random.pick(column.values));
  const kind = random.weighted([
    [8, 'equal'],
    [4, 'in'],
    [4, 'columns'],
    [2, 'identifier'],
    [2, 'rows'],
    [2, 'computed'],
    [1, 'numeral'],
    [0.5, 'spelled'],
    [1, 'null'],
    [1, 'like'],
    [1, 'unequal'],
    [1, 'not'],
    [1, 'between'],
    [1, 'is'],
    [0.3, 'empty'],
    [0.3, 'constant'],
  ] as const);
  switch (kind) {
    case 'equal':
      return random.chance(0.8) ? `${text} = ${value}` : `${value} = ${text}`;
    case 'in':
      return `${text} IN (${random.some(column.values).map(literal).join(', ')})`;
    case 'columns': {
      const isMixed = random.chance(0.15);
      const others = columnsOf([...sources, ...outer]).filter(
        (other) => isMixed || other.column.type === column.type,
      );
      return `${text} = ${random.pick(others).text}`;
    }
    case 'identifier':
      return identifierCondition(random, sources) ?? `${text} = ${value}`;
    case 'rows':
      return rowsCondition(random, [one(), one()]);
    case 'computed':
      return computedCondition(random, one(), columns);
    case 'numeral':
      return numeralCondition(random, one().text);
    case 'spelled':
      return spelledCondition(random, text, value);
    case 'null':
      return `${text} IS ${random.chance(0.5) ? 'NOT ' : ''}NULL`;
    case 'like':
      return `${text} LIKE '%1%'`;
    case 'unequal':
      return `${text} <> ${value}`;
    case 'not':
      return `NOT ${text} = ${value}`;
    case 'between':
      return `${text} BETWEEN ${value} AND ${literal(random.pick(column.values))}`;
    case 'is':
      return `${text} IS ${value}`;
    case 'empty':
      return `${text} IN ()`;
    case 'constant':
      return random.pick(['1', '0', 'NULL', '1 = 2', "'a' = 'a'"]);
  }
}

/** The first column of a table is where calls hang on: it comes up as often as all others. */
function columnFor(random: Random, sources: readonly Source[], columns: readonly Column[]): Column {
  const [first] = columnsOf([random.pick(sources)]);
  return first !== undefined && random.chance(0.5) ? first : random.pick(columns);
}

function identifierCondition(random: Random, sources: readonly Source[]): string | undefined {
  const [source] = sources.filter(({ table }) => table !== undefined);
  if (source?.table === undefined) return undefined;
  const { alias, table } = source;
  const identifier = (): string =>
    `'${table.identifier
      .map((name) => String(random.pick(table.columns[name]?.values ?? [])))
      .join('|')}'`;
  const mark = `[[id:${alias}:${table.name}]]`;
  return random.chance(0.5)
    ? `${mark} = ${identifier()}`
    : `${mark} IN (${identifier()}, ${identifier()})`;
}

function rowsCondition(random: Random, columns: readonly Column[]): string {
  const row = (): string =>
    `(${columns.map(({ column }) => literal(random.pick(column.values))).join(', ')})`;
  const operand = `(${columns.map(({ text }) => text).join(', ')})`;
  const rows = Array.from({ length: 1 + random.below(3) }, row);
  return random.pick([
    `${operand} = ${row()}`,
    `${operand} IN (VALUES ${rows.join(', ')})`,
    `(${rows.map((each) => `${operand} = ${each}`).join(' OR ')})`,
  ]);
}

function computedCondition(random: Random, target: Column, columns: readonly Column[]): string {
  const { text, column } = target;
  if (column.type !== 'text') return `${text} = ${literal(random.pick(column.values))}`;
  const value = String(random.pick(column.values));
  const others = columns.filter((other) => other.column.type === 'text');
  const other = random.pick(others).text;
  return random.pick([
    `${text} = lower(upper('${value}'))`,
    `${text} = '${value.slice(0, 2)}' || '${value.slice(2)}'`,
    `${text} = ${other} || ''`,
    `${text} = substr(${other}, 1, 3) || '${value.slice(3)}'`,
    `${text} = coalesce(${other}, '${value}')`,
    `${text} = '${value}' COLLATE NOCASE`,
    `upper(${text}) = '${value.toUpperCase()}'`,
  ]);
}

/** A number beside a text, which is either by the column's affinity. */
function numeralCondition(random: Random, column: string): string {
  const numeral = (): string => random.pick(numerals);
  return random.pick([
    `${column} = ${numeral()}`,
    `${numeral()} = ${column}`,
    `${column} IN (${numeral()}, ${numeral()})`,
    `(${column} = ${numeral()} AND ${column} = ${numeral()})`,
    `(${column} = ${numeral()} OR ${column} IS ${numeral()})`,
    `${column} IN (SELECT ${numeral()} UNION ALL SELECT ${numeral()})`,
    `${column} = (SELECT ${numeral()})`,
    `${column} = CAST(${numeral()} AS ${random.pick(['TEXT', 'INTEGER', 'REAL', 'NUMERIC'])})`,
    `${numeral()} IN (${numeral()}, ${numeral()})`,
  ]);
}

/** What nearly says that the column has this value. */
function spelledCondition(random: Random, column: string, value: string): string {
  return random.pick([
    `${column} IS NOT DISTINCT FROM ${value}`,
    `${column} IS (NULL)`,
    `NULL IS ${column}`,
    `${column} COLLATE NOCASE = ${value}`,
    `${column} = upper(${value}) COLLATE NOCASE`,
    `${column} IN (${value} COLLATE NOCASE)`,
    `${column} LIKE upper(${value})`,
    `${column} GLOB ${value}`,
    `${column} BETWEEN ${value} AND ${value}`,
    `trim(${column}) = ${value}`,
    `${column} || '' = ${value}`,
    `+${column} = ${value}`,
    `CAST(${column} AS ${random.pick(['TEXT', 'INTEGER', 'NUMERIC'])}) = ${value}`,
  ]);
}

function queryCondition(context: FromContext, sources: readonly Source[]): string {
  const { random, depth } = context;
  const columns = columnsOf(sources);
  if (depth > 0 && random.chance(0.4)) return nestedCondition(context, columns);
  const table = random.pick(tables);
  const alias = context.nextAlias();
  const inner: Source = { alias, columns: table.columns, table };
  const names = columnsOf([inner]);
  const negated = random.chance(0.25) ? 'NOT ' : '';
  const condition = conditionOver(
    { ...context, depth: 0 },
    [inner],
    0,
    random.chance(0.3) ? sources : [],
  );
  const from = `FROM ${tableMark(table, false)} AS ${alias} WHERE`;
  const [left, right] = matching(random, columns, names);
  return random.pick([
    `${left.text} ${negated}IN (SELECT ${right.text} ${from} ${condition})`,
    `${negated}EXISTS (SELECT 1 ${from} ${left.text} = ${right.text} AND ${condition})`,
    `${negated}EXISTS (SELECT * ${from} ${condition})`,
    `(SELECT count(*) ${from} ${left.text} = ${right.text}) > 0`,
    `${left.text} = (SELECT max(${right.text}) ${from} ${condition})`,
    `(${left.text}, ${left.text}) IN (SELECT ${right.text}, ${right.text} ${from} ${condition})`,
  ]);
}

function nestedCondition(context: FromContext, columns: readonly Column[]): string {
  const inner = { ...context, depth: context.depth - 1 };
  const from = randomFrom(inner);
  const [left, right] = matching(context.random, columns, columnsOf(from.sources));
  return `${left.text} IN (SELECT ${right.text} FROM ${from.text}${whereOver(inner, from)})`;
}

/** Columns of the same values first. */
function matching(
  random: Random,
  left: readonly Column[],
  right: readonly Column[],
): readonly [Column, Column] {
  const pairs = left.flatMap((one) => right.map((other) => [one, other] as const));
  const likely = pairs.filter(([one, other]) => one.column.values === other.column.values);
  return random.pick(likely.length > 0 ? likely : pairs);
}
