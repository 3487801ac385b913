/** Time passing between two looks at AWS. */
import { setTimeout as delay } from 'node:timers/promises';

/** Ends early by a rejection when `signal` aborts. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal });
}
