import type { Draft } from './draft.ts';
/** The token's text, a keyword's in the chosen case. */
export declare function casedSource({ sheet, style, names }: Draft, index: number): string;
