/** A plan as indented text: what is asked of AWS, in which order and how often, then the SQL. */
import type {
  Access,
  BoundInput,
  DeletePlan,
  Fetch,
  IdentifierSource,
  Plan,
  SelectPlan,
  ValueSource,
} from './plan.ts';

export function printPlan(plan: Plan): string {
  switch (plan.kind) {
    case 'select':
      return printSelect(plan);
    case 'delete':
      return printDelete(plan);
    case 'rows':
      return [
        `rows: ${String(plan.rows.length)}, without any call`,
        ...(plan.sql === undefined ? [] : ['sql:', indent(plan.sql)]),
      ].join('\n');
  }
}

function printSelect({ fetches, sql, notices = [] }: SelectPlan): string {
  const parts = fetches.length === 0 ? ['no calls'] : fetches.map(printFetch);
  const notes = notices.map((notice) => `notice: ${notice}`);
  return [...parts, ...notes, 'sql:', indent(sql)].join('\n');
}

function printFetch(fetch: Fetch): string {
  const { access } = fetch;
  const lines = [
    ...printRegions(fetch),
    ...(access.kind === 'get' ? printIdentifiers(access.identifiers) : printList(access)),
    ...(fetch.limit === undefined ? [] : [`limit: ${count(fetch.limit, 'row')}`]),
    `calls: ${countCalls(fetch)}`,
  ];
  const head = `${access.kind} ${fetch.typeName}${fetch.target === fetch.table.name ? ` for ${fetch.table.name}` : ` for ${fetch.target}`}`;
  return [head, ...lines.map(indent)].join('\n');
}

function printRegions({ regions, home }: Fetch): readonly string[] {
  const listed = regions.length === 0 ? 'none: no region meets the predicates' : regions.join(', ');
  if (home === undefined) return [`regions: ${listed}`];
  return [
    regions.join() === home
      ? `region: ${home}, global`
      : `region: ${home}, global, shown as ${listed}`,
  ];
}

function printIdentifiers(identifiers: IdentifierSource): readonly string[] {
  if (identifiers.kind === 'whole') return [`identifier = ${printValues(identifiers.values)}`];
  return identifiers.parts.map((part) => `identifier's ${printInput(part)}`);
}

function printList(access: Extract<Access, { kind: 'list' }>): readonly string[] {
  const { inputs, hydrate, offered = [] } = access;
  return [
    ...inputs.map((input) => `with ${printInput(input)}`),
    ...offered.map((input) => `if asked for it, with ${printInput(input)}`),
    ...(hydrate.kind === 'always' ? ['hydrate: every row'] : []),
    ...(hydrate.kind === 'ifAbsent'
      ? [`hydrate: rows that lack ${hydrate.properties.join(', ')}`]
      : []),
  ];
}

function printInput({ property, values }: BoundInput): string {
  return `${property} = ${printValues(values)}`;
}

function printValues(values: ValueSource): string {
  if (values.kind === 'query') {
    return `each ${values.description}${values.byRegion === true ? ', in its own region' : ''}: ${values.sql}`;
  }
  const [first, ...others] = values.values.map((value) => `'${value}'`);
  if (first === undefined) return 'nothing: the predicates exclude each other';
  return others.length === 0 ? first : `each of ${[first, ...others].join(', ')}`;
}

/** Exact where it is known, else what it grows with. */
function countCalls({ access, regions, home, limit }: Fetch): string {
  const asked = home === undefined ? regions.length : Math.min(1, regions.length);
  const sources =
    access.kind === 'list'
      ? access.inputs.map((input) => input.values)
      : access.identifiers.kind === 'whole'
        ? [access.identifiers.values]
        : access.identifiers.parts.map((part) => part.values);
  const times = sources.reduce(
    (product, source) => product * (source.kind === 'literals' ? source.values.length : 1),
    asked,
  );
  if (times === 0 || limit === 0) return '0';
  const per = sources.some((source) => source.kind === 'query') ? ' for each value' : '';
  if (access.kind === 'get') return `${count(times, 'get')}${per}`;
  const lists = `${count(times, 'list')}${per}`;
  const pages =
    limit === undefined
      ? `${lists}, and one more for each further page`
      : `at most ${lists} and further pages, until the limit`;
  if (access.hydrate.kind === 'never') return pages;
  return `${pages}; at most one get for each row`;
}

function printDelete({ typeName, identifier, region, table, permissions }: DeletePlan): string {
  return [
    `delete ${typeName} for ${table.name}`,
    indent(`region: ${region}`),
    indent(`identifier = '${identifier}'`),
    ...(permissions.length === 0 ? [] : [indent(`permissions: ${permissions.join(', ')}`)]),
    indent('calls: 1 delete, after confirmation, then its status until it ends'),
  ].join('\n');
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
