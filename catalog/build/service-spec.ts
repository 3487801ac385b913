/** The public service specification, loaded whole. */
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { Resource, SpecDatabase } from '@aws-cdk/service-spec-types';
import type { NestedFacts, PropertyFacts } from '../index.ts';
import { firstParagraph } from './documentation.ts';
import type { BuiltType } from './model.ts';
import { attributeFacts, nestedReadOnly } from './spec-attributes.ts';
import { nestedUser, propertyFacts, readOnlyFacts } from './spec-properties.ts';

/** All resource types, sorted by name. */
export async function loadServiceSpec(): Promise<readonly BuiltType[]> {
  const database = await loadAwsServiceSpec();
  return [...database.all('resource')]
    .map((resource) => builtType(database, resource))
    .sort((a, b) => (a.typeName < b.typeName ? -1 : 1));
}

function builtType(database: SpecDatabase, resource: Resource): BuiltType {
  const nested = new Map<string, NestedFacts>();
  const use = nestedUser(database, nested);
  const settable = Object.entries(resource.properties).map(([name, property]) =>
    propertyFacts(name, property, use),
  );
  const attributes = attributeFacts(resource, nested, use);
  const paths = resource.primaryIdentifier ?? [];
  const known = [...settable, ...attributes];
  const untold = paths
    .filter((path) => !path.includes('/') && !known.some(({ name }) => name === path))
    .map((name) => readOnlyFacts(name, 'string', 'A part of the identifier.'));
  return {
    typeName: resource.cloudFormationType,
    description: firstParagraph(resource.documentation),
    properties: ordered([...known, ...untold], paths, resource.tagInformation?.tagPropertyName),
    primaryIdentifier: paths,
    ...(resource.tagInformation && { tagProperty: resource.tagInformation.tagPropertyName }),
    ...nestedReadOnly(resource),
    provisioning: 'unknown',
    nested,
  };
}

/** The identifier's parts come first and tags last; else the source's order stands. */
function ordered(
  properties: readonly PropertyFacts[],
  identifier: readonly string[],
  tagProperty: string | undefined,
): readonly PropertyFacts[] {
  const rank = ({ name }: PropertyFacts): number => {
    const place = identifier.indexOf(name);
    if (place >= 0) return place;
    return identifier.length + (name === tagProperty ? 1 : 0);
  };
  return properties.toSorted((a, b) => rank(a) - rank(b));
}
