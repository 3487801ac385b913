/** What passes between the steps of the build. Every step takes types and gives types. */
import type { NestedFacts, TypeFacts } from '../index.ts';

export interface BuiltType extends TypeFacts {
  /** Nested types by name, in the order of their first use. */
  readonly nested: ReadonlyMap<string, NestedFacts>;
}

/** A build that cannot go on: its message is for the person who ran it. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}
