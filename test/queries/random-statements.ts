/** Random SELECT statements over the tables of `resources.ts`, valid SQL by construction. */
import fc from 'fast-check';

interface Table {
  readonly name: string;
  /** Columns with values worth comparing with: some that exist and one that does not. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

const vpcIds = ['vpc-1', 'vpc-2', 'vpc-9'];
const subnetIds = ['subnet-1', 'subnet-4', 'subnet-9'];
const workspaceIds = ['factory', 'mine', 'none'];

const tables: readonly Table[] = [
  { name: 'aws.ec2.vpcs', columns: { vpc_id: vpcIds, cidr_block: ['10.1.0.0/16', '10.9.0.0/16'] } },
  {
    name: 'aws.ec2.subnets',
    columns: { subnet_id: subnetIds, vpc_id: vpcIds, availability_zone: ['us-east-1b'] },
  },
  {
    name: 'aws.ec2.instances',
    columns: {
      instance_id: ['i-1', 'i-3', 'i-9'],
      subnet_id: subnetIds,
      instance_type: ['t3.micro'],
    },
  },
  {
    name: 'aws.iottwinmaker.workspaces',
    columns: { workspace_id: workspaceIds, description: ['the mine'] },
  },
  {
    name: 'aws.iottwinmaker.sync_jobs',
    columns: { workspace_id: workspaceIds, sync_source: ['SITEWISE', 'X'], state: ['ACTIVE'] },
  },
];

interface Source {
  readonly alias: string;
  readonly columns: Table['columns'];
}

/** A column with its qualifier, and values to compare it with. */
interface Column {
  readonly text: string;
  readonly values: readonly string[];
}

const joins = [
  'JOIN',
  'LEFT JOIN',
  'LEFT JOIN',
  'RIGHT JOIN',
  'RIGHT JOIN',
  'FULL JOIN',
  'CROSS JOIN',
];

/** A relation with the sources that it brings into scope. */
interface From {
  readonly text: string;
  readonly sources: readonly Source[];
}

function columnsOf(sources: readonly Source[]): readonly Column[] {
  return sources.flatMap(({ alias, columns }) =>
    Object.entries(columns).map(([name, values]) => ({ text: `${alias}.${name}`, values })),
  );
}

function sourceFrom(alias: string, depth: number): fc.Arbitrary<From> {
  const plain = fc.constantFrom(...tables).map((table) => ({
    text: `${table.name} AS ${alias}`,
    sources: [{ alias, columns: table.columns }],
  }));
  if (depth === 0) return plain;
  const derived = fc.constantFrom(...tables).chain((table) =>
    fc
      .tuple(
        fc.option(conditionOver([{ alias: 't', columns: table.columns }], 0, []), { nil: '1' }),
        fc.constantFrom(
          '*',
          'listed',
          'DISTINCT *',
          'grouped',
          'limited',
          'keyed',
          'having',
          'ranked',
        ),
      )
      .map(([condition, shape]) => ({
        text: `(${derivedQuery(table, condition, shape)}) AS ${alias}`,
        sources: [{ alias, columns: table.columns }],
      })),
  );
  return fc.oneof({ arbitrary: plain, weight: 4 }, { arbitrary: derived, weight: 1 });
}

/** Queries whose rows do and do not pass one by one. */
function derivedQuery({ name, columns }: Table, condition: string, shape: string): string {
  const source = `FROM ${name} AS t WHERE ${condition}`;
  const [first = '', ...others] = Object.keys(columns);
  if (shape === 'limited') return `SELECT * ${source} ORDER BY ${first} DESC LIMIT 2`;
  const computed = (call: (column: string) => string): string =>
    [first, ...others.map((column) => `${call(column)} AS ${column}`)].join(', ');
  if (shape === 'keyed' || shape === 'having') {
    const having = shape === 'having' ? ` HAVING ${first} LIKE '%1%' OR count(*) > 1` : '';
    return `SELECT ${computed((column) => `min(${column})`)} ${source} GROUP BY ${first}${having}`;
  }
  if (shape === 'ranked') {
    const max = (column: string): string => `max(${column}) OVER (PARTITION BY ${first})`;
    return `SELECT ${computed(max)} ${source}`;
  }
  if (shape === 'listed') return `SELECT ${[first, ...others].join(', ')} ${source}`;
  if (shape !== 'grouped') return `SELECT ${shape} ${source}`;
  const items = [
    `max(${first}) AS ${first}`,
    ...others.map((column) => `min(${column}) AS ${column}`),
  ];
  return `SELECT ${items.join(', ')} ${source}`;
}

function fromOver(depth: number): fc.Arbitrary<From> {
  return fc
    .integer({ min: 1, max: 3 })
    .chain((count) =>
      Array.from({ length: count }, (_, index) => sourceFrom(`r${index}`, depth)).reduce<
        fc.Arbitrary<From>
      >(
        (left, right, index) => (index === 0 ? right : joined(left, right)),
        fc.constant({ text: '', sources: [] }),
      ),
    );
}

function joined(left: fc.Arbitrary<From>, right: fc.Arbitrary<From>): fc.Arbitrary<From> {
  return fc.tuple(left, right, fc.constantFrom(...joins)).chain(([first, second, join]) => {
    const sources = [...first.sources, ...second.sources];
    const text = `${first.text} ${join} ${second.text}`;
    if (join === 'CROSS JOIN') return fc.constant({ text, sources });
    return fc
      .tuple(
        equalityOver(columnsOf(first.sources), columnsOf(second.sources)),
        fc.option(conditionOver(sources, 0, []), { nil: undefined, freq: 4 }),
      )
      .map(([equality, condition]) => ({
        text: `${text} ON ${equality}${condition === undefined ? '' : ` AND ${condition}`}`,
        sources,
      }));
  });
}

/** Columns of the same values first: joins that match. */
function equalityOver(left: readonly Column[], right: readonly Column[]): fc.Arbitrary<string> {
  const pairs = left.flatMap((one) => right.map((other) => [one, other] as const));
  const likely = pairs.filter(([one, other]) => one.values === other.values);
  return fc
    .constantFrom(...(likely.length > 0 ? likely : pairs))
    .map(([one, other]) => `${one.text} = ${other.text}`);
}

function conditionOver(
  sources: readonly Source[],
  depth: number,
  outer: readonly Source[],
): fc.Arbitrary<string> {
  const columns = columnsOf(sources);
  /** The first column of a table is where calls hang on: it comes up as often as all others. */
  const firsts = sources.flatMap((source) => columnsOf([source]).slice(0, 1));
  const column = fc.oneof(fc.constantFrom(...columns), fc.constantFrom(...firsts));
  const quoted = (value: string): string => `'${value}'`;
  const equality = column.chain(({ text, values }) =>
    fc.constantFrom(...values).map((value) => `${text} = ${quoted(value)}`),
  );
  const membership = column.chain(({ text, values }) =>
    fc
      .subarray([...values], { minLength: 1 })
      .map((some) => `${text} IN (${some.map(quoted).join(', ')})`),
  );
  const atom = fc.oneof(
    { arbitrary: equality, weight: 4 },
    { arbitrary: membership, weight: 2 },
    { arbitrary: equalityOver(columns, columnsOf([...sources, ...outer])), weight: 2 },
    { arbitrary: column.map(({ text }) => `${text} IS NULL`), weight: 2 },
    { arbitrary: column.map(({ text }) => `${text} LIKE '%1%'`), weight: 1 },
    { arbitrary: equality.map((text) => `NOT ${text}`), weight: 1 },
  );
  if (depth === 0) return atom;
  const inner = conditionOver(sources, depth - 1, outer);
  return fc.oneof(
    { arbitrary: atom, weight: 5 },
    {
      arbitrary: fc.tuple(inner, inner).map(([left, right]) => `(${left} OR ${right})`),
      weight: 2,
    },
    {
      arbitrary: fc.tuple(inner, inner).map(([left, right]) => `(${left} AND ${right})`),
      weight: 2,
    },
    { arbitrary: inner.map((condition) => `NOT (${condition})`), weight: 1 },
    { arbitrary: subqueryCondition(columns, sources), weight: 2 },
  );
}

function subqueryCondition(
  columns: readonly Column[],
  sources: readonly Source[],
): fc.Arbitrary<string> {
  return fc.constantFrom(...tables).chain((table) => {
    const inner: Source = { alias: 's', columns: table.columns };
    const names = columnsOf([inner]);
    return fc.oneof(
      fc
        .tuple(
          fc.constantFrom(...columns),
          fc.constantFrom(...names),
          conditionOver([inner], 0, []),
          fc.boolean(),
        )
        .map(
          ([column, name, condition, negated]) =>
            `${column.text} ${negated ? 'NOT ' : ''}IN (SELECT ${name.text} FROM ${table.name} AS s WHERE ${condition})`,
        ),
      fc
        .tuple(equalityOver(names, columns), conditionOver([inner], 0, sources), fc.boolean())
        .map(
          ([equality, condition, negated]) =>
            `${negated ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${table.name} AS s WHERE ${equality} AND ${condition})`,
        ),
    );
  });
}

/** Grouped by a column, with conditions on its alias before and on its groups after. */
const groupings: fc.Arbitrary<string> = fromOver(1).chain((from) => {
  const columns = fc.constantFrom(...columnsOf(from.sources));
  const condition = fc.tuple(columns, fc.boolean()).chain(([column, isAlias]) =>
    fc.constantFrom(...column.values).map((value) => ({
      column: column.text,
      value,
      place: isAlias ? 'WHERE' : 'HAVING',
    })),
  );
  return condition.map(({ column, value, place }) => {
    const said = `key = '${value}'`;
    const where = place === 'WHERE' ? ` WHERE ${said}` : '';
    const having = place === 'HAVING' ? ` HAVING ${said}` : '';
    return `SELECT ${column} AS key, count(*) FROM ${from.text}${where} GROUP BY 1${having}`;
  });
});

const plain: fc.Arbitrary<string> = fromOver(1).chain((from) => {
  const columns = columnsOf(from.sources).map((column) => column.text);
  const list = fc.oneof(
    fc.constant('*'),
    fc.constant('count(*)'),
    fc.subarray([...columns], { minLength: 1 }).map((some) => some.join(', ')),
    fc.subarray([...columns], { minLength: 1 }).map((some) => `DISTINCT ${some.join(', ')}`),
  );
  const where = fc.option(conditionOver(from.sources, 2, []), { nil: undefined });
  return fc
    .tuple(list, where)
    .map(
      ([selected, condition]) =>
        `SELECT ${selected} FROM ${from.text}${condition === undefined ? '' : ` WHERE ${condition}`}`,
    );
});

export const statements: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: plain, weight: 5 },
  { arbitrary: groupings, weight: 1 },
);

export interface StatementOverViews {
  readonly views: string;
  readonly statement: string;
  /** The same with each view's query in the place of its name. */
  readonly inlined: string;
}

/** A chain of up to three views over one table: each reads the one before it. */
interface ViewChain {
  readonly table: Table;
  readonly views: readonly RandomView[];
}

interface RandomView {
  /** What stands between the view's name and AS. */
  readonly list: string;
  readonly query: (source: string) => string;
  /** The query with the names that the list gives. */
  readonly named: (source: string) => string;
}

const viewChains: fc.Arbitrary<ViewChain> = fc.constantFrom(...tables).chain((table) => {
  const view = fc
    .tuple(
      fc.option(conditionOver([{ alias: 't', columns: table.columns }], 0, []), { nil: '1' }),
      fc.constantFrom('*', 'listed', 'DISTINCT *', 'grouped', 'keyed', 'having', 'ranked'),
      fc.boolean(),
    )
    .map(([condition, shape, isRenamed]): RandomView => {
      const queryOver = (source: string): string =>
        derivedQuery({ ...table, name: source }, condition, shape);
      if (!isRenamed || shape.endsWith('*')) {
        return { list: '', query: queryOver, named: queryOver };
      }
      const [first = '', ...others] = Object.keys(table.columns);
      const names = [...others, first];
      const items = [first, ...others].map((column, index) => `${column} AS ${names[index] ?? ''}`);
      return {
        list: ` (${names.join(', ')})`,
        query: queryOver,
        named: (source) => `SELECT ${items.join(', ')} FROM (${queryOver(source)})`,
      };
    });
  return fc.array(view, { minLength: 1, maxLength: 3 }).map((views) => ({ table, views }));
});

/** A random statement in which views stand for one or two of its tables. */
export const statementsOverViews: fc.Arbitrary<StatementOverViews> = fc
  .tuple(
    statements,
    fc.uniqueArray(viewChains, {
      minLength: 1,
      maxLength: 2,
      selector: ({ table }) => table.name,
    }),
  )
  .map(([written, chains]) =>
    chains.reduce<StatementOverViews>(
      ({ views, statement, inlined }, { table, views: links }, chain) => {
        const name = (index: number): string =>
          index < 0 ? table.name : `view_${String(chain)}_${String(index)}`;
        const definitions = links.map(
          ({ list, query }, index) =>
            `CREATE VIEW ${name(index)}${list} AS ${query(name(index - 1))};\n`,
        );
        const last = name(links.length - 1);
        const whole = links.reduce((source, { named }) => `(${named(source)})`, table.name);
        return {
          views: views + definitions.toReversed().join(''),
          statement: statement.replaceAll(`${table.name} AS`, `${last} AS`),
          inlined: inlined.replaceAll(`${table.name} AS`, `${whole} AS`),
        };
      },
      { views: '', statement: written, inlined: written },
    ),
  )
  .filter(({ statement, inlined }) => statement !== inlined);
