/**
 * The rows that the page holds: blocks around what was shown last. A block is asked for once, the
 * oldest go first, and a block that could not be had is asked for again when it is next needed.
 */
import type { WindowCell } from '../../protocol/index.ts';

export type GridRow = readonly WindowCell[];

export interface RowCache {
  /** Rows from `start` to before `end`, fewer where there are no more. Rejects as `fetch` does. */
  rows(start: number, end: number): Promise<readonly GridRow[]>;
  /** There are more rows than before; those that were there are the same. */
  grow(rowCount: number): void;
  /** The row if the page holds it. */
  peek(row: number): GridRow | undefined;
}

/** Small, so that a jump brings little more than what is in view. */
const blockSize = 50;
const mostBlocks = 160;

export function createRowCache(
  firstCount: number,
  fetch: (start: number, count: number) => Promise<readonly GridRow[]>,
): RowCache {
  const blocks = new Map<number, Promise<readonly GridRow[]>>();
  const arrived = new Map<number, readonly GridRow[]>();
  let rowCount = firstCount;

  const block = (index: number): Promise<readonly GridRow[]> => {
    const held = blocks.get(index);
    if (held !== undefined) {
      blocks.delete(index);
      blocks.set(index, held);
      return held;
    }
    const start = index * blockSize;
    const asked = fetch(start, Math.min(blockSize, rowCount - start)).then(
      (rows) => {
        if (blocks.get(index) === asked) {
          arrived.set(index, rows);
        }
        return rows;
      },
      (error: unknown) => {
        if (blocks.get(index) === asked) {
          blocks.delete(index);
        }
        throw error;
      },
    );
    blocks.set(index, asked);
    forgetOldest();
    return asked;
  };

  const forgetOldest = (): void => {
    const [oldest] = blocks.keys();
    if (blocks.size > mostBlocks && oldest !== undefined) {
      blocks.delete(oldest);
      arrived.delete(oldest);
    }
  };

  return {
    async rows(start, end) {
      const last = Math.min(end, rowCount);
      if (last <= start) {
        return [];
      }
      const first = Math.floor(start / blockSize);
      const count = Math.floor((last - 1) / blockSize) - first + 1;
      const parts = await Promise.all(
        Array.from({ length: count }, (_, index) => block(first + index)),
      );
      return parts.flat().slice(start - first * blockSize, last - first * blockSize);
    },
    grow(next) {
      // The last block was short, and is asked for anew when it is next shown.
      blocks.delete(Math.floor(rowCount / blockSize));
      rowCount = next;
    },
    peek: (row) => arrived.get(Math.floor(row / blockSize))?.[row % blockSize],
  };
}
