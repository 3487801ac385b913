/**
 * Long work in parts, so that the thread which the editor's extensions share is never busy for long.
 * Pages of several lists arrive together; their parts take turns, one a turn of the event loop.
 */

/** What so many resources cost is a millisecond or two. */
const itemsInTurn = 200;

let waiting: (() => void)[] = [];

/** Resolves in a turn of the event loop that no other part of such work has. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(giveTurn);
  });
}

function giveTurn(): void {
  const [first, ...others] = waiting;
  waiting = others;
  if (others.length > 0) setImmediate(giveTurn);
  first?.();
}

/** What `make` gives of each item, in order. Few items are no long work, and wait for no turn. */
export async function mapInTurns<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (let start = 0; start < items.length; start += itemsInTurn) {
    if (items.length > itemsInTurn) await nextTurn();
    for (const item of items.slice(start, start + itemsInTurn)) made.push(make(item));
  }
  return made;
}

/** Starts `work` on each item in turns, and resolves once all of it is done. Rejects with the first failure. */
export async function forEachInTurns<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const parts: Promise<unknown>[] = [];
  for (let start = 0; start < items.length; start += itemsInTurn) {
    if (start > 0) await nextTurn();
    const part = Promise.all(items.slice(start, start + itemsInTurn).map(work));
    // Its failure is told below: until then nobody listens.
    part.catch(() => undefined);
    parts.push(part);
  }
  await Promise.all(parts);
}
