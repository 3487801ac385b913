/** Figures: how long something took, over many runs. */

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** One run after the other: what is measured is an answer's time, not a queue's. */
export async function repeated(
  times: number,
  work: (run: number) => Promise<number>,
): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    taken.push(await work(run));
  }
  return taken;
}

/** The value that `share` of the measured ones do not exceed. */
export function percentile(measured: readonly number[], share: number): number {
  const sorted = measured.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function print(what: string, measured: readonly number[], limit?: string): void {
  const at = (share: number): string => percentile(measured, share).toFixed(1);
  const text =
    measured.length === 1
      ? `${at(0)} ms`
      : `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${measured.length} runs)`;
  process.stdout.write(`${what}: ${text}${limit === undefined ? '' : `; asked: ${limit}`}\n`);
}
