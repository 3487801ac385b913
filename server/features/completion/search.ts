/** Services and resources found by a bare word: `FROM buck` finds `aws.s3.buckets`. */
import type { Catalog, TableSummary } from '../../../catalog/index.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import { resourceProposal } from './tables.ts';

/** A list holds at most so many resources and says that it is incomplete. */
const most = 60;

/** A single letter finds nothing: it is found in almost every name. */
const shortest = 2;

interface Entry {
  readonly service: string;
  readonly summary: TableSummary;
}

const entriesOf = new WeakMap<Catalog, readonly Entry[]>();

/** The best matches first: names that begin with the word, then names with a part that does. */
export function searchCatalog(catalog: Catalog, word: string): readonly Proposal[] {
  const wanted = word.toLowerCase();
  if (wanted.length < shortest) {
    return [];
  }
  const found = entries(catalog)
    .flatMap((entry) => {
      const distance = distanceOf(wanted, entry);
      return distance === undefined ? [] : [{ entry, distance }];
    })
    .sort((left, right) => left.distance - right.distance)
    .slice(0, most);
  return [
    ...services(catalog, wanted),
    ...found.map(({ entry: { service, summary } }): Proposal => {
      const name = `aws.${service}.${summary.name}`;
      return {
        ...resourceProposal(summary, name),
        filter: `${summary.name} ${name}`,
        rank: rank.foundResource,
      };
    }),
  ];
}

/**
 * Names of whole resources, from the index alone: no shard is read. Services with short names come
 * first, for they are the much used ones (`s3`, `ec2`, `iam`), and in each the lists.
 */
function entries(catalog: Catalog): readonly Entry[] {
  const known = entriesOf.get(catalog);
  if (known !== undefined) {
    return known;
  }
  const made = catalog
    .services()
    .toSorted((left, right) => left.name.length - right.name.length)
    .flatMap(({ name: service }) =>
      catalog
        .tables(service)
        .filter(({ form }) => form === 'one' || form === 'all' || form === 'genericAll')
        .toSorted((left, right) => Number(left.form === 'one') - Number(right.form === 'one'))
        .map((summary) => ({ service, summary })),
    );
  entriesOf.set(catalog, made);
  return made;
}

/** Longest that a plural is longer than its singular: `policies`. */
const pluralEnding = 2;

/**
 * Smaller is nearer; `undefined` where the name does not have the word. A plural is as near as its
 * singular.
 */
function distanceOf(wanted: string, { summary: { name, form } }: Entry): number | undefined {
  const position = name.indexOf(wanted);
  if (position === -1) {
    return undefined;
  }
  const place = position === 0 ? 0 : name.charAt(position - 1) === '_' ? 100 : 200;
  const more = name.length - wanted.length;
  return place + (form === 'one' ? more : Math.max(0, more - pluralEnding));
}

function services(catalog: Catalog, wanted: string): readonly Proposal[] {
  return catalog
    .services()
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
