/** The plain data that the rules of a SELECT's plan pass on: one use of a resource table each. */
import type { ResourceTable, ResourceType } from '../../../catalog/index.ts';
import type { BoundColumn, BoundRelation } from '../../../language/semantics/index.ts';
import type { Expression, Query } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { FetchAccount } from '../plan.ts';
import type { PlanContext } from '../result.ts';
import type { LiteralRows } from './literal-rows.ts';

/**
 * A column of a relation by its canonical name in lower case, or an input by its meaning behind `@`:
 * `workspace_id`, `region`, `@identifier`, `@typeName`.
 */
export type ColumnKey = string;

/** Another relation's column; `column` is absent where it is an input. */
export interface OtherColumn {
  readonly relation: BoundRelation;
  readonly key: ColumnKey;
  readonly column: BoundColumn | undefined;
}

/** Rows whose column holds none of these values cannot change the statement's answer. */
export type Restriction =
  | { readonly kind: 'literals'; readonly key: ColumnKey; readonly values: readonly string[] }
  | { readonly kind: 'column'; readonly key: ColumnKey; readonly other: OtherColumn }
  /** The value in the column of this place, from 0, of a query that gives `width` columns. */
  | {
      readonly kind: 'subquery';
      readonly key: ColumnKey;
      readonly query: Query;
      readonly place: number;
      readonly width: number;
    }
  /** The value that an expression has over the rows of the relations that it reads, if any. */
  | {
      readonly kind: 'expression';
      readonly key: ColumnKey;
      readonly expression: Expression;
      readonly reads: readonly BoundRelation[];
    };

/** A condition that every row of a relation must meet to matter, and that mentions the relation. */
export interface Condition {
  readonly expression: Expression;
  /** The relation as the condition names it: the table, or a query around the table. */
  readonly relation: BoundRelation;
  /** From the keys of that relation to the table's own. */
  readonly keys: ReadonlyMap<ColumnKey, ColumnKey> | 'same';
}

/** What the statement says of one relation, as far as it may drop rows early. */
export interface Knowledge {
  readonly restrictions: readonly Restriction[];
  /** Values of several columns that belong together; `restrictions` has them column by column too. */
  readonly combinations: readonly LiteralRows[];
  readonly conditions: readonly Condition[];
}

/** The values of one key, before targets have names and so before any SQL. */
export type DraftValues = Restriction;

export interface DraftInput {
  /** Cloud Control's name of the property, or the path of an identifier's part. */
  readonly property: string;
  readonly key: ColumnKey;
  readonly values: DraftValues;
}

export type DraftAccess =
  | { readonly kind: 'getWhole'; readonly values: DraftValues }
  | { readonly kind: 'getParts'; readonly parts: readonly DraftInput[] }
  | {
      readonly kind: 'list';
      readonly inputs: readonly DraftInput[];
      readonly offered: readonly DraftInput[];
    };

export type PlaceRestriction = Extract<Restriction, { kind: 'column' | 'subquery' }>;

/** What one relation or one query says of the places that a table is asked in. */
export interface DraftPlaces {
  readonly restrictions: readonly PlaceRestriction[];
}

export interface TableUse {
  readonly relation: BoundRelation;
  readonly table: ResourceTable;
  readonly typeName: string;
  /** Absent for a type that the catalog lacks, read through a generic table. */
  readonly type: ResourceType | undefined;
  /** Keys of the columns whose values the statement reads. */
  readonly usedColumns: ReadonlySet<ColumnKey>;
  readonly regions: readonly string[];
  /** Where a global type is asked; its rows then stand in each of `regions`. */
  readonly home: string | undefined;
  /** Absent where the statement says nothing of accounts. */
  readonly accounts: readonly FetchAccount[] | undefined;
  /** The numbers that the statement gives, of which one must be that of an account. */
  readonly accountIds: readonly string[] | undefined;
  /** What says, once its rows are there, which of the accounts and regions are asked. */
  readonly narrowing: readonly DraftPlaces[];
  readonly access: DraftAccess | undefined;
  readonly limit: number | undefined;
  /** No row of it can meet the statement's conditions: it must be there, and no call is made for it. */
  readonly isImpossible: boolean;
}

export interface Draft {
  readonly facts: StatementFacts;
  readonly context: PlanContext;
  readonly knowledge: ReadonlyMap<BoundRelation, Knowledge>;
  /** In text order, until accesses are chosen: then each comes after those that it depends on. */
  readonly uses: readonly TableUse[];
}

/** One step of planning, in a file of its own. Throws `PlanError` where the statement has no plan. */
export type Rule = (draft: Draft) => Draft;
