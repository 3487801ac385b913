/** Which fetches must be complete before another can start: those that it reads values from. */
import type { Access, Fetch, ValueSource } from '../plan.ts';

/** Their ids, each once, in ascending order. */
export function fetchesBefore({ access }: Fetch): readonly number[] {
  const ids = sourcesOf(access).flatMap((source) =>
    source.kind === 'query' ? source.fetches : [],
  );
  return [...new Set(ids)].sort((left, right) => left - right);
}

/** The number of the step that a fetch is. */
export function stepOfFetch(fetch: number): number {
  return fetch + 1;
}

function sourcesOf(access: Access): readonly ValueSource[] {
  if (access.kind === 'list') return access.inputs.map((input) => input.values);
  const { identifiers } = access;
  return identifiers.kind === 'whole'
    ? [identifiers.values]
    : identifiers.parts.map((part) => part.values);
}
