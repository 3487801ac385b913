/** What one fetch asks, as lines: where, by which values, what it completes, and how often. */
import type { ExplainedDetail } from '../../../protocol/index.ts';
import type {
  Access,
  BoundInput,
  ConditionUse,
  Fetch,
  IdentifierSource,
  ValueSource,
} from '../plan.ts';
import { countPlaces } from '../estimate.ts';
import { hydrationReason } from './hydration-reason.ts';

type ListAccess = Extract<Access, { kind: 'list' }>;

export function detailsOfFetch(
  fetch: Fetch,
  conditions: readonly ConditionUse[],
): readonly ExplainedDetail[] {
  const { access } = fetch;
  return [
    ...detailsOf('place', [...accountsOf(fetch), ...regionsOf(fetch), ...narrowingOf(fetch)]),
    ...(access.kind === 'get'
      ? detailsOf('input', identifiersOf(access.identifiers))
      : detailsOf('input', inputsOf(access))),
    ...conditions.map(({ effect, text }): ExplainedDetail => ({ kind: effect, text })),
    ...(access.kind === 'get' ? [] : detailsOf('hydrate', hydrationOf(access))),
    ...hydrationReason(fetch),
    ...detailsOf('limit', limitOf(fetch)),
    ...detailsOf('calls', [`calls: ${countCalls(fetch)}`]),
  ];
}

function detailsOf(
  kind: ExplainedDetail['kind'],
  texts: readonly string[],
): readonly ExplainedDetail[] {
  return texts.map((text) => ({ kind, text }));
}

function limitOf({ limit, isImpossible }: Fetch): readonly string[] {
  if (isImpossible === true) return ['nothing: no row can meet the conditions'];
  return limit === undefined ? [] : [`limit: ${count(limit, 'row')}`];
}

function accountsOf({ accounts }: Fetch): readonly string[] {
  if (accounts === undefined) return [];
  const names = accounts.map(({ name }) => name).join(', ');
  return [`accounts: ${names === '' ? 'none: no account meets the predicates' : names}`];
}

function regionsOf({ regions, home }: Fetch): readonly string[] {
  const listed = regions.length === 0 ? 'none: no region meets the predicates' : regions.join(', ');
  if (home === undefined) return [`regions: ${listed}`];
  return [
    regions.join() === home
      ? `region: ${home}, global`
      : `region: ${home}, global, shown as ${listed}`,
  ];
}

function narrowingOf({ narrowing }: Fetch): readonly string[] {
  return (narrowing?.sources ?? []).map(({ values }) => `of these, only ${textOfValues(values)}`);
}

function identifiersOf(identifiers: IdentifierSource): readonly string[] {
  if (identifiers.kind === 'whole') return [`identifier = ${textOfValues(identifiers.values)}`];
  return identifiers.parts.map((part) => `identifier's ${textOfInput(part)}`);
}

function inputsOf({ inputs, offered = [] }: ListAccess): readonly string[] {
  return [
    ...inputs.map((input) => `with ${textOfInput(input)}`),
    ...offered.map((input) => `if asked for it, with ${textOfInput(input)}`),
  ];
}

function hydrationOf({ hydrate }: ListAccess): readonly string[] {
  switch (hydrate.kind) {
    case 'never':
      return [];
    case 'always':
      return ['hydrate: every row'];
    case 'ifAbsent':
      return [`hydrate: rows that lack ${hydrate.properties.join(', ')}`];
  }
}

function textOfInput({ property, beside = [], values }: BoundInput): string {
  return `${[property, ...beside].join(' and ')} = ${textOfValues(values)}`;
}

function textOfValues(values: ValueSource): string {
  if (values.kind === 'query') {
    const own = [
      ...(values.byAccount === true ? [', in its own account'] : []),
      ...(values.byRegion === true ? [', in its own region'] : []),
    ];
    return `each ${values.description}${own.join('')}: ${values.sql}`;
  }
  const [first, ...others] = values.values.map((value) => `'${value}'`);
  if (first === undefined) return 'nothing: the predicates exclude each other';
  if (others.length === 0) return first;
  const shown = [first, ...others].slice(0, mostValues).join(', ');
  const left = values.values.length - mostValues;
  return `each of ${shown}${left > 0 ? ` and ${String(left)} more` : ''}`;
}

/** A list of thousands would hide the plan. */
const mostValues = 20;

/** Exact where it is known, else what it grows with. */
function countCalls(fetch: Fetch): string {
  const { access, accountIds, limit, narrowing } = fetch;
  const sources =
    access.kind === 'list'
      ? access.inputs.map((input) => input.values)
      : access.identifiers.kind === 'whole'
        ? [access.identifiers.values]
        : access.identifiers.parts.map((part) => part.values);
  const times = sources.reduce(
    (product, source) => product * (source.kind === 'literals' ? source.values.length : 1),
    countPlaces(fetch, sources),
  );
  if (times === 0 || limit === 0) return '0';
  const per = sources.some((source) => source.kind === 'query') ? ' for each value' : '';
  const most = narrowing === undefined && accountIds === undefined ? '' : 'at most ';
  if (access.kind === 'get') return `${most}${count(times, 'get')}${per}`;
  const lists = `${limit === undefined ? most : ''}${count(times, 'list')}${per}`;
  const pages =
    limit === undefined
      ? `${lists}, and one more for each further page`
      : `at most ${lists} and further pages, until the limit`;
  if (access.hydrate.kind === 'never') return pages;
  return `${pages}; at most one get for each row`;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
