/** Which fetches must be complete before another one can begin. */
import type { Access, Fetch, ValueSource } from './plan.ts';

/** The fetches whose rows give `fetch` its identifiers, the inputs of its list, or where it is asked. */
export function dependenciesOf({ access, narrowing }: Fetch): readonly number[] {
  const places = narrowing?.sources.map(({ values }) => values) ?? [];
  return [...sourcesOf(access), ...places].flatMap((source) =>
    source.kind === 'query' ? source.fetches : [],
  );
}

function sourcesOf(access: Access): readonly ValueSource[] {
  if (access.kind === 'list') return access.inputs.map((input) => input.values);
  const { identifiers } = access;
  return identifiers.kind === 'whole'
    ? [identifiers.values]
    : identifiers.parts.map((part) => part.values);
}
