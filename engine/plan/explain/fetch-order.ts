/** How fetches follow each other, as the steps of an explained plan. */
import { dependenciesOf } from '../dependencies.ts';
import type { Fetch } from '../plan.ts';

/** The ids of the fetches that must be complete before this one starts, each once and ascending. */
export function fetchesBefore(fetch: Fetch): readonly number[] {
  return [...new Set(dependenciesOf(fetch))].sort((left, right) => left - right);
}

/** The number of the step that a fetch is. */
export function stepOfFetch(fetch: number): number {
  return fetch + 1;
}

/** The fetch that a step of the kind `list` or `get` is. */
export function fetchOfStep(step: number): number {
  return step - 1;
}
