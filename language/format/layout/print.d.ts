import type { Draft } from './draft.ts';
/** The text of a statement in pieces: before each token the white space, which is never the first's. */
export interface Printed {
  readonly gaps: readonly string[];
  readonly tokens: readonly string[];
}
/** `first` is the first token of the statement proper: what stands before it is on lines of its own. */
export declare function print(draft: Draft, frozen: ReadonlySet<number>, first: number): Printed;
