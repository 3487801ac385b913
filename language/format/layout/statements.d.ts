/** How statements other than queries break. */
import type {
  DeleteStatement,
  ExplainStatement,
  InsertStatement,
  ShowStatement,
  UpdateStatement,
} from '../../syntax/index.ts';
import { type Draft } from './draft.ts';
export declare function layOutInsert(draft: Draft, node: InsertStatement): void;
export declare function layOutUpdate(draft: Draft, node: UpdateStatement): void;
export declare function layOutDelete(draft: Draft, node: DeleteStatement): void;
/** What is explained is on the line of EXPLAIN, or below it. */
export declare function layOutExplain(draft: Draft, node: ExplainStatement): void;
export declare function layOutShow(draft: Draft, node: ShowStatement): void;
