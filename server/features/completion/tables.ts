/** Names of providers, services and resources: after FROM and JOIN, in mutations, SHOW and DESCRIBE. */
import { constantTables } from '../../../catalog/index.ts';
import type { Catalog, ServiceSummary, TableForm, TableSummary } from '../../../catalog/index.ts';
import type { Scope } from '../../../language/semantics/index.ts';
import { providers } from '../../../language/semantics/index.ts';
import { formLabels } from '../documentation/resource.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import { fameOf } from './usefulness.ts';

/** What a statement does with the table: not every form of a resource can be created in or changed. */
export type TableUse = 'read' | 'create' | 'change';

/** After `aws.` the services, after `aws.s3.` that service's names. Empty after any other name. */
export function qualifiedTables(
  services: readonly ServiceSummary[],
  catalog: Catalog,
  qualifiers: readonly string[],
  use: TableUse,
): readonly Proposal[] {
  const [provider = '', service, ...rest] = qualifiers.map((part) => part.toLowerCase());
  if (!providers.includes(provider) || rest.length > 0) {
    return [];
  }
  return service === undefined
    ? [...serviceProposals(services), ...(use === 'read' ? constantProposals : [])]
    : byFame(service, catalog.tables(service))
        .filter(({ form }) => !unfit[use].has(form))
        .map((summary) => ({
          ...resourceProposal(summary, `${provider}.${service}.${summary.name}`),
          ...(fameOf(service, summary.name) === undefined ? {} : { rank: rank.exact }),
          label: summary.name,
          commits: true,
        }));
}

function byFame(service: string, tables: readonly TableSummary[]): readonly TableSummary[] {
  const placeOf = ({ name }: TableSummary): number => fameOf(service, name) ?? Infinity;
  const famous = tables.filter(({ name }) => fameOf(service, name) !== undefined);
  return [
    ...famous.toSorted((left, right) => placeOf(left) - placeOf(right)),
    ...tables.filter((table) => !famous.includes(table)),
  ];
}

/** More would be in the way of all other names. */
const mostUsed = 8;

/** Tables in use, by their whole names; those that may not be used so are left out. */
export function tablesInUse(
  catalog: Catalog,
  names: readonly string[],
  use: TableUse,
): readonly Proposal[] {
  return names
    .flatMap((name) => {
      const found = catalog.lookup(name.split('.'));
      if (found === undefined || unfit[use].has(found.form)) {
        return [];
      }
      const summary = { name, form: found.form, typeName: found.typeName ?? '' };
      return [{ ...resourceProposal(summary, name), hint: 'in this file', rank: rank.resource }];
    })
    .slice(0, mostUsed);
}

export function commonTables(scope: Scope | undefined): readonly Proposal[] {
  return (scope?.commonTables ?? []).map(({ name }) => ({
    label: name.text,
    kind: 'commonTable',
    hint: 'common table',
    rank: rank.commonTable,
  }));
}

export function providerProposals(catalog: Catalog): readonly Proposal[] {
  return [
    {
      label: 'aws',
      kind: 'provider',
      text: 'aws.',
      hint: `${catalog.services().length} services`,
      rank: rank.provider,
      continues: true,
    },
  ];
}

const proposalsOf = new WeakMap<readonly ServiceSummary[], readonly Proposal[]>();

/** A service ends with the dot that its resources follow. One list of services gives one of proposals. */
function serviceProposals(services: readonly ServiceSummary[]): readonly Proposal[] {
  const known = proposalsOf.get(services);
  if (known !== undefined) {
    return known;
  }
  const made = serviceNames(services).map((proposal) => ({
    ...proposal,
    text: `${proposal.label}.`,
    continues: true,
  }));
  proposalsOf.set(services, made);
  return made;
}

/** A service where it is the end of the name, as in SHOW RESOURCES. */
export function serviceNames(services: readonly ServiceSummary[]): readonly Proposal[] {
  return services.map(({ name, resourceCount }) => ({
    label: name,
    kind: 'service',
    hint: resourceCount === 1 ? '1 resource' : `${resourceCount} resources`,
    rank: rank.exact,
  }));
}

const narrow: ReadonlySet<TableForm> = new Set<TableForm>(['listOnly', 'tags', 'request']);

const unfit: Readonly<Record<TableUse, ReadonlySet<TableForm>>> = {
  read: new Set(),
  create: new Set<TableForm>([...narrow, 'one', 'genericOne', 'requests', 'constant']),
  change: new Set<TableForm>([...narrow, 'constant']),
};

/** `name` is the whole name, as its documentation is found by it. */
export function resourceProposal(summary: TableSummary, name: string): Proposal {
  return {
    label: name,
    kind: 'resource',
    hint: formLabels[summary.form],
    origin: summary.typeName,
    rank: narrow.has(summary.form) ? rank.narrowResource : rank.resource,
    documentedBy: { page: 'resource', name },
  };
}

/** Behind the services, which are what most statements go on with. */
const constantProposals: readonly Proposal[] = constantTables.map(({ name }) => ({
  ...resourceProposal({ name, form: 'constant', typeName: '' }, name),
  label: name.replace(/^aws\./, ''),
  commits: true,
}));
