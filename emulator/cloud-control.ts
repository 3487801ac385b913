/** The eight operations of Cloud Control by name, and the state that they share. */
import type { Catalog } from '../catalog/index.ts';
import type { Clock } from './clock.ts';
import type { JsonObject } from './json.ts';
import type { Mutations } from './mutations.ts';
import { createResource } from './operations/create-resource.ts';
import { deleteResource } from './operations/delete-resource.ts';
import { getResource } from './operations/get-resource.ts';
import { listResources } from './operations/list-resources.ts';
import {
  cancelResourceRequest,
  getResourceRequestStatus,
  listResourceRequests,
} from './operations/resource-requests.ts';
import { updateResource } from './operations/update-resource.ts';
import type { ResourceStore } from './resource-store.ts';
import type { TypeRegistry } from './type-facts.ts';

/** What a list's rows have: all properties, the identifier's alone, or these besides. */
export type ListedProperties = 'full' | 'identifiers' | readonly string[];

export interface EmulatorState {
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly types: TypeRegistry;
  readonly store: ResourceStore;
  /** The resources of each account by its number, those of `store` among them. */
  readonly accounts: ReadonlyMap<string, ResourceStore>;
  readonly mutations: Mutations;
  readonly listedProperties: ReadonlyMap<string, ListedProperties>;
  /** Resources a page. */
  readonly pageSize: number;
  /** Milliseconds after a create's SUCCESS in which reads do not find the resource. */
  readonly visibleAfter: number;
  /** Distinct for each call: the serial number of something that the service makes. */
  nextSerial(): number;
}

export interface RequestContext {
  readonly region: string;
  readonly requestId: string;
  /** Whose credentials signed it. */
  readonly accountId: string;
  /** Whether a fault makes a list answer the token that it was asked with. */
  readonly repeatsToken: boolean;
  /** The outcome that a fault forces upon a mutation. */
  readonly forcedFailure?: { readonly errorCode: string; readonly message: string };
}

/** Takes the request's body and gives the answer's. Throws ServiceError. */
export type OperationHandler = (
  state: EmulatorState,
  body: JsonObject,
  context: RequestContext,
) => object;

export const cloudControlOperations: Readonly<Record<string, OperationHandler>> = {
  CreateResource: createResource,
  UpdateResource: updateResource,
  DeleteResource: deleteResource,
  GetResource: getResource,
  ListResources: listResources,
  GetResourceRequestStatus: getResourceRequestStatus,
  ListResourceRequests: listResourceRequests,
  CancelResourceRequest: cancelResourceRequest,
};
