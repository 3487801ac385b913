/** The words for a run's figures, the same in the grid, the status bar and the terminal. */
import type { CallCounts, FromCache, Throttled } from './results.ts';

const callNames = ['list', 'get', 'create', 'update', 'delete', 'status'] as const;

/** One call of each kind as a noun: a plural takes an `s`. */
const callNouns: Readonly<Record<keyof CallCounts, string>> = {
  list: 'list',
  get: 'get',
  create: 'create',
  update: 'update',
  delete: 'delete',
  status: 'status check',
};

export const noCalls: CallCounts = { list: 0, get: 0, create: 0, update: 0, delete: 0, status: 0 };

/** `1 list, 12 gets`; `no calls` where nothing was asked. */
export function describeCalls(calls: CallCounts): string {
  const parts = callNames.filter((name) => calls[name] > 0);
  return parts.length === 0
    ? 'no calls'
    : parts.map((name) => counted(calls[name], callNouns[name])).join(', ');
}

export function totalCalls(calls: CallCounts): number {
  return callNames.reduce((total, name) => total + calls[name], 0);
}

/** `AWS allows about 12 gets a second in eu-west-1`. */
export function describeThrottled(throttled: Throttled): string {
  const { account, region, operation } = throttled;
  const noun = { GetResource: 'gets', ListResources: 'lists' }[operation] ?? 'calls';
  const place = account === undefined ? region : `${region} of ${account}`;
  return `AWS allows about ${describeRate(throttled)} ${noun} a second in ${place}`;
}

/** `12`, `1.5`: below ten a tenth matters. */
export function describeRate({ ratePerSecond }: Pick<Throttled, 'ratePerSecond'>): string {
  return ratePerSecond < 10
    ? String(Math.round(ratePerSecond * 10) / 10)
    : grouped(Math.round(ratePerSecond));
}

/** `1 row`, `12,000 rows`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** `87 ms`, `1.2 s`, `2 min 05 s`. */
export function describeDuration(milliseconds: number): string {
  if (milliseconds < 1_000) {
    return `${Math.max(0, Math.round(milliseconds))} ms`;
  }
  if (milliseconds < 59_950) {
    return `${(milliseconds / 1_000).toFixed(1)} s`;
  }
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** `from cache, 40 s old`. */
export function describeFromCache({ oldestMs }: FromCache): string {
  return `from cache, ${describeAge(oldestMs)} old`;
}

/** `87 ms`, `40 s`, `2 min 05 s`: nobody wants to know an age to a tenth of a second. */
function describeAge(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  return milliseconds >= 1_000 && seconds < 60
    ? `${seconds} s`
    : describeDuration(milliseconds < 1_000 ? milliseconds : seconds * 1_000);
}

/** `1234567` as `1,234,567`: the same on every machine, whatever its locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
