/**
 * A plan is plain data: what to ask AWS, in which order, and the SQL text that SQLite then runs.
 * Planning knows nothing of execution. `printPlan` shows a plan as indented text, and tests compare
 * that text.
 */
import type { ResourceTable } from '../../catalog/index.ts';
import type { ExplainedPlan } from '../../protocol/index.ts';
import type { Span } from '../../language/syntax/index.ts';
import type { Replacement } from './sql/render.ts';

/** Values known now, or read from tables that earlier fetches filled. */
export type ValueSource =
  | { readonly kind: 'literals'; readonly values: readonly string[] }
  /** `sql` gives the values in one column; `fetches` must be complete before it runs. */
  | {
      readonly kind: 'query';
      readonly sql: string;
      readonly fetches: readonly number[];
      readonly description: string;
      /**
       * Set where `sql` gives each value's region in a second column: the value then counts in that
       * region only.
       */
      readonly byRegion?: true;
      /** The same for each value's account, in the column after those. */
      readonly byAccount?: true;
    };

/** Rows that say where to ask: in those of a fetch's accounts and regions alone. */
export interface PlaceSource {
  readonly gives: readonly ('account' | 'region')[];
  /** Of both, each value is the JSON text of an array. */
  readonly values: Extract<ValueSource, { kind: 'query' }>;
}

export interface PlaceNarrowing {
  /** A place must come from each. */
  readonly sources: readonly PlaceSource[];
  /** What the statement's conditions rule out. Any other value names a place that is asked as well. */
  readonly excluded: { readonly accounts: readonly string[]; readonly regions: readonly string[] };
}

/** An account that a statement asks: a configured profile by its name, or a role by its ARN. */
export interface FetchAccount {
  /** What the column `account` holds in its rows. */
  readonly name: string;
  /** It is asked with the connection's own credentials: a request then names no account. */
  readonly isOwn?: true;
  /** Twelve digits, where the configuration or the ARN tells them. */
  readonly accountId?: string;
}

/** One key of a ResourceModel or one part of an identifier. */
export interface BoundInput {
  readonly property: string;
  readonly values: ValueSource;
  /**
   * Further properties whose values come with this one's. Each value is then the JSON text of an array:
   * this property's value, then theirs.
   */
  readonly beside?: readonly string[];
}

/**
 * How the rows of one table are had. `get` asks once per identifier; `list` pages through one list
 * per region and combination of its inputs.
 */
export type Access =
  | { readonly kind: 'get'; readonly identifiers: IdentifierSource }
  | {
      readonly kind: 'list';
      readonly inputs: readonly BoundInput[];
      readonly hydrate: Hydration;
      /** Values to send only if AWS answers that the list needs these properties. */
      readonly offered?: readonly BoundInput[];
    };

/** Whole identifiers, or parts whose combinations are joined by `|` in the identifier's order. */
export type IdentifierSource =
  | { readonly kind: 'whole'; readonly values: ValueSource }
  | { readonly kind: 'parts'; readonly parts: readonly BoundInput[] };

/** `ifAbsent`: a get per listed resource that lacks one of `properties`; `always`: one for each. */
export type Hydration =
  | { readonly kind: 'never' }
  | { readonly kind: 'always' }
  | { readonly kind: 'ifAbsent'; readonly properties: readonly string[] };

export interface Fetch {
  readonly id: number;
  readonly table: ResourceTable;
  readonly typeName: string;
  /** The name of the SQLite table that it fills. */
  readonly target: string;
  /** Names and properties of the columns to fill, `region` and the identifier included. */
  readonly columns: readonly FetchColumn[];
  /** Where it is asked; where `home` is set, the regions in which each row then stands. */
  readonly regions: readonly string[];
  /** A global type's home: asked there, once, whatever `regions` says. */
  readonly home?: string;
  /** The accounts that are asked; absent where the statement names none: the connection's own. */
  readonly accounts?: readonly FetchAccount[];
  /** Set where an account whose number is not known yet counts only if it is one of these. */
  readonly accountIds?: readonly string[];
  /** Absent where every account is asked in every region. */
  readonly narrowing?: PlaceNarrowing;
  readonly access: Access;
  /**
   * Rows after which no further call is needed; absent where every row is. A row counts only if it
   * holds the list's inputs, which SQLite checks again.
   */
  readonly limit?: number;
  /** Set where no row of it can meet the statement's conditions. Its limit is 0. */
  readonly isImpossible?: true;
  /** Where the table stands in the statement, for failures. */
  readonly span: Span;
}

export interface FetchColumn {
  readonly name: string;
  readonly declaredType: string;
  /** Set where the statement names the column at most, and reads no value of it: rows have none. */
  readonly unread?: true;
  readonly source:
    | { readonly kind: 'property'; readonly path: string }
    | { readonly kind: 'region' }
    | { readonly kind: 'account' }
    | { readonly kind: 'accountId' }
    | { readonly kind: 'identifier' }
    | { readonly kind: 'typeName' }
    | { readonly kind: 'properties' }
    | { readonly kind: 'tagKey' }
    | { readonly kind: 'tagValue' };
}

/**
 * The result over some of the rows of one of `fetches`, and all rows of every other fetch, is a part
 * of the whole result; the rows that come later only add to it.
 */
export interface Growth {
  readonly fetches: readonly number[];
  /** The statement's own LIMIT: with so many rows the result is whole, whatever is still fetched. */
  readonly limit?: number;
}

export type ConstantRow = readonly (string | number | null)[];

/** A table whose rows planning knows: it is filled before the first call. */
export interface ConstantTable {
  readonly table: ResourceTable;
  /** The name of the SQLite table. */
  readonly target: string;
  readonly columns: readonly { readonly name: string; readonly declaredType: string }[];
  /**
   * In batches, made when the table is filled: those of all resource types take the whole catalog, a
   * service at a time.
   */
  readonly rows: () => Iterable<readonly ConstantRow[]>;
}

/** What became of one condition that mentions the table of a fetch. */
export interface ConditionUse {
  /** The fetch's id. */
  readonly fetch: number;
  /**
   * `exact`: the calls return only rows that meet it; `inexact`: fewer rows come, and SQLite checks
   * them again; `unsupported`: no call knows of it.
   */
  readonly effect: 'exact' | 'inexact' | 'unsupported';
  /** The condition and what it became, or why it became nothing. */
  readonly text: string;
}

export interface SelectPlan {
  readonly kind: 'select';
  /** Set where the plan was made for somebody to read. */
  readonly conditions?: readonly ConditionUse[];
  /** EXPLAIN ANALYZE: the result is the plan with what each step came to, in place of the rows. */
  readonly isAnalyzed?: true;
  /** Absent where the statement reads none. */
  readonly constants?: readonly ConstantTable[];
  /** In an order in which each comes after those that it depends on. */
  readonly fetches: readonly Fetch[];
  readonly sql: string;
  /** How its rows can be read before the last fetch is complete; absent where they cannot. */
  readonly growth?: Growth;
  /** What whoever reads the rows should know, as sentences. */
  readonly notices?: readonly string[];
  /** Maps an offset in `sql` back to the statement, for SQLite's messages. */
  readonly replacements: readonly Replacement[];
}

export interface DeletePlan {
  readonly kind: 'delete';
  readonly table: ResourceTable;
  readonly typeName: string;
  readonly region: string;
  /** Absent for the connection's own. */
  readonly account?: string;
  readonly identifier: string;
  /** IAM actions that the delete needs, where a source told them. */
  readonly permissions: readonly string[];
  readonly returning: readonly string[];
  /** Reads the RETURNING columns from the progress event, in the table `event`. */
  readonly sql: string;
  readonly span: Span;
}

/** Rows that need no call: SHOW, DESCRIBE, EXPLAIN. `sql` chooses among them, in the table `rows`. */
export interface RowsPlan {
  readonly kind: 'rows';
  readonly sql?: string;
  readonly columns: readonly {
    readonly name: string;
    readonly type: 'text' | 'integer' | 'boolean';
  }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** The plan that the rows print, where they print one. */
  readonly explained?: ExplainedPlan;
}

export type Plan = SelectPlan | DeletePlan | RowsPlan;
