/**
 * How many calls of one lane may be open, and how far apart they start: a state and pure steps of it,
 * so that every behaviour is a test without a clock.
 *
 * Until AWS throttles, concurrency alone rules: it grows by one an answer, which doubles it in a round
 * trip. A throttled call halves it, once for all calls that were under way by then, and from there on
 * it grows by one a round trip. Concurrency alone cannot hold a rate: one open call of 5 ms is already
 * 200 a second. So a throttle also sets a pace, from what AWS let through; the pace quickens the more
 * the longer nothing is throttled, and is dropped once it holds nothing back.
 */

/** Times are milliseconds of any clock that never goes back. */
export interface RateControl {
  /** Open calls allowed; the whole part counts. Between 1 and `ceiling`. */
  readonly concurrency: number;
  readonly ceiling: number;
  /** Below it concurrency doubles in a round trip, above it grows by one. */
  readonly threshold: number;
  /** Calls a second; absent where nothing was throttled of late. */
  readonly rate: number | undefined;
  /** When the next call may start, where there is a rate. */
  readonly nextStart: number;
  readonly lastStart: number;
  /** When concurrency was halved last. Throttles of calls from before say nothing new. */
  readonly decreasedAt: number;
  readonly quickenedAt: number;
  /** How long an answer takes, smoothed. */
  readonly roundTrip: number;
  /** Answers that came through, in two spans of time, of which the later one still runs. */
  readonly earlier: Span;
  readonly current: Span;
}

interface Span {
  readonly from: number;
  readonly count: number;
}

const firstConcurrency = 8;
/** Nobody has seen AWS allow less for long, and from less a lane would take a minute to recover. */
const slowestRate = 0.5;
/** A span is at least so long, and long enough for so many answers at the pace. */
const spanMs = 500;
const spanAnswers = 5;
/** Fewer answers than these tell no rate, and neither does less time. */
const fewAnswers = 3;
const shortestMeasureMs = 100;
/** Of what got through; a little less, so that the server's bucket fills again. */
const paceOfDelivered = 0.95;
const leastOfDelivered = 0.85;
/** Below the pace that was throttled in any case, and further where that was lowered just before. */
const paceOfPace = 0.85;
const paceOfNewPace = 0.7;
const newPaceMs = 500;
/** After a throttle, of the time between two calls: the server's next token is on its way already. */
const firstWait = 0.5;
/** By how much the pace quickens in a second; twice that after a quiet time, and so on by its square. */
const quickening = 0.04;
const quietMs = 4000;
/** A pace that was not throttled for so long holds nothing back. */
const forgottenAfterMs = 60_000;
const toldForMs = 15_000;

export function createRateControl(ceiling: number, now: number): RateControl {
  const most = Math.max(1, Math.floor(ceiling));
  return {
    concurrency: Math.min(firstConcurrency, most),
    ceiling: most,
    threshold: most,
    rate: undefined,
    nextStart: now,
    lastStart: now,
    decreasedAt: -Infinity,
    quickenedAt: now,
    roundTrip: 0,
    ...spansFrom(now),
  };
}

/** When the next call may start; `undefined` where an open call has to end first. */
export function nextStart(control: RateControl, open: number, now: number): number | undefined {
  if (open >= Math.floor(control.concurrency)) return undefined;
  return control.rate === undefined ? now : Math.max(now, control.nextStart);
}

/** Whether AWS throttled it of late, so that its pace is worth telling. */
export function isPaced({ rate, decreasedAt }: RateControl, now: number): boolean {
  return rate !== undefined && now - decreasedAt < toldForMs;
}

export function afterStart(control: RateControl, now: number): RateControl {
  const { rate = Infinity, lastStart } = control;
  const apart = 1000 / rate;
  const started = {
    ...control,
    lastStart: now,
    // A timer that fired late is made up for, by one call at most.
    nextStart: Math.max(control.nextStart, now - apart) + apart,
  };
  if (now - lastStart <= spanLength(control)) return started;
  // What got through before a pause would count as little in a long time.
  return { ...started, ...spansFrom(now) };
}

/** `open` counts the call that was answered. */
export function afterAnswer(
  control: RateControl,
  call: { readonly startedAt: number; readonly open: number },
  now: number,
): RateControl {
  const took = now - call.startedAt;
  const roundTrip =
    control.roundTrip === 0 ? took : control.roundTrip + (took - control.roundTrip) / 8;
  const isFull = call.open >= Math.floor(control.concurrency);
  const growth = control.concurrency < control.threshold ? 1 : 1 / control.concurrency;
  const counted = withDelivered(control, now);
  return quickened(
    {
      ...counted,
      roundTrip,
      concurrency: isFull
        ? Math.min(control.ceiling, control.concurrency + growth)
        : control.concurrency,
    },
    now,
  );
}

export function afterThrottle(control: RateControl, startedAt: number, now: number): RateControl {
  if (startedAt <= control.decreasedAt) return control;
  const concurrency = Math.max(1, control.concurrency / 2);
  const rate = Math.max(slowestRate, paceAfterThrottle(control, now - startedAt, now));
  const needed = Math.ceil((rate * control.roundTrip) / 1000) + 1;
  return {
    ...control,
    concurrency,
    threshold: Math.min(control.ceiling, Math.max(concurrency, needed)),
    rate,
    nextStart: now + (firstWait * 1000) / rate,
    decreasedAt: now,
    quickenedAt: now,
    // What filled the server's bucket before it first said no tells nothing of its rate.
    ...(control.rate === undefined && spansFrom(now)),
  };
}

/** From what got through of late; where that is too little to tell, from what was tried. */
function paceAfterThrottle(control: RateControl, took: number, now: number): number {
  const tried = (control.concurrency * 1000) / Math.max(shortestMeasureMs, took);
  const { rate: pace = tried, earlier, current } = control;
  if (earlier.count + current.count < fewAnswers) return pace * paceOfNewPace;
  const delivered = deliveredRate(control, now);
  if (control.rate === undefined) return delivered * paceOfDelivered;
  if (now - earlier.from < shortestMeasureMs) return pace * paceOfNewPace;
  const lowered = now - control.decreasedAt < newPaceMs ? paceOfNewPace : paceOfPace;
  const least = Math.min(pace, delivered) * leastOfDelivered;
  return Math.max(least, Math.min(pace * lowered, delivered * paceOfDelivered));
}

/** Answers a second that got through of late. */
function deliveredRate({ earlier, current }: RateControl, now: number): number {
  return ((earlier.count + current.count) * 1000) / Math.max(shortestMeasureMs, now - earlier.from);
}

function withDelivered(control: RateControl, now: number): RateControl {
  const { current } = control;
  if (now - current.from < spanLength(control)) {
    return { ...control, current: { ...current, count: current.count + 1 } };
  }
  return { ...control, earlier: current, current: { from: now, count: 1 } };
}

function spansFrom(now: number): Pick<RateControl, 'earlier' | 'current'> {
  const span = { from: now, count: 0 };
  return { earlier: span, current: span };
}

function spanLength({ rate = Infinity }: RateControl): number {
  return Math.max(spanMs, (spanAnswers * 1000) / rate);
}

function quickened(control: RateControl, now: number): RateControl {
  const { rate, decreasedAt, quickenedAt } = control;
  if (rate === undefined) return control;
  const quiet = now - decreasedAt;
  if (quiet > forgottenAfterMs) {
    return { ...control, rate: undefined, threshold: control.ceiling };
  }
  // A pause counts for no more than the time to the second next call.
  const seconds = Math.min(now - quickenedAt, Math.max(1000, 2000 / rate)) / 1000;
  const faster = rate * (1 + quickening * (1 + (quiet / quietMs) ** 2) * seconds);
  const used = Math.max(rate, 2 * deliveredRate(control, now));
  return { ...control, rate: Math.min(faster, used), quickenedAt: now };
}
