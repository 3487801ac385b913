/** The settings under `iql.cache`. */
import { isNumber } from './validate.ts';

export interface CacheSettings {
  /** Seconds for which an answer of AWS counts for later runs; 0: for none. */
  readonly timeToLive: number;
}

/** Off: what a run shows is what AWS has, unless somebody wishes otherwise. */
export const defaultCacheSettings: CacheSettings = { timeToLive: 0 };

const longestTimeToLive = 86_400;

export function readCacheSettings(
  raw: unknown,
  report: (name: string, message: string) => void,
): CacheSettings {
  const { timeToLive = defaultCacheSettings.timeToLive } = Object(raw) as Record<string, unknown>;
  if (
    isNumber(timeToLive) &&
    Number.isInteger(timeToLive) &&
    timeToLive >= 0 &&
    timeToLive <= longestTimeToLive
  ) {
    return { timeToLive };
  }
  report(
    'cache.timeToLive',
    `must be a whole number of seconds from 0, which keeps nothing, to ${longestTimeToLive}.`,
  );
  return defaultCacheSettings;
}
