/** What a run tells of AWS's throttling: the rate while it lasts, and what it cost at the end. */
import { describeDuration, describeRate } from '../../protocol/index.ts';
import type { Notice, Throttled } from '../../protocol/index.ts';
import { keyOf } from './lane.ts';
import type { Lane } from './lane.ts';
import type { LimiterPool } from './limiter.ts';

export interface ThrottleWatch {
  /** Hears of each answer to the run's calls. */
  answered(lane: Lane, isThrottled: boolean): void;
  /** The lane that was throttled last, where it still is. */
  current(): Throttled | undefined;
  /** One for each lane that held the run up for a time that its reader may wonder about. */
  notices(): readonly Notice[];
}

interface Held {
  readonly lane: Lane;
  readonly from: number;
  until: number;
  limit: Throttled | undefined;
}

const notableMs = 5000;

export function createThrottleWatch(pool: LimiterPool): ThrottleWatch {
  const held = new Map<string, Held>();
  let last: Lane | undefined;
  return {
    answered(lane, isThrottled) {
      const key = keyOf(lane);
      const now = pool.clock.now();
      if (isThrottled) {
        last = lane;
        if (!held.has(key)) held.set(key, { lane, from: now, until: now, limit: undefined });
      }
      const known = held.get(key);
      if (known === undefined) return;
      const limit = throttledOf(lane, pool);
      if (limit === undefined) return;
      known.until = now;
      known.limit = limit;
    },
    current: () => (last === undefined ? undefined : throttledOf(last, pool)),
    notices: () =>
      [...held.values()].flatMap(({ from, until, limit }) =>
        limit === undefined || until - from < notableMs ? [] : [noticeOf(limit, until - from)],
      ),
  };
}

function noticeOf(limit: Throttled, milliseconds: number): Notice {
  const { account, region, operation } = limit;
  const place = `\`${region}\`${account === undefined ? '' : ` of \`${account}\``}`;
  const advice =
    operation === 'GetResource'
      ? 'ask for fewer resources, or leave out the columns that need a get for each row'
      : 'ask for fewer lists';
  return {
    kind: 'information',
    message: `AWS throttled \`${operation}\` in ${place} for ${describeDuration(milliseconds)}, to about ${describeRate(limit)} calls a second: to be faster, ${advice}`,
  };
}

function throttledOf(lane: Lane, pool: LimiterPool): Throttled | undefined {
  const limit = pool.limitOf(lane);
  if (limit === undefined) return undefined;
  const { account, region, operation } = lane;
  return {
    ...(account !== undefined && { account }),
    region,
    operation,
    ratePerSecond: Math.round(limit.ratePerSecond * 10) / 10,
    concurrency: limit.concurrency,
  };
}
