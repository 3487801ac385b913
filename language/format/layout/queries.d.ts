/** How queries, their clauses and their relations break. */
import type {
  CommonTable,
  Join,
  Query,
  Relation,
  SelectCore,
  TableFunction,
  Values,
  With,
} from '../../syntax/index.ts';
import { type Break, type Draft } from './draft.ts';
export declare function layOutQuery(draft: Draft, node: Query): void;
/** Clauses are on one line only where the author had them there, and few of them. */
export declare function addClauses(
  draft: Draft,
  breaks: readonly Break[],
  {
    first,
    last,
  }: {
    readonly first: number;
    readonly last: number;
  },
): void;
/** A SELECT that is one of several; the only one of its query shares the query's group. */
export declare function layOutSelect(draft: Draft, node: SelectCore): void;
/** The joins of a FROM that are written with JOIN, those in parentheses left out. */
export declare function joinsOf(relation: Relation): readonly Join[];
export declare function joinStart({ sheet }: Draft, { left }: Join): number;
export declare function layOutJoin(draft: Draft, { on, right }: Join): void;
/** One row stays on the line of VALUES; several are a list. */
export declare function layOutValues(draft: Draft, node: Values): void;
/** Common tables follow one another, or are a list where the first is on a line of its own. */
export declare function layOutWith(draft: Draft, node: With): void;
export declare function layOutCommonTable(draft: Draft, node: CommonTable): void;
export declare function layOutTableFunction(draft: Draft, node: TableFunction): void;
