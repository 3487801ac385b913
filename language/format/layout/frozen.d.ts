/** Which gaps stay byte for byte, because the parser could not read what stands around them. */
import type { ParsedStatement } from '../../syntax/index.ts';
import type { Sheet } from '../sheet.ts';
/** The gaps and words of `index` stay as they are where `has(index)`. */
export declare function frozenGaps(statement: ParsedStatement, sheet: Sheet): ReadonlySet<number>;
