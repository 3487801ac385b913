/** The resources of one type in one region, in the order of their creation. */
import type { JsonObject } from './json.ts';

/** Properties, or what makes them when somebody reads them. */
export interface ResourceContent {
  properties(): JsonObject;
  property(name: string): unknown;
}

export interface StoredResource {
  /** Grows with each resource: a list's place that survives deletions. */
  readonly sequence: number;
  readonly identifier: string;
  /** Reads do not see the resource before this time. */
  readonly visibleFrom: number;
  content: ResourceContent;
}

export const fixedContent = (properties: JsonObject): ResourceContent => ({
  properties: () => properties,
  property: (name) => (Object.hasOwn(properties, name) ? properties[name] : undefined),
});

export class ResourceCollection {
  readonly #byIdentifier = new Map<string, StoredResource>();
  readonly #ordered: StoredResource[] = [];
  #nextSequence = 1;

  get size(): number {
    return this.#ordered.length;
  }

  get(identifier: string): StoredResource | undefined {
    return this.#byIdentifier.get(identifier);
  }

  /** The resource at a position of the order, from 0. */
  at(position: number): StoredResource | undefined {
    return this.#ordered[position];
  }

  /** False where the identifier is taken. */
  add(identifier: string, content: ResourceContent, visibleFrom = 0): boolean {
    if (this.#byIdentifier.has(identifier)) return false;
    const resource = { sequence: this.#nextSequence++, identifier, visibleFrom, content };
    this.#byIdentifier.set(identifier, resource);
    this.#ordered.push(resource);
    return true;
  }

  remove(identifier: string): boolean {
    const resource = this.#byIdentifier.get(identifier);
    if (resource === undefined) return false;
    this.#byIdentifier.delete(identifier);
    this.#ordered.splice(this.#positionAfter(resource.sequence - 1), 1);
    return true;
  }

  /** In order, those with a greater sequence only. */
  *after(sequence: number): Generator<StoredResource> {
    for (let position = this.#positionAfter(sequence); ; position += 1) {
      const resource = this.#ordered[position];
      if (resource === undefined) return;
      yield resource;
    }
  }

  #positionAfter(sequence: number): number {
    let low = 0;
    let high = this.#ordered.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ordered[middle]?.sequence ?? 0) <= sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
