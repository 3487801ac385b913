/**
 * The two sides that execution talks to. `ResourceSource` is AWS (`engine/cloudcontrol` implements
 * it), `TableEngine` is SQL (`engine/sqlite` implements it, in this process or in a child).
 */
import type { CallCounts, ResultColumn, RunFailure } from '../../protocol/index.ts';

/** The properties of one resource, as parsed from Cloud Control's JSON text. */
export type ResourceProperties = Readonly<Record<string, unknown>>;

export interface ResourceDescription {
  readonly identifier: string;
  readonly properties: ResourceProperties;
}

export interface ResourcePage {
  readonly resources: readonly ResourceDescription[];
  /** What asks for the next page; absent on the last one. How long it lives nobody says. */
  readonly nextToken?: string;
}

/** `region` is one that the account is asked in. */
export type AccountRequest = Pick<ListRequest, 'account' | 'region'>;

export interface ListRequest {
  readonly typeName: string;
  readonly region: string;
  /** A configured profile's name or a role's ARN; the connection's own account where absent. */
  readonly account?: string;
  /** The keys that the type's list handler needs. */
  readonly resourceModel?: ResourceProperties;
}

export interface ResourceRequest {
  readonly typeName: string;
  readonly region: string;
  /** A configured profile's name or a role's ARN; the connection's own account where absent. */
  readonly account?: string;
  readonly identifier: string;
}

export interface DeleteRequest extends ResourceRequest {
  readonly clientToken: string;
}

/** The state of a mutation, with Cloud Control's own names. */
export interface ProgressEvent {
  readonly operation: string;
  readonly operationStatus: string;
  readonly typeName: string;
  readonly identifier?: string;
  readonly requestToken: string;
  readonly eventTime?: string;
  readonly statusMessage?: string;
  readonly errorCode?: string;
  readonly retryAfter?: string;
  readonly resourceModel?: string;
}

export interface SourceErrorOptions extends ErrorOptions {
  /** Properties that AWS said a list needs in its ResourceModel. */
  readonly missingInputs?: readonly string[] | undefined;
  /** Whether the same call may well succeed if it is sent again; `false` where absent. */
  readonly isPassing?: boolean;
}

/** The only thing that a source throws: a failure that says its kind and its remedy. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly failure: RunFailure;
  readonly missingInputs: readonly string[];
  readonly isPassing: boolean;
  constructor(failure: RunFailure, options?: SourceErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
    this.missingInputs = options?.missingInputs ?? [];
    this.isPassing = failure.kind === 'throttled' || options?.isPassing === true;
  }
}

/**
 * Answers from before, given at once: they take no place among the calls that the limiter counts and
 * paces. `undefined` where AWS must be asked.
 */
export interface KeptAnswers {
  listPage(request: ListRequest, token: string | undefined): ResourcePage | undefined;
  get(request: ResourceRequest): ResourceDescription | undefined;
}

export interface ResourceSource {
  /**
   * One page of a list, the first where no token is given: one request, so that a page that failed can
   * be asked again by itself. Throws SourceError.
   */
  listPage(
    request: ListRequest,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<ResourcePage>;
  /**
   * The number of an account, of twelve digits; of the connection's own where none is named. Asked of AWS
   * once, where the credentials do not tell it. Throws SourceError.
   */
  readonly accountId?: (request: AccountRequest, signal: AbortSignal) => Promise<string>;
  /** `undefined` where there is no such resource. Throws SourceError. */
  get(request: ResourceRequest, signal: AbortSignal): Promise<ResourceDescription | undefined>;
  /** Sends the delete and follows it to its end. Throws SourceError where it did not succeed. */
  delete(
    request: DeleteRequest,
    onProgress: (event: ProgressEvent) => void,
    signal: AbortSignal,
  ): Promise<ProgressEvent>;
  /** What can be had without a call; absent where nothing can. */
  readonly kept?: KeptAnswers;
  /** Calls made through this source so far. */
  readonly calls: CallCounts;
}

/** A value as SQLite stores it. */
export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = readonly SqlValue[];

/**
 * A table that execution fills. `declaredType` decides affinity and the type of result columns:
 * `TEXT`, `INTEGER`, `REAL`, `BOOLEAN`, `JSON TEXT`, `TIMESTAMP TEXT`, or empty for any value.
 */
export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly TableColumn[];
}

export interface TableColumn {
  readonly name: string;
  readonly declaredType: string;
  /** It is NULL in every row, and rows that are inserted have no value for it. */
  readonly unread?: true;
}

export interface ResultShape {
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
  /** Set where the query gives more rows than the limit let in. */
  readonly truncated?: true;
}

/**
 * A query that gives, for each row of `table`, rows of its own: over more rows of it the result only
 * gets longer. Every other table of the query must be complete.
 */
export interface GrowingQuery {
  readonly sql: string;
  readonly table: string;
  /** Rows of the result that are kept. */
  readonly rowLimit: number;
  /** The query's own LIMIT. */
  readonly limit?: number;
}

/** The rows of one table, and which of its columns are shown. */
export interface SalvagedRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rowLimit: number;
}

/** Throws `SqlError` where SQLite refuses a text. Every call waits for the ones before it. */
export interface TableEngine {
  createTable(table: TableDefinition): Promise<void>;
  insert(table: string, rows: readonly SqlRow[]): Promise<void>;
  /** Runs a query whose few rows execution itself needs: the values that a join supplies. */
  query(sql: string): Promise<readonly SqlRow[]>;
  /**
   * Adds to the result what the rows that came to the table since the last call give; the first call
   * begins a result. `materialize` with the same text then adds the rest.
   */
  grow(query: GrowingQuery): Promise<ResultShape>;
  /** Runs a query into the result table, at most `rowLimit` rows of it. */
  materialize(sql: string, rowLimit: number): Promise<ResultShape>;
  /** Makes ready what a salvage takes time for, where one may follow. */
  prepareSalvage(): void;
  /**
   * Stops what is under way and makes rows of one table the result, as they are. Nothing else can be
   * done with the tables afterwards.
   */
  salvage(rows: SalvagedRows): Promise<ResultShape>;
  /** Rows of the result by position, `start` from 0. */
  readResult(start: number, count: number): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

/** SQLite refused a statement. `offset` counts in the text that it was given, where it is known. */
export class SqlError extends Error {
  override readonly name = 'SqlError';
  readonly offset: number | undefined;
  constructor(message: string, offset?: number, options?: ErrorOptions) {
    super(message, options);
    this.offset = offset;
  }
}
