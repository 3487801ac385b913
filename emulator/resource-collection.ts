/**
 * The resources of one type in one region, in the order of their creation. Generated ones are a block
 * of that order: they are made when somebody asks, and only what changed of them is kept.
 */
import type { GeneratedType } from './generate/generated-type.ts';
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

interface GeneratedBlock {
  readonly type: GeneratedType;
  /** The sequence of the first of them. */
  readonly first: number;
  /** The sequence of what comes after them. */
  readonly end: number;
}

export class ResourceCollection {
  /** Those that are not generated. */
  readonly #byIdentifier = new Map<string, StoredResource>();
  readonly #ordered: StoredResource[] = [];
  #generated: GeneratedBlock | undefined;
  /** By index within the block. */
  readonly #changed = new Map<number, StoredResource>();
  readonly #removed = new Set<number>();
  #nextSequence = 1;

  get(identifier: string): StoredResource | undefined {
    const stored = this.#byIdentifier.get(identifier);
    if (stored !== undefined || this.#generated === undefined) return stored;
    const index = this.#generated.type.indexOf(identifier);
    return index === undefined ? undefined : this.#generatedAt(this.#generated, index);
  }

  /** One of the resources by any number, always the same one while none comes or goes. */
  pick(choice: number): StoredResource | undefined {
    const { type, first } = this.#generated ?? { type: undefined, first: this.#nextSequence };
    const generated = (type?.count ?? 0) - this.#removed.size;
    const size = this.#ordered.length + generated;
    if (size === 0) return undefined;
    const position = choice % size;
    const before = this.#positionAfter(first - 1);
    if (position < before) return this.#ordered[position];
    if (position >= before + generated) return this.#ordered[position - generated];
    return (
      this.#generated && this.#generatedAt(this.#generated, this.#remaining(position - before))
    );
  }

  /** False where the identifier is taken. */
  add(identifier: string, content: ResourceContent, visibleFrom = 0): boolean {
    if (this.get(identifier) !== undefined) return false;
    const resource = { sequence: this.#nextSequence++, identifier, visibleFrom, content };
    this.#byIdentifier.set(identifier, resource);
    this.#ordered.push(resource);
    return true;
  }

  /** Once, after those that the data names: their identifiers are taken. */
  addGenerated(type: GeneratedType): void {
    const first = this.#nextSequence;
    this.#generated = { type, first, end: first + type.count };
    this.#nextSequence += type.count;
    for (const identifier of this.#byIdentifier.keys()) {
      const index = type.indexOf(identifier);
      if (index !== undefined) this.#removed.add(index);
    }
  }

  remove(identifier: string): boolean {
    const resource = this.get(identifier);
    if (resource === undefined) return false;
    if (this.#byIdentifier.delete(identifier)) {
      this.#ordered.splice(this.#positionAfter(resource.sequence - 1), 1);
    } else if (this.#generated !== undefined) {
      const index = resource.sequence - this.#generated.first;
      this.#changed.delete(index);
      this.#removed.add(index);
    }
    return true;
  }

  /** In order, those with a greater sequence only. */
  *after(sequence: number): Generator<StoredResource> {
    const block = this.#generated;
    if (block === undefined) {
      yield* this.#othersAfter(sequence, this.#nextSequence);
      return;
    }
    yield* this.#othersAfter(sequence, block.first);
    const start = Math.max(0, sequence + 1 - block.first);
    for (let index = start; index < block.type.count; index += 1) {
      const resource = this.#generatedAt(block, index);
      if (resource !== undefined) yield resource;
    }
    yield* this.#othersAfter(Math.max(sequence, block.end - 1), this.#nextSequence);
  }

  *#othersAfter(sequence: number, end: number): Generator<StoredResource> {
    for (let position = this.#positionAfter(sequence); ; position += 1) {
      const resource = this.#ordered[position];
      if (resource === undefined || resource.sequence >= end) return;
      yield resource;
    }
  }

  #generatedAt({ type, first }: GeneratedBlock, index: number): StoredResource | undefined {
    const identifier = type.identifier(index);
    if (identifier === undefined || this.#removed.has(index)) return undefined;
    const changed = this.#changed.get(index);
    if (changed !== undefined) return changed;
    return generatedResource(type, index, first + index, identifier, (resource) => {
      this.#changed.set(index, resource);
    });
  }

  /** The index of the generated resource at a position among those that are left. */
  #remaining(position: number): number {
    return [...this.#removed]
      .sort((left, right) => left - right)
      .reduce((index, removed) => (removed <= index ? index + 1 : index), position);
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

/** `keep` is called once its content is another: from then on it cannot be made again. */
function generatedResource(
  type: GeneratedType,
  index: number,
  sequence: number,
  identifier: string,
  keep: (resource: StoredResource) => void,
): StoredResource {
  let content: ResourceContent = {
    properties: () => type.properties(index),
    property: (name) => type.property(index, name),
  };
  return {
    sequence,
    identifier,
    visibleFrom: 0,
    get content() {
      return content;
    },
    set content(changed) {
      content = changed;
      keep(this);
    },
  };
}
