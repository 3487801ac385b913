/** Numbers that follow from a seed, so that a statement that fails can be made again. */

export interface Random {
  /** From 0 up to, and without, `count`. */
  below(count: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** One of the items for each unit of its weight. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T;
  /** Some of the items, at least one, in their order. */
  some<T>(items: readonly T[]): readonly T[];
}

/** The generator known as mulberry32: small, quick, and even enough for tests. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  return {
    below,
    pick,
    chance: (share) => next() < share,
    weighted(items) {
      let left = next() * items.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, item] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return pick(items)[1];
    },
    some(items) {
      const chosen = items.filter(() => next() < 0.5);
      return chosen.length > 0 ? chosen : [pick(items)];
    },
  };
}
