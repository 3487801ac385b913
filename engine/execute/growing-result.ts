/**
 * Rows of the result while the plan's last fetch is under way. Steps are taken as rows reach the
 * table, seldom enough that they cost a small part of the time, and the end waits for none.
 */
import type { Growth, SelectPlan } from '../plan/index.ts';
import type { GrowingQuery, ResultShape, TableEngine } from './ports.ts';

export interface GrowingResult {
  /** Called when every row of a fetch is in its table. */
  completed(fetch: number): void;
  /** Called when rows have reached a table. Where they may make the result whole, resolves once that is known. */
  loaded(table: string, rows: number): Promise<void>;
  /** Whether a call that is not needed is worth waiting for rows to be looked at. */
  readonly mayEndEarly: boolean;
  /** Whether no row that is still to come could be in the result. */
  isWhole(): boolean;
  /** No further step begins. */
  end(): void;
}

export interface GrowingParts {
  readonly engine: Pick<TableEngine, 'grow'>;
  readonly rowLimit: number;
  /** Hears of each state of the result that can be read. */
  readonly onGrown: (shape: ResultShape) => void;
}

/** Milliseconds between two steps at least, and how many times a step's own time. */
const shortestPause = 50;
const pausePerStep = 4;

export function growResult(
  { fetches, sql, growth }: SelectPlan & { readonly growth: Growth },
  { engine, rowLimit, onGrown }: GrowingParts,
): GrowingResult {
  const open = new Set(fetches.map((fetch) => fetch.id));
  let shape: ResultShape | undefined;
  let stepping: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let notBefore = 0;
  let loadedSince = 0;
  let hasEnded = false;

  /** The fetch whose rows the result grows with: the only one that is left. */
  const growing = (): SelectPlan['fetches'][number] | undefined => {
    const [last, ...others] = open;
    return last === undefined || others.length > 0 || !growth.fetches.includes(last)
      ? undefined
      : fetches.find((fetch) => fetch.id === last);
  };
  const isWhole = (): boolean =>
    shape !== undefined &&
    (shape.truncated === true || shape.rowCount >= (growth.limit ?? Infinity));

  const step = async (table: string): Promise<void> => {
    const started = performance.now();
    loadedSince = 0;
    const query: GrowingQuery = {
      sql,
      table,
      rowLimit,
      ...(growth.limit !== undefined && { limit: growth.limit }),
    };
    try {
      const next = await engine.grow(query);
      const hasGrown = next.rowCount > (shape?.rowCount ?? 0);
      shape = next;
      if (hasGrown && !hasEnded) onGrown(next);
    } catch {
      // Whatever a part of the rows fails with, the statement over all of them has the last word.
      hasEnded = true;
    }
    const now = performance.now();
    notBefore = now + Math.max(shortestPause, pausePerStep * (now - started));
  };

  const stepNow = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const fetch = growing();
    if (hasEnded || fetch === undefined || isWhole()) return Promise.resolve();
    stepping = (stepping ?? Promise.resolve()).then(() =>
      hasEnded ? undefined : step(fetch.target),
    );
    const mine = stepping;
    return mine.finally(() => {
      if (stepping === mine) stepping = undefined;
    });
  };
  const stepSoon = (): void => {
    if (hasEnded || timer !== undefined || growing() === undefined) return;
    timer = setTimeout(() => void stepNow(), Math.max(0, notBefore - performance.now()));
  };

  return {
    mayEndEarly: growth.limit !== undefined,
    isWhole,
    completed(fetch) {
      open.delete(fetch);
      if (open.size > 0) stepSoon();
    },
    async loaded(table, rows) {
      if (growing()?.target !== table) return;
      loadedSince += rows;
      const isFirst = shape === undefined && stepping === undefined;
      const mayBeWhole = loadedSince > rowLimit - (shape?.rowCount ?? 0);
      if (growth.limit !== undefined || isFirst || mayBeWhole) {
        await stepNow();
      } else {
        stepSoon();
      }
    },
    end() {
      hasEnded = true;
      clearTimeout(timer);
    },
  };
}
