/** Statements that stay byte for byte. */
import type { ParsedStatement } from '../syntax/index.ts';
/** Whether the statement has no layout: it could not be read, or templates decide what it is. */
export declare function isLeftAlone({ root, tokens, text }: ParsedStatement): boolean;
/** How many blocks of templates the statement opens before its first word, less those it closes. */
export declare function blocksBefore({ root, tokens, text }: ParsedStatement): number;
/** The same, in all of the statement. */
export declare function blocksIn({ tokens, text }: ParsedStatement): number;
