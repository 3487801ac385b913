/** Lists separated by commas. */
import type { TokenCursor } from './cursor.ts';

/**
 * Reads items until no comma follows. What stands between the end of an item and the next comma is a
 * problem and is skipped, up to where `ends` holds, so that the items after it survive.
 */
export function readList<Item>(
  cursor: TokenCursor,
  readItem: () => Item,
  ends: () => boolean,
): readonly Item[] {
  const items: Item[] = [];
  for (;;) {
    items.push(readItem());
    cursor.skipTemplates();
    if (!cursor.atEnd && cursor.value !== ',' && cursor.value !== ')' && !ends()) {
      cursor.reportUnexpected();
      cursor.skipUntil(() => cursor.value === ',' || ends());
    }
    if (cursor.take(',') === undefined) return cutToSize(items);
  }
}

/**
 * The same items. An array that grows is given room for more than it will hold, and the lists of a tree
 * are as many as its names: of a long document, that room would be a fifth of its trees.
 */
export function cutToSize<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice();
}
