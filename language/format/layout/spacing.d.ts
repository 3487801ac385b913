/** What stands between two tokens of one line. */
import type { Sheet } from '../sheet.ts';
/** A space or nothing. `tight` are the gaps that the tree says hold nothing. */
export declare function spacing(sheet: Sheet, tight: ReadonlySet<number>, index: number): '' | ' ';
