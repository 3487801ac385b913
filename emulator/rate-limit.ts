/** A token bucket for each region and operation, as AWS throttles. A bucket holds one second's worth. */
import type { Clock } from './clock.ts';

export interface RateLimit {
  /** Whether one more request fits now. */
  take(key: string): boolean;
}

export function createRateLimit(requestsPerSecond: number | undefined, clock: Clock): RateLimit {
  if (requestsPerSecond === undefined) return { take: () => true };
  const capacity = Math.max(1, requestsPerSecond);
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (key) => {
      const now = clock.now();
      const bucket = buckets.get(key) ?? { tokens: capacity, at: now };
      const earned = ((now - bucket.at) / 1000) * requestsPerSecond;
      const tokens = Math.min(capacity, bucket.tokens + Math.max(0, earned));
      const fits = tokens >= 1;
      buckets.set(key, { tokens: fits ? tokens - 1 : tokens, at: now });
      return fits;
    },
  };
}
