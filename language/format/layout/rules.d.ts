/** Which rule lays out which node. A node without one keeps to the line of what is around it. */
import type { StatementNode } from '../../syntax/index.ts';
import type { Style } from '../options.ts';
import type { Sheet } from '../sheet.ts';
import { type Draft } from './draft.ts';
/** The layout of a statement, to be decided by the width of its lines. */
export declare function draftOf(sheet: Sheet, style: Style, root: StatementNode): Draft;
