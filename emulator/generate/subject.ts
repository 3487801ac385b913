/** The resource whose values are wanted, and the others that it may refer to. */
import type { TypeFacts } from '../type-facts.ts';

/** Values of other resources, so that what is generated hangs together. */
export interface ReferencePool {
  /**
   * The property of one of the region's resources of the type, or its identifier's first part where
   * the type has no such property; `undefined` where there is no resource.
   */
  pick(typeName: string, region: string, property: string, choice: number): unknown;
}

export interface Subject {
  readonly facts: TypeFacts;
  readonly region: string;
  /** Tells resources of one type and region apart. */
  readonly serial: number;
  /** Its name, for `…Name` properties and ARNs. */
  readonly name: string;
  /** Milliseconds since 1970, for timestamps. */
  readonly createdAt: number;
  readonly pool: ReferencePool;
}
