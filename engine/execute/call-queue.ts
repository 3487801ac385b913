/** Calls that wait for their turn in one lane: first come first served, those sent again before all. */

export interface CallQueue<Item> {
  readonly size: number;
  /** `before`: ahead of everything that waits. */
  add(item: Item, place: 'after' | 'before'): void;
  take(): Item | undefined;
  /** Empties the queue. */
  takeAll(): readonly Item[];
}

/** Taking costs the same however many wait: thousands of resources are completed at once. */
export function createCallQueue<Item>(): CallQueue<Item> {
  let again: Item[] = [];
  let first = 0;
  let items: Item[] = [];
  const takeNew = (): Item | undefined => {
    const item = items[first];
    if (first < items.length) first += 1;
    if (first > 1000 && first * 2 > items.length) {
      items = items.slice(first);
      first = 0;
    }
    return item;
  };
  return {
    get size() {
      return again.length + items.length - first;
    },
    add(item, place) {
      if (place === 'before') again.push(item);
      else items.push(item);
    },
    take: () => again.shift() ?? takeNew(),
    takeAll() {
      const all = [...again, ...items.slice(first)];
      again = [];
      items = [];
      first = 0;
      return all;
    },
  };
}
