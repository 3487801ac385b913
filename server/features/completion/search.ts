/** Services and resources found by a word: `FROM buck` finds `aws.s3.buckets`, `vsg` its abbreviation. */
import type { Catalog, ServiceSummary, TableSummary } from '../../../catalog/index.ts';
import type { SearchedName } from '../fuzzy.ts';
import { distance, searched } from '../fuzzy.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';
import { servicesByUse } from './services.ts';
import { resourceProposal } from './tables.ts';
import { fameOf } from './usefulness.ts';

/** A list holds at most so many resources and says that it is incomplete. */
const most = 60;

/** A single letter finds nothing: it is found in almost every name. */
const shortest = 2;

interface Entry {
  readonly service: string;
  readonly summary: TableSummary;
  /** By its own name, and by its service's before it: `s3bucket`, `iamrole`. */
  readonly alone: SearchedName;
  readonly qualified: SearchedName;
  /** Added to every distance: less for services in use and for resources that most accounts have. */
  readonly handicap: number;
}

const entriesOf = new WeakMap<readonly ServiceSummary[], readonly Entry[]>();

/**
 * The best matches first: names that begin with the word, then names with a part that does.
 * `provider` is set where it is already written, dot included.
 */
export function searchCatalog(
  request: CompletionRequest,
  { provider }: { readonly provider?: string } = {},
): readonly Proposal[] {
  const wanted = request.cursor.prefix.toLowerCase();
  if (wanted.length < shortest) {
    return [];
  }
  const services = servicesByUse(request);
  if (wanted.includes('::')) {
    return foundByType(entries(request.language.catalog, services), wanted);
  }
  const found = entries(request.language.catalog, services)
    .flatMap((entry) => {
      const near = distanceOf(wanted, entry);
      return near === undefined ? [] : [{ entry, near }];
    })
    .sort((left, right) => left.near - right.near)
    .slice(0, most)
    .map(({ entry: { service, summary } }): Proposal => {
      const written = `${service}.${summary.name}`;
      const name = `${provider ?? 'aws'}.${written}`;
      return {
        ...resourceProposal(summary, name),
        label: provider === undefined ? name : written,
        filter: `${summary.name} ${name}`,
        rank: rank.foundResource,
      };
    });
  return provider === undefined ? [...foundServices(services, wanted), ...found] : found;
}

const mostHandicap = 45;
const fame = 15;

/** Names of whole resources, from the index alone: no shard is read. In each service the lists first. */
function entries(catalog: Catalog, services: readonly ServiceSummary[]): readonly Entry[] {
  const known = entriesOf.get(services);
  if (known !== undefined) {
    return known;
  }
  const made = services.flatMap(({ name: service }, place) => {
    const tables = catalog.tables(service);
    // One resource is as well known as the list of its type.
    const famous = new Set(
      tables
        .filter(({ name }) => fameOf(service, name) !== undefined)
        .map(({ typeName }) => typeName),
    );
    return tables
      .filter(({ form }) => form === 'one' || form === 'all' || form === 'genericAll')
      .toSorted((left, right) => Number(left.form === 'one') - Number(right.form === 'one'))
      .map((summary) => ({
        service,
        summary,
        alone: searched(summary.name),
        qualified: searched(summary.name, [service]),
        handicap: Math.min(place, mostHandicap) - (famous.has(summary.typeName) ? fame : 0),
      }));
  });
  entriesOf.set(services, made);
  return made;
}

/** Longest that a plural is longer than its singular: `policies`. */
const pluralEnding = 2;

/** A name found by its service's name stands behind one found by its own. */
const byService = 50;

/** A plural is as near as its singular, and comes first by the order of the entries. */
function distanceOf(
  wanted: string,
  { summary, alone, qualified, handicap }: Entry,
): number | undefined {
  const own = distance(wanted, alone);
  const near = own ?? beyond(distance(wanted, qualified));
  if (near === undefined) {
    return undefined;
  }
  const more = Math.max(0, summary.name.length - wanted.length);
  return near + handicap - (summary.form === 'one' ? 0 : Math.min(pluralEnding, more));
}

function beyond(near: number | undefined): number | undefined {
  return near === undefined ? undefined : near + byService;
}

/** `AWS::S3::Buck` finds `aws.s3.buckets`: the name that templates of CloudFormation have for it. */
function foundByType(all: readonly Entry[], wanted: string): readonly Proposal[] {
  return all
    .filter(({ summary }) => summary.typeName.toLowerCase().startsWith(wanted))
    .toSorted((left, right) => left.summary.typeName.length - right.summary.typeName.length)
    .slice(0, most)
    .map(({ service, summary }) => {
      const name = `aws.${service}.${summary.name}`;
      const found = resourceProposal(summary, name);
      return { ...found, filter: `${summary.typeName} ${name}`, rank: rank.foundResource };
    });
}

function foundServices(services: readonly ServiceSummary[], wanted: string): readonly Proposal[] {
  return services
    .filter(({ name }) => name.startsWith(wanted))
    .map(({ name, resourceCount }) => ({
      label: `aws.${name}`,
      kind: 'service',
      text: `aws.${name}.`,
      hint: `${resourceCount} resources`,
      filter: `${name} aws.${name}`,
      rank: rank.foundService,
      continues: true,
    }));
}
