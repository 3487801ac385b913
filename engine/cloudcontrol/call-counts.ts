/** Requests sent through one source, as they happen. */
import type { CallCounts } from '../../protocol/index.ts';

export function countCalls(): {
  readonly counts: CallCounts;
  readonly count: (call: keyof CallCounts) => void;
} {
  const counts = { list: 0, get: 0, create: 0, update: 0, delete: 0, status: 0 };
  return {
    counts,
    count: (call) => {
      counts[call] += 1;
    },
  };
}
