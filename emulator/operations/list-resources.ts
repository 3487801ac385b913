/** ListResources: pages of what the type's list handler returns, usually the identifiers alone. */
import type { EmulatorState, ListedProperties, OperationHandler } from '../cloud-control.ts';
import { identifierProperties } from '../identifiers.ts';
import { isJsonObject, jsonEqual, type JsonObject } from '../json.ts';
import { createPageToken, readPageToken } from '../page-token.ts';
import { readMaxResults, readTexts } from '../request-input.ts';
import type { StoredResource } from '../resource-collection.ts';
import { invalidRequest } from '../service-error.ts';
import type { TypeFacts } from '../type-facts.ts';

export const listResources: OperationHandler = (state, body, { region }) => {
  const input = readTexts(
    body,
    ['TypeName'],
    ['NextToken', 'ResourceModel', 'RoleArn', 'TypeVersionId'],
  );
  readMaxResults(body);
  const { TypeName: typeName } = input;
  const facts = state.types.get(typeName);
  state.types.requireOperation(facts, 'list');
  const filter = readModel(facts, input.ResourceModel);
  requireListInputs(facts, filter);

  const list = JSON.stringify([region, typeName, filter]);
  const start = input.NextToken === undefined ? 0 : readPageToken(list, input.NextToken);
  if (start === undefined) throw invalidRequest(`Invalid NextToken for ${typeName}`);

  const { page, position } = takePage(state, facts, region, filter, start);
  const listed = state.listedProperties.get(typeName) ?? 'identifiers';
  return {
    TypeName: typeName,
    ResourceDescriptions: page.map((resource) => ({
      Identifier: resource.identifier,
      Properties: JSON.stringify(propertiesOf(facts, resource, listed)),
    })),
    ...(position === undefined ? {} : { NextToken: createPageToken(list, position) }),
  };
};

function readModel(facts: TypeFacts, text: string | undefined): JsonObject {
  if (text === undefined) return {};
  const model = parseJson(text);
  if (!isJsonObject(model)) {
    throw invalidRequest('Invalid ResourceModel: it must be the JSON text of an object');
  }
  const unknown = Object.keys(model).find((name) => !facts.properties.has(name));
  if (unknown === undefined) return model;
  throw invalidRequest(
    `Invalid ResourceModel property in ${facts.type.typeName} list handler request input: extraneous key [${unknown}] is not permitted`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function requireListInputs({ type }: TypeFacts, filter: JsonObject): void {
  const missing = (type.listInputs ?? []).filter((name) => filter[name] === undefined);
  if (missing.length === 0) return;
  const keys = missing.map((name) => `#: required key [${name}] not found`).join(', ');
  throw invalidRequest(
    `Missing or invalid ResourceModel property in ${type.typeName} list handler request input.Required property: (${keys})`,
  );
}

/** `position` is absent where the page is the last one. */
function takePage(
  state: EmulatorState,
  facts: TypeFacts,
  region: string,
  filter: JsonObject,
  start: number,
): { readonly page: readonly StoredResource[]; readonly position?: number } {
  const now = state.clock.now();
  const wanted = Object.entries(filter);
  const page: StoredResource[] = [];
  for (const resource of state.store.collection(facts, region).after(start)) {
    if (resource.visibleFrom > now) continue;
    if (!wanted.every(([name, value]) => jsonEqual(resource.content.property(name), value)))
      continue;
    if (page.length === state.pageSize) return { page, position: page.at(-1)?.sequence ?? start };
    page.push(resource);
  }
  return { page };
}

function propertiesOf(
  facts: TypeFacts,
  { content }: StoredResource,
  listed: ListedProperties,
): JsonObject {
  if (listed === 'full') return facts.withoutWriteOnly(content.properties());
  const names = listed === 'identifiers' ? [] : listed;
  const identity = facts.identifierPaths.map(([name = '']) => name);
  const read = (wanted: readonly string[]): JsonObject =>
    Object.fromEntries(
      wanted
        .map((name) => [name, content.property(name)] as const)
        .filter(([, value]) => value !== undefined),
    );
  return {
    ...facts.withoutWriteOnly(read(names)),
    ...identifierProperties(facts, read(identity)),
  };
}
