/**
 * The one door through which a run's calls go: each takes a place in its lane, is sent again where its
 * failure may pass, and is counted for the fetch that needs it.
 */
import type { Fetch } from '../plan/index.ts';
import type { CallOperation, Lane } from './lane.ts';
import type { LimiterPool, RunLimiter } from './limiter.ts';
import { SourceError } from './ports.ts';
import { retryDelay } from './retry.ts';
import type { StatisticsRecorder } from './statistics.ts';

export interface CallPlace {
  /** What needs the call; a mutation needs its own. */
  readonly fetch?: Pick<Fetch, 'id'>;
  readonly operation: CallOperation;
  /** Absent: the connection's own. */
  readonly account?: string | undefined;
  readonly region: string;
  /** Asked when the call's turn comes, and before it is sent again. */
  readonly isNeeded?: () => boolean;
}

/**
 * `send` makes one request, and throws SourceError where it fails. Resolves to `undefined` where the
 * call was not needed any more.
 */
export type CallGateway = <T>(
  place: CallPlace,
  send: (signal: AbortSignal) => Promise<T>,
) => Promise<T | undefined>;

export interface GatewaySurroundings {
  readonly pool: LimiterPool;
  readonly limiter: RunLimiter;
  readonly statistics: StatisticsRecorder;
  readonly signal: AbortSignal;
  readonly random: () => number;
  /** Hears of every answer and of every throttle. */
  readonly onAnswer: (lane: Lane, isThrottled: boolean) => void;
  /** Hears of every call that is sent again, as it is. */
  readonly onRetry: (operation: CallOperation) => void;
}

export function createCallGateway(surroundings: GatewaySurroundings): CallGateway {
  const { pool, limiter, statistics, signal, random, onAnswer, onRetry } = surroundings;
  const { clock } = pool;

  return async (place, send) => {
    const { fetch, operation, region, isNeeded } = place;
    const lane: Lane = { account: place.account, region, operation };
    const counted = fetch?.id ?? mutation;
    let firstSentAt: number | undefined;
    const sendOnce = async (): ReturnType<typeof send> => {
      const startedAt = clock.now();
      if (firstSentAt === undefined) {
        statistics.count(counted, { calls: 1, gets: operation === 'GetResource' ? 1 : 0 });
      } else {
        statistics.count(counted, { retries: 1 });
        onRetry(operation);
      }
      firstSentAt ??= startedAt;
      try {
        return await send(signal);
      } finally {
        statistics.countTime(counted, startedAt, clock.now());
      }
    };
    for (let tries = 1; ; tries += 1) {
      try {
        const answer = await limiter.run(lane, {
          send: sendOnce,
          isAgain: tries > 1,
          ...(isNeeded !== undefined && { isNeeded }),
        });
        onAnswer(lane, false);
        return answer;
      } catch (error) {
        if (!(error instanceof SourceError) || signal.aborted) throw error;
        const isThrottled = error.failure.kind === 'throttled';
        if (isThrottled) statistics.count(counted, { throttles: 1 });
        onAnswer(lane, isThrottled);
        const elapsed = clock.now() - (firstSentAt ?? clock.now());
        const delay = retryDelay(error, { tries, elapsed }, random);
        if (delay === undefined) throw error;
        await clock.wait(delay, signal);
      }
    }
  };
}

/** No fetch has this number: a mutation's own calls are counted under it. */
const mutation = -1;
