/** Whole joins after JOIN: `aws.ec2.subnets s ON s.vpc_id = v.vpc_id`, by what the catalog relates. */
import type { Catalog, Property, ResourceType } from '../../../catalog/index.ts';
import type { BoundRelation } from '../../../language/semantics/index.ts';
import { aliasFor } from '../aliases.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';

/** More would bury the names that can also be written here. */
const most = 24;

/** Joins with the relations that stand before the cursor, the nearest one first. */
export function joinTargets({
  language: { catalog },
  cursor,
  scope,
}: CompletionRequest): readonly Proposal[] {
  const before = (scope?.relations ?? []).filter(({ node }) => node.span.end < cursor.offset);
  const taken = new Set((scope?.relations ?? []).map(({ alias }) => alias.toLowerCase()));
  const prefix = cursor.qualifiers.map((part) => `${part.toLowerCase()}.`).join('');
  const found = before
    .toReversed()
    .flatMap((relation) => relatedTo(catalog, relation))
    .filter(({ type }) => `aws.${type.service}.${type.plural}`.startsWith(prefix));
  const seen = new Set<string>();
  return found
    .map((related) => proposalOf(related, taken, prefix))
    .filter(({ label }) => (seen.has(label) ? false : seen.add(label)))
    .slice(0, most);
}

/** A type, and the column by which it meets one of a relation. */
interface Related {
  readonly type: ResourceType;
  readonly column: Property;
  readonly relation: BoundRelation;
  readonly own: Property;
  readonly hint: string;
  /** Lower comes first. */
  readonly order: number;
}

/** Parents first, then what a column names, then what belongs to this one, then what shares its key. */
const order = { parent: 0, named: 1, child: 2, referring: 3, sibling: 4 } as const;

function relatedTo(catalog: Catalog, relation: BoundRelation): readonly Related[] {
  const type = relation.table?.type;
  if (type === undefined || relation.alias === '') {
    return [];
  }
  const others = typesOf(catalog, type.service).filter((other) => other !== type);
  return [
    ...namedBy(catalog, relation, type),
    ...others.flatMap((other) => referring(other, type, relation)),
    ...others.flatMap((other) => namesake(other, type, relation)),
  ]
    .filter(({ column, own }) => isOneValue(column) && isOneValue(own))
    .filter(({ own }) => relation.columns?.some(({ name }) => name === own.column))
    .toSorted(
      (left, right) =>
        left.order - right.order || left.type.plural.length - right.type.plural.length,
    );
}

/** The types that a property's values name. */
function namedBy(
  catalog: Catalog,
  relation: BoundRelation,
  type: ResourceType,
): readonly Related[] {
  return type.properties.flatMap((own) =>
    (own.references ?? []).flatMap(({ typeName, property }) => {
      const other = catalog.resourceType(typeName);
      const column = other && propertyNamed(other, property);
      return other === undefined || column === undefined || other === type
        ? []
        : [{ type: other, column, relation, own, hint: 'reference', order: order.named }];
    }),
  );
}

/** The types of the same service of which a property names this relation's. */
function referring(
  other: ResourceType,
  type: ResourceType,
  relation: BoundRelation,
): readonly Related[] {
  return other.properties.flatMap((column) =>
    (column.references ?? [])
      .filter(({ typeName }) => typeName === type.typeName)
      .flatMap(({ property }) => {
        const own = propertyNamed(type, property);
        const isKey = type.primaryIdentifier.includes(property);
        return own === undefined
          ? []
          : [
              {
                ...{ type: other, column, relation, own, hint: 'references this' },
                order: isKey && column.required ? order.child : order.referring,
              },
            ];
      }),
  );
}

/** The types of the same service that hold this one's identifier under its own name, or the reverse. */
function namesake(
  other: ResourceType,
  type: ResourceType,
  relation: BoundRelation,
): readonly Related[] {
  const shared = [...keysOf(type), ...keysOf(other)].find(
    (name) => propertyNamed(type, name) !== undefined && propertyNamed(other, name) !== undefined,
  );
  if (shared === undefined) {
    return [];
  }
  const own = propertyNamed(type, shared);
  const column = propertyNamed(other, shared);
  const isParent = keysOf(other)[0] === shared && other.primaryIdentifier.length === 1;
  const isChild = keysOf(type)[0] === shared && type.primaryIdentifier.length === 1;
  return own === undefined || column === undefined
    ? []
    : [
        {
          ...{ type: other, column, relation, own },
          hint: isParent ? 'parent' : 'same key',
          order: isParent ? order.parent : isChild ? order.child : order.sibling,
        },
      ];
}

/** Names of identifiers that tell what they identify: `WorkspaceId`, not `Name` or `Arn`. */
function keysOf({ primaryIdentifier }: ResourceType): readonly string[] {
  return primaryIdentifier.filter((name) => /^\w{2,}(?:Id|Arn|Name|Identifier)$/.test(name));
}

function propertyNamed({ properties }: ResourceType, wanted: string): Property | undefined {
  return properties.find(({ name }) => name === wanted);
}

/** A list of keys equals no key. */
function isOneValue({ type }: Property): boolean {
  return type !== 'array' && type !== 'object';
}

const typesByService = new WeakMap<Catalog, Map<string, readonly ResourceType[]>>();

function typesOf(catalog: Catalog, service: string): readonly ResourceType[] {
  const known = typesByService.get(catalog) ?? new Map<string, readonly ResourceType[]>();
  typesByService.set(catalog, known);
  const types =
    known.get(service) ??
    [...new Set(catalog.tables(service).map(({ typeName }) => typeName))].flatMap(
      (typeName) => catalog.resourceType(typeName) ?? [],
    );
  known.set(service, types);
  return types;
}

function proposalOf(
  { type, column, relation, own, hint }: Related,
  taken: ReadonlySet<string>,
  prefix: string,
): Proposal {
  const name = `aws.${type.service}.${type.plural}`;
  const alias = aliasFor(type.plural, taken);
  const label =
    `${name} ${alias} ON ${alias}.${column.column} = ${relation.alias}.${own.column}`.slice(
      prefix.length,
    );
  return {
    label,
    kind: 'snippet',
    hint,
    filter: `${type.plural} ${label}`,
    rank: rank.required,
    documentedBy: { page: 'resource', name },
  };
}
