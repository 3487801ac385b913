/** FROM clauses at random: tables, queries in their place, joins of every kind, values and functions. */
import type { Random } from './random.ts';
import { conditionOver } from './conditions.ts';
import { defaultRegion, numerals, regions, tables } from './tables.ts';
import type { RandomColumn, RandomTable } from './tables.ts';

/** What is visible under one alias. */
export interface Source {
  readonly alias: string;
  readonly columns: Readonly<Record<string, RandomColumn>>;
  /** Set for a table itself: it has an identifier to ask by. */
  readonly table?: RandomTable;
  /** Set where `region` is a column of it that a condition of its query confines. */
  readonly hasRegion?: true;
}

export interface From {
  readonly text: string;
  readonly sources: readonly Source[];
  /** Conditions on regions, for the WHERE clause: a table that has one is read in many regions. */
  readonly regional: readonly string[];
}

/** A query that stands before the statement, for its name in FROM. */
export interface Named {
  readonly name: string;
  readonly columns: Source['columns'];
}

export interface FromContext {
  readonly random: Random;
  /** Makes aliases that nothing else in the statement has. */
  readonly nextAlias: () => string;
  readonly named: readonly Named[];
  /** How deep queries may still stand in queries. */
  readonly depth: number;
}

/** The table in one region, the default one, or in all: what a statement without a region means. */
export function tableMark({ name }: RandomTable, isEverywhere: boolean): string {
  return `[[${isEverywhere ? 'all' : 'home'}:${name}]]`;
}

export function randomFrom(context: FromContext): From {
  const { random } = context;
  const count = random.weighted([
    [4, 1],
    [5, 2],
    [2, 3],
  ]);
  let from = randomSource(context);
  for (let index = 1; index < count; index += 1)
    from = joined(context, from, randomSource(context));
  return from;
}

function randomSource(context: FromContext): From {
  const { random, depth, named } = context;
  const kind = random.weighted<'table' | 'query' | 'named' | 'values' | 'function'>([
    [10, 'table'],
    [depth > 0 ? 3 : 0, 'query'],
    [named.length > 0 ? 6 : 0, 'named'],
    [1, 'values'],
    [1, 'function'],
  ]);
  const alias = context.nextAlias();
  switch (kind) {
    case 'table':
      return tableSource(context, alias);
    case 'query':
      return querySource(context, alias);
    case 'named': {
      const { name, columns } = random.pick(named);
      return { text: `${name} AS ${alias}`, sources: [{ alias, columns }], regional: [] };
    }
    case 'values': {
      const column = randomColumn(random);
      const values = random.chance(0.3) ? numerals : column.values.map(literal);
      const rows = random.some(values).map((value) => `SELECT ${value} AS v`);
      return {
        text: `(${rows.join(' UNION ALL ')}) AS ${alias}`,
        sources: [{ alias, columns: { v: { ...column, type: 'text' } } }],
        regional: [],
      };
    }
    case 'function': {
      const column = randomColumn(random);
      return {
        text: `json_each('${jsonOf(random, column)}') AS ${alias}`,
        sources: [{ alias, columns: { value: column } }],
        regional: [],
      };
    }
  }
}

function jsonOf(random: Random, { values }: RandomColumn): string {
  if (random.chance(0.7)) return JSON.stringify(random.some(values));
  return `[${random
    .some(numerals)
    .map((numeral) => numeral.replaceAll("'", '"'))
    .join(', ')}]`;
}

function randomColumn(random: Random): RandomColumn {
  const columns = Object.values(random.pick(tables).columns).filter(({ type }) => type === 'text');
  return random.pick(columns);
}

function tableSource({ random }: FromContext, alias: string): From {
  const table = random.pick(tables);
  const isEverywhere = random.chance(0.3);
  const source: Source = {
    alias,
    table,
    columns: table.columns,
    ...(isEverywhere && { hasRegion: true }),
  };
  return {
    text: `${tableMark(table, isEverywhere)} AS ${alias}`,
    sources: [source],
    regional: isEverywhere ? [regionCondition(random, alias)] : [],
  };
}

function regionCondition(random: Random, alias: string): string {
  const column = `${alias}.region`;
  return random.pick([
    `${column} = '${random.pick(regions)}'`,
    `${column} IN (${random
      .some(regions)
      .map((region) => `'${region}'`)
      .join(', ')})`,
    `${column} LIKE 'us-%'`,
    `${column} <> '${defaultRegion}'`,
    `${column} IS NOT NULL`,
    `NOT ${column} LIKE 'eu-%'`,
  ]);
}

const shapes = [
  'plain',
  'star',
  'distinct',
  'grouped',
  'having',
  'whole',
  'ranked',
  'first',
  'collated',
] as const;

/** Queries whose rows do and do not pass one by one. */
function querySource(context: FromContext, alias: string): From {
  const { random } = context;
  const inner = randomFrom({ ...context, depth: context.depth - 1 });
  const [main] = inner.sources;
  if (main === undefined) throw new Error('a FROM clause without a source');
  const [key = '', ...others] = Object.keys(main.columns);
  const shape = random.pick(shapes);
  const column = (name: string): string => `${main.alias}.${name}`;
  const computed = (call: (name: string) => string): string =>
    [`${column(key)} AS ${key}`, ...others.map((name) => `${call(column(name))} AS ${name}`)].join(
      ', ',
    );
  const named = computed((name) => name);
  const where = whereOver(context, inner);
  const source = `FROM ${inner.text}${where}`;
  const query = {
    plain: `SELECT ${named} ${source}`,
    star: `SELECT ${main.alias}.* ${source}`,
    collated: `SELECT ${computed((name) => name).replace(' AS', ' COLLATE NOCASE AS')} ${source}`,
    distinct: `SELECT DISTINCT ${named} ${source}`,
    grouped: `SELECT ${computed((name) => `min(${name})`)} ${source} GROUP BY ${column(key)}`,
    having: `SELECT ${computed((name) => `max(${name})`)} ${source} GROUP BY 1 HAVING ${column(key)} LIKE '%1%' OR count(*) > 1`,
    whole: `SELECT max(${column(key)}) AS ${key}${others.map((name) => `, min(${column(name)}) AS ${name}`).join('')} ${source}`,
    ranked: `SELECT ${computed((name) => `max(${name}) OVER (PARTITION BY ${column(key)})`)} ${source}`,
    first: `SELECT ${named} ${source} ORDER BY ${[key, ...others].map((_, index) => index + 1).join(', ')} LIMIT 2`,
  }[shape];
  return {
    text: `(${query}) AS ${alias}`,
    sources: [{ alias, columns: main.columns }],
    regional: [],
  };
}

export function whereOver(context: FromContext, from: From, outer: readonly Source[] = []): string {
  const { random } = context;
  const conditions = [
    ...from.regional,
    ...leftOut(random, from),
    ...(random.chance(0.75) ? [conditionOver(context, from.sources, 2, outer)] : []),
  ];
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

/** Rows that an outer join leaves out have no region: that chooses none to ask in. */
function leftOut(random: Random, { sources }: From): readonly string[] {
  const tablesAtHome = sources.filter(({ table, hasRegion }) => table !== undefined && !hasRegion);
  if (tablesAtHome.length < 2 || !random.chance(0.08)) return [];
  return [`${random.pick(tablesAtHome).alias}.region IS NULL`];
}

const joins = [
  [6, 'JOIN'],
  [4, 'LEFT JOIN'],
  [2, 'RIGHT JOIN'],
  [2, 'FULL JOIN'],
  [1, 'CROSS JOIN'],
  [2, ','],
] as const;

function joined(context: FromContext, left: From, right: From): From {
  const { random } = context;
  const join = random.weighted(joins);
  const sources = [...left.sources, ...right.sources];
  const equalities = equalitiesBetween(random, left.sources, right.sources);
  const regional = [...left.regional, ...right.regional];
  const isFree = join === 'CROSS JOIN' || join === ',';
  // A comma binds less tightly than JOIN, so that an ON further right would not see what stands here.
  const text = `${left.text} ${join === ',' ? 'CROSS JOIN' : join} ${right.text}`;
  if (isFree) {
    return { text, sources, regional: join === ',' ? [...regional, ...equalities] : regional };
  }
  const on = [
    ...equalities,
    ...(random.chance(0.25) ? [conditionOver(context, sources, 0, [])] : []),
  ];
  return { text: `${text} ON ${on.join(' AND ')}`, sources, regional };
}

/** Columns of the same values first: joins that match. */
function equalitiesBetween(
  random: Random,
  left: readonly Source[],
  right: readonly Source[],
): readonly string[] {
  const pairs = columnsOf(left).flatMap((one) =>
    columnsOf(right).map((other) => [one, other] as const),
  );
  const likely = pairs.filter(([one, other]) => one.column.values === other.column.values);
  const wanted = likely.length > 0 ? likely : pairs;
  const count = likely.length > 1 && random.chance(0.4) ? 2 : 1;
  return Array.from({ length: count }, () => {
    const [one, other] = random.pick(wanted);
    return random.chance(0.5) ? `${one.text} = ${other.text}` : `${other.text} = ${one.text}`;
  });
}

export function columnsOf(
  sources: readonly Source[],
): readonly { readonly text: string; readonly column: RandomColumn }[] {
  return sources.flatMap(({ alias, columns }) =>
    Object.entries(columns).map(([name, column]) => ({ text: `${alias}.${name}`, column })),
  );
}

export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value}'` : String(Number(value));
}
