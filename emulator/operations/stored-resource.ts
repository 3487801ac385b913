/** Finding one resource for an operation, and saying so where there is none. */
import type { EmulatorState, RequestContext } from '../cloud-control.ts';
import type { StoredResource } from '../resource-collection.ts';
import { ServiceError } from '../service-error.ts';
import type { TypeFacts } from '../type-facts.ts';

/** `undefined` also for a resource that reads do not see yet. */
export function findVisible(
  state: EmulatorState,
  facts: TypeFacts,
  region: string,
  identifier: string,
): StoredResource | undefined {
  const resource = state.store.collection(facts, region).get(identifier);
  return resource !== undefined && resource.visibleFrom <= state.clock.now() ? resource : undefined;
}

/** Throws ResourceNotFoundException in the words of the type's handler. */
export function requireVisible(
  state: EmulatorState,
  facts: TypeFacts,
  identifier: string,
  { region, requestId }: RequestContext,
): StoredResource {
  const resource = findVisible(state, facts, region, identifier);
  if (resource !== undefined) return resource;
  throw new ServiceError(
    'ResourceNotFoundException',
    `${facts.type.typeName} Handler returned status FAILED: ${notFoundMessage(facts)} (HandlerErrorCode: NotFound, RequestToken: ${requestId})`,
  );
}

/** `Bucket not found`. */
export const notFoundMessage = (facts: TypeFacts): string =>
  `${facts.type.typeName.split('::')[2] ?? 'Resource'} not found`;
