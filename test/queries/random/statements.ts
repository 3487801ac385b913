/** Random SELECT statements, valid SQL by construction. */
import type { Random } from './random.ts';
import { columnsOf, randomFrom, tableMark, whereOver } from './sources.ts';
import type { From, FromContext, Named } from './sources.ts';
import { tables } from './tables.ts';

export interface RandomStatement {
  /** With marks for tables, `[[all:…]]` and `[[home:…]]`, and identifiers, `[[id:alias:…]]`. */
  readonly text: string;
  /** Set where only so many of the rows are asked for, in no order. */
  readonly limit?: number;
}

export function randomStatement(random: Random): RandomStatement {
  let aliases = 0;
  const nextAlias = (): string => `r${String(aliases++)}`;
  const context: FromContext = { random, nextAlias, named: [], depth: 2 };
  const withs = random.chance(0.3) ? commonTables(context) : [];
  const named = withs.map(({ named: each }) => each);
  const body = bodyOf({ ...context, named });
  const prefix =
    withs.length === 0 ? '' : `WITH RECURSIVE ${withs.map(({ text }) => text).join(', ')} `;
  const text = `${prefix}${body}`;
  if (!body.includes(' ORDER BY ') && random.chance(0.15)) return { text, limit: random.below(4) };
  return { text };
}

interface CommonTable {
  readonly text: string;
  readonly named: Named;
}

function commonTables(context: FromContext): readonly CommonTable[] {
  const made: CommonTable[] = [];
  const count = 1 + context.random.below(2);
  for (let index = 0; index < count; index += 1) {
    const named = made.map((each) => each.named);
    made.push(commonTable({ ...context, named }, `c${String(index)}`));
  }
  return made;
}

function commonTable(context: FromContext, name: string): CommonTable {
  const { random } = context;
  if (random.chance(0.25)) return recursiveTable(context, name);
  const from = randomFrom({ ...context, depth: 1 });
  const [main] = from.sources;
  if (main === undefined) throw new Error('a FROM clause without a source');
  const names = Object.keys(main.columns);
  const query = `SELECT ${names.map((each) => `${main.alias}.${each}`).join(', ')} FROM ${from.text}${whereOver(context, from)}`;
  return {
    text: `${name}(${names.join(', ')}) AS (${query})`,
    named: { name, columns: main.columns },
  };
}

/** From vpcs to their subnets and those's instances, or numbers that make identifiers. */
function recursiveTable({ random, nextAlias }: FromContext, name: string): CommonTable {
  const [vpcs, subnets] = tables;
  if (vpcs === undefined || subnets === undefined) throw new Error('no tables');
  const ids = vpcs.columns['vpc_id'];
  if (ids === undefined) throw new Error('no `vpc_id`');
  const union = random.pick(['UNION', 'UNION ALL']);
  const alias = nextAlias();
  const columns = { id: ids };
  if (random.chance(0.5)) {
    const text = `${name}(n, id) AS (SELECT 1, 'vpc-1' ${union} SELECT n + 1, 'vpc-' || (n + 1) FROM ${name} WHERE n < 3)`;
    return { text, named: { name, columns } };
  }
  const start = `SELECT ${alias}.vpc_id, 1 FROM ${tableMark(vpcs, false)} AS ${alias}`;
  const next = `SELECT s.subnet_id, depth + 1 FROM ${name} JOIN ${tableMark(subnets, false)} AS s ON s.vpc_id = ${name}.id WHERE depth < 4`;
  return {
    text: `${name}(id, depth) AS (${start} ${union} ${next})`,
    named: { name, columns },
  };
}

function bodyOf(context: FromContext): string {
  const { random } = context;
  if (random.chance(0.15)) {
    const operators = ['UNION', 'UNION ALL', 'INTERSECT', 'EXCEPT'];
    const arms = Array.from({ length: 2 + random.below(2) }, () => oneColumn(context));
    return arms.reduce((left, right) => `${left} ${random.pick(operators)} ${right}`);
  }
  const from = randomFrom(context);
  const where = whereOver(context, from);
  const order = random.chance(0.2);
  if (!order) return queryOver(context, from, where);
  const columns = columnsOf(from.sources).map(({ text }) => text);
  const chosen = random.some(columns);
  const places = chosen.map((_, index) => String(index + 1)).join(', ');
  const limit = random.chance(0.6) ? ` LIMIT ${String(random.below(5))}` : '';
  const offset = limit !== '' && random.chance(0.3) ? ` OFFSET ${String(random.below(3))}` : '';
  return `SELECT ${chosen.join(', ')} FROM ${from.text}${where} ORDER BY ${places}${limit}${offset}`;
}

function oneColumn(context: FromContext): string {
  const from = randomFrom({ ...context, depth: 1 });
  const column = context.random.pick(columnsOf(from.sources)).text;
  return `SELECT ${column} FROM ${from.text}${whereOver(context, from)}`;
}

function queryOver(context: FromContext, from: From, where: string): string {
  const { random } = context;
  const columns = columnsOf(from.sources).map(({ text }) => text);
  const column = (): string => random.pick(columns);
  const source = `FROM ${from.text}${where}`;
  const kind = random.weighted([
    [6, 'columns'],
    [2, 'star'],
    [2, 'count'],
    [2, 'distinct'],
    [2, 'grouped'],
    [1, 'aggregates'],
    [1, 'windows'],
    [2, 'scalar'],
    [1, 'exists'],
    [1, 'computed'],
  ] as const);
  switch (kind) {
    case 'columns':
      return `SELECT ${random.some(columns).join(', ')} ${source}`;
    case 'star':
      return `SELECT ${columns.join(', ')} ${source}`;
    case 'count':
      return `SELECT count(*) ${source}`;
    case 'distinct':
      return `SELECT DISTINCT ${random.some(columns).join(', ')} ${source}`;
    case 'grouped':
      return grouped(random, column(), source, where);
    case 'aggregates':
      return `SELECT count(${column()}), max(${column()}), count(*) FILTER (WHERE ${column()} LIKE '%1%'), count(DISTINCT ${column()}) ${source}`;
    case 'windows':
      return `SELECT ${column()}, count(*) OVER (PARTITION BY ${column()}), max(${column()}) OVER w ${source} WINDOW w AS (PARTITION BY ${column()})`;
    case 'scalar':
      return `SELECT ${column()}, (${scalar(context, from)}) ${source}`;
    case 'exists':
      return `SELECT ${column()}, EXISTS (${scalar(context, from)}) ${source}`;
    case 'computed':
      return `SELECT ${column()} || ${column()}, CASE WHEN ${column()} LIKE '%1%' THEN ${column()} END, coalesce(${column()}, 'none') ${source}`;
  }
}

function grouped(random: Random, column: string, source: string, where: string): string {
  const key = `'${random.pick(['vpc-1', 'subnet-1', 'factory', 'shop'])}'`;
  const having = random.pick(['', ` HAVING chosen = ${key}`, ' HAVING count(*) > 1']);
  const extra = where !== '' && random.chance(0.3) ? ` AND chosen = ${key}` : '';
  return `SELECT ${column} AS chosen, count(*) ${source}${extra} GROUP BY ${random.pick(['1', column])}${having}`;
}

/** A correlated subquery of one value, the same whatever the order of its rows. */
function scalar(context: FromContext, from: From): string {
  const { random } = context;
  const table = random.pick(tables);
  const alias = context.nextAlias();
  const inner = columnsOf([{ alias, columns: table.columns }]);
  const outer = columnsOf(from.sources);
  const pairs = inner.flatMap((one) =>
    outer
      .filter((other) => other.column.values === one.column.values)
      .map((other) => [one, other] as const),
  );
  const [one, other] =
    pairs.length > 0 ? random.pick(pairs) : [random.pick(inner), random.pick(outer)];
  return `SELECT max(${random.pick(inner).text}) FROM ${tableMark(table, false)} AS ${alias} WHERE ${one.text} = ${other.text}`;
}
