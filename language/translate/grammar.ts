/**
 * The engines' grammars, of node-sql-parser: this is the only file that touches the library. A grammar
 * is a bundle of a quarter of a megabyte, and is loaded when the first statement is translated.
 */
import type { Target } from './target.ts';

interface SqlParser {
  /** Throws where the text is no statement of the grammar. */
  astify(sql: string, options: { readonly database: string }): unknown;
}

interface Grammar {
  readonly database: string;
  readonly parser: SqlParser;
}

/**
 * Whether a grammar of the engine reads the text. Athena's SQL is Trino's and Redshift's grew from
 * PostgreSQL's, so what the one grammar lacks the other may have.
 */
export async function readsAs(target: Target, written: string): Promise<boolean> {
  const sql = readable(written);
  for (const load of grammars[target]) {
    const { database, parser } = await load();
    try {
      parser.astify(sql, { database });
      return true;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
  return false;
}

/** What the engines document and no grammar at hand has, as the nearest that it reads. */
function readable(sql: string): string {
  return sql
    .replaceAll(/ AS (?:ARRAY\(JSON\)|MAP\(VARCHAR, JSON\))/g, ' AS VARCHAR')
    .replaceAll(' WITH ORDINALITY AS ', ' AS ');
}

const trino = once('trino', () => import('node-sql-parser/build/trino.js'));
const athena = once('athena', () => import('node-sql-parser/build/athena.js'));
const postgresql = once('postgresql', () => import('node-sql-parser/build/postgresql.js'));

const grammars: Readonly<Record<Target, readonly (() => Promise<Grammar>)[]>> = {
  athena: [athena, trino],
  trino: [trino, athena],
  postgresql: [postgresql],
  snowflake: [once('snowflake', () => import('node-sql-parser/build/snowflake.js'))],
  bigquery: [once('bigquery', () => import('node-sql-parser/build/bigquery.js'))],
  redshift: [once('redshift', () => import('node-sql-parser/build/redshift.js')), postgresql],
};

function once(database: string, load: () => Promise<unknown>): () => Promise<Grammar> {
  let grammar: Promise<Grammar> | undefined;
  return () => (grammar ??= load().then((loaded) => ({ database, parser: parserOf(loaded) })));
}

/** The builds are CommonJS; their types say that they are not. */
function parserOf(loaded: unknown): SqlParser {
  const { default: exported = loaded } = loaded as { readonly default?: unknown };
  const { Parser } = exported as { readonly Parser: new () => SqlParser };
  return new Parser();
}
