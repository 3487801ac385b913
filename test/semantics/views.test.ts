import { describe, expect, it } from 'vitest';
import {
  createBinder,
  createdView,
  type BoundStatement,
  type ViewDefinition,
} from '../../language/semantics/index.ts';
import { parseStatement, type ParsedStatement } from '../../language/syntax/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

/** The views of a workspace that a test changes. */
function workspace(...texts: readonly string[]) {
  let version = 0;
  const definitions = new Map<string, ViewDefinition>();
  const define = (text: string): void => {
    version += 1;
    const statement = parseStatement(text);
    const name = createdView(statement.root)?.name?.parts.at(-1)?.text ?? '';
    definitions.set(name.toLowerCase(), { name, statement });
  };
  texts.forEach(define);
  const bind = createBinder(testCatalog(), () => ({
    version,
    named: (name) => definitions.get(name.toLowerCase()),
    all: () => definitions.values(),
  }));
  return { bind, define };
}

function columnsOf({ relations }: BoundStatement): string {
  return relations
    .map(({ alias, kind, columns }) => {
      const names = columns?.map(({ name, type }) => `${name} ${type}`).join(', ') ?? '?';
      return `${alias} ${kind}: ${names}`;
    })
    .join('\n');
}

function read(text: string): ParsedStatement {
  return parseStatement(text);
}

const blue = 'CREATE VIEW blue AS SELECT bucket_name, arn AS a, upper(region) FROM aws.s3.buckets';

describe('a view of the workspace', () => {
  it('is a relation with the columns that its query gives', () => {
    const { bind } = workspace(blue);
    expect(columnsOf(bind(read('SELECT * FROM BLUE b')))).toBe(
      'b view: bucket_name string, a string, upper(region) string',
    );
  });

  it('has the names of its column list', () => {
    const { bind } = workspace('CREATE VIEW v (x, y) AS SELECT region, arn FROM aws.s3.buckets');
    expect(columnsOf(bind(read('SELECT * FROM v')))).toBe('v view: x string, y string');
  });

  it('makes a column that it lacks unknown', () => {
    const { bind } = workspace(blue);
    const { problems } = bind(read('SELECT bucket_nam, a FROM blue'));
    expect(problems.map(({ message }) => message)).toEqual([
      'no column `bucket_nam` on `blue`: did you mean `bucket_name`?',
    ]);
  });

  it('is what a name near to its own most likely means', () => {
    const { bind, define } = workspace(blue, 'CREATE VIEW report_2024 AS SELECT 1 AS one');
    const messages = (text: string): readonly string[] =>
      bind(read(text)).problems.map(({ message, replacement }) => `${message} ${replacement}`);
    expect(messages('SELECT a FROM bleu')).toEqual([
      'no table `bleu` in this query: did you mean `blue`? blue',
    ]);
    expect(messages('WITH green AS (SELECT 1 AS a) SELECT a FROM gren')).toEqual([
      'no table `gren` in this query: did you mean `green`? green',
    ]);
    expect(messages('SELECT one FROM report_2023')).toEqual([]);
    expect(messages('SELECT one FROM elsewhere')).toEqual([]);
    expect(messages('CREATE VIEW other AS SELECT * FROM othr')).toEqual([]);

    const statement = read('SELECT a FROM elswhere');
    expect(bind(statement).problems).toEqual([]);
    define('CREATE VIEW elsewhere AS SELECT 1 AS a');
    expect(bind(statement).problems).toHaveLength(1);
    define('CREATE VIEW elswhere AS SELECT 1 AS a');
    expect(bind(statement).problems).toEqual([]);
  });

  it('tells the resource behind a column, and no place in its own statement', () => {
    const { bind } = workspace(blue);
    const column = bind(read('SELECT a FROM blue')).references[0]?.column;
    expect(column?.source?.name).toBe('aws.s3.buckets');
    expect([column?.origins, column?.definition]).toEqual([undefined, undefined]);
  });

  it('gives its values to a table that is listed by them', () => {
    const { bind } = workspace(
      'CREATE VIEW w AS SELECT workspace_id FROM aws.iottwinmaker.workspaces',
    );
    const text =
      'SELECT j.state FROM w JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = w.workspace_id';
    expect(bind(read(text)).problems).toEqual([]);
  });

  it('is what DROP and REFRESH name', () => {
    const { bind } = workspace(blue);
    for (const text of ['DROP VIEW IF EXISTS blue', 'REFRESH MATERIALIZED VIEW Blue']) {
      expect(bind(read(text)).target?.view?.name).toBe('blue');
    }
    expect(bind(read('DROP VIEW other')).problems).toEqual([]);
  });

  it('yields to a common table of its name', () => {
    const { bind } = workspace(blue);
    expect(columnsOf(bind(read('WITH blue AS (SELECT 1 AS one) SELECT * FROM blue')))).toBe(
      'blue commonTable: one integer',
    );
  });

  it('may read another view', () => {
    const { bind } = workspace('CREATE VIEW outermost AS SELECT a FROM blue', blue);
    expect(columnsOf(bind(read('SELECT * FROM outermost')))).toBe('outermost view: a string');
  });

  it('that reads itself has columns that cannot be known', () => {
    const { bind } = workspace(
      'CREATE VIEW one AS SELECT * FROM two',
      'CREATE VIEW two AS SELECT * FROM one',
    );
    expect(columnsOf(bind(read('SELECT x FROM one')))).toBe('one view: ?');
    expect(bind(read('SELECT x FROM one')).problems).toEqual([]);
  });

  it('bounds a long chain of views', () => {
    const chain = Array.from(
      { length: 300 },
      (_, index) => `CREATE VIEW v${index} AS SELECT * FROM v${index + 1}`,
    );
    const { bind } = workspace(...chain, 'CREATE VIEW v300 AS SELECT 1 AS one');
    expect(columnsOf(bind(read('SELECT * FROM v0')))).toBe('v0 view: ?');
    expect(columnsOf(bind(read('SELECT * FROM v280')))).toBe('v280 view: one integer');
  });

  it('may need a value that only its reader gives', () => {
    const { bind } = workspace();
    const text = 'CREATE VIEW jobs AS SELECT * FROM aws.iottwinmaker.sync_jobs';
    expect(bind(read(text)).problems).toEqual([]);
  });
});

describe('a statement that reads views', () => {
  it('is bound again when one of them changes', () => {
    const { bind, define } = workspace(blue);
    const statement = read('SELECT other FROM blue');
    expect(bind(statement).problems).toHaveLength(1);
    define('CREATE VIEW blue AS SELECT arn AS other FROM aws.s3.buckets');
    expect(bind(statement).problems).toEqual([]);
  });

  it('is bound again when a view below one of them changes', () => {
    const { bind, define } = workspace('CREATE VIEW outermost AS SELECT * FROM blue', blue);
    const statement = read('SELECT other FROM outermost');
    expect(bind(statement).problems).toHaveLength(1);
    define('CREATE VIEW blue AS SELECT arn AS other FROM aws.s3.buckets');
    expect(bind(statement).problems).toEqual([]);
  });

  it('is bound again when a name becomes a view', () => {
    const { bind, define } = workspace();
    const statement = read('SELECT nothing FROM blue');
    expect(bind(statement).problems).toEqual([]);
    define(blue);
    expect(bind(statement).problems).toHaveLength(1);
  });

  it('stays the same object while none of them changes', () => {
    const { bind, define } = workspace(blue);
    const [reader, other] = [read('SELECT a FROM blue'), read('SELECT 1')];
    const before = [bind(reader), bind(other)];
    define('CREATE VIEW unrelated AS SELECT 1 AS one');
    expect(bind(reader)).toBe(before[0]);
    expect(bind(other)).toBe(before[1]);
  });
});
