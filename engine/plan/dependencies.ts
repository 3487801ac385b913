/** Which fetches must be complete before another one can begin. */
import type { Access, Fetch, ValueSource } from './plan.ts';

/** The fetches whose rows give `fetch` its identifiers or the inputs of its list. */
export function dependenciesOf({ access }: Fetch): readonly number[] {
  return sourcesOf(access).flatMap((source) => (source.kind === 'query' ? source.fetches : []));
}

function sourcesOf(access: Access): readonly ValueSource[] {
  if (access.kind === 'list') return access.inputs.map((input) => input.values);
  const { identifiers } = access;
  return identifiers.kind === 'whole'
    ? [identifiers.values]
    : identifiers.parts.map((part) => part.values);
}
