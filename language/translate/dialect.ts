/** What sets the engines' SQL apart, beside their functions. */
import type { Target } from './target.ts';

/** Engines that have their functions in common: Athena runs Trino's. */
export type Family = 'trino' | 'postgresql' | 'snowflake' | 'bigquery' | 'redshift';

export interface Dialect {
  readonly target: Target;
  readonly family: Family;
  readonly quote: '"' | '`';
  /** How the engine spells a name that is not quoted; quoting one must spell it the same. */
  readonly folds: 'lower' | 'upper' | 'none';
  /** A backslash in a string stands for something else than itself. */
  readonly backslashEscapes: boolean;
  readonly types: {
    readonly text: string;
    readonly integer: string;
    readonly number: string;
    readonly boolean: string;
    readonly blob: string;
    readonly date: string;
    readonly timestamp: string;
  };
  /** Where NULLs go in ascending and in descending order, unless a statement says. */
  readonly nulls: { readonly ascending: 'FIRST' | 'LAST'; readonly descending: 'FIRST' | 'LAST' };
  /** What of SQLite's grammar the engine has as well. */
  readonly has: {
    readonly filter: boolean;
    readonly namedWindows: boolean;
    readonly groupsFrames: boolean;
    readonly excludedFrames: boolean;
    readonly natural: boolean;
    readonly columnsOfCommonTables: boolean;
    /** `UNION` alone; without it `UNION DISTINCT` and the like. */
    readonly plainSetOperators: boolean;
    /** Two integers divided give an integer. */
    readonly integerDivision: boolean;
    readonly ilike: boolean;
    /** OFFSET stands before LIMIT. */
    readonly offsetFirst: boolean;
  };
}

const trino: Dialect = {
  target: 'trino',
  family: 'trino',
  quote: '"',
  folds: 'lower',
  backslashEscapes: false,
  types: {
    text: 'VARCHAR',
    integer: 'BIGINT',
    number: 'DOUBLE',
    boolean: 'BOOLEAN',
    blob: 'VARBINARY',
    date: 'DATE',
    timestamp: 'TIMESTAMP',
  },
  nulls: { ascending: 'LAST', descending: 'LAST' },
  has: {
    filter: true,
    namedWindows: true,
    groupsFrames: true,
    excludedFrames: false,
    natural: false,
    columnsOfCommonTables: true,
    plainSetOperators: true,
    integerDivision: true,
    ilike: false,
    offsetFirst: true,
  },
};

const postgresql: Dialect = {
  ...trino,
  target: 'postgresql',
  family: 'postgresql',
  types: {
    ...trino.types,
    text: 'TEXT',
    number: 'DOUBLE PRECISION',
    blob: 'BYTEA',
  },
  nulls: { ascending: 'LAST', descending: 'FIRST' },
  has: { ...trino.has, excludedFrames: true, natural: true, ilike: true, offsetFirst: false },
};

const dialects: Readonly<Record<Target, Dialect>> = {
  trino,
  postgresql,
  athena: {
    ...trino,
    target: 'athena',
    has: { ...trino.has, filter: false, namedWindows: false, groupsFrames: false },
  },
  redshift: {
    ...postgresql,
    target: 'redshift',
    family: 'redshift',
    backslashEscapes: true,
    types: { ...postgresql.types, text: 'VARCHAR', blob: 'VARBYTE' },
    has: {
      ...postgresql.has,
      filter: false,
      namedWindows: false,
      groupsFrames: false,
      excludedFrames: false,
    },
  },
  snowflake: {
    ...postgresql,
    target: 'snowflake',
    family: 'snowflake',
    folds: 'upper',
    backslashEscapes: true,
    types: { ...postgresql.types, text: 'VARCHAR', blob: 'BINARY' },
    has: {
      ...postgresql.has,
      filter: false,
      namedWindows: false,
      groupsFrames: false,
      excludedFrames: false,
      integerDivision: false,
    },
  },
  bigquery: {
    ...trino,
    target: 'bigquery',
    family: 'bigquery',
    quote: '`',
    folds: 'none',
    backslashEscapes: true,
    types: {
      text: 'STRING',
      integer: 'INT64',
      number: 'FLOAT64',
      boolean: 'BOOL',
      blob: 'BYTES',
      date: 'DATE',
      timestamp: 'TIMESTAMP',
    },
    nulls: { ascending: 'FIRST', descending: 'LAST' },
    has: {
      filter: false,
      namedWindows: true,
      groupsFrames: false,
      excludedFrames: false,
      natural: false,
      columnsOfCommonTables: false,
      plainSetOperators: false,
      integerDivision: false,
      ilike: false,
      offsetFirst: false,
    },
  },
};

export function dialectOf(target: Target): Dialect {
  return dialects[target];
}
