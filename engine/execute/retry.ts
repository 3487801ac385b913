/**
 * Whether a call that failed is sent again, and when. Throttled calls may try longer than broken ones:
 * the limiter slows their lane down meanwhile, so that each try is likelier to get through.
 */
import type { SourceError } from './ports.ts';

/** What a call has behind it. */
export interface TriedCall {
  /** Times that it was sent. */
  readonly tries: number;
  /** Milliseconds since it was sent first. */
  readonly elapsed: number;
}

interface Patience {
  readonly mostTries: number;
  /** No try starts later than this after the first, in milliseconds. */
  readonly longest: number;
  /** The longest first wait; each further one may be twice as long, up to the cap. */
  readonly firstWait: number;
  readonly longestWait: number;
}

const throttledPatience: Patience = {
  mostTries: 20,
  longest: 180_000,
  firstWait: 100,
  longestWait: 10_000,
};
const brokenPatience: Patience = {
  mostTries: 4,
  longest: 60_000,
  firstWait: 200,
  longestWait: 5_000,
};

/**
 * Milliseconds to wait before the next try; `undefined` where there is none. `random` gives a number
 * from 0 to 1: a wait is anything up to its longest, so that calls which failed together come back
 * one by one.
 */
export function retryDelay(
  error: SourceError,
  { tries, elapsed }: TriedCall,
  random: () => number,
): number | undefined {
  if (!error.isPassing) return undefined;
  const patience = error.failure.kind === 'throttled' ? throttledPatience : brokenPatience;
  const longestWait = Math.min(patience.longestWait, patience.firstWait * 2 ** (tries - 1));
  const wait = random() * longestWait;
  const isOver = tries >= patience.mostTries || elapsed + wait > patience.longest;
  return isOver ? undefined : wait;
}
