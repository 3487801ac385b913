/** The operations on earlier requests: their state, their list, their cancellation. */
import type { OperationHandler } from '../cloud-control.ts';
import { mutationStatuses } from '../mutations.ts';
import { createPageToken, readPageToken } from '../page-token.ts';
import { readChoices, readMaxResults, readStructure, readTexts } from '../request-input.ts';
import { validationError } from '../service-error.ts';

export const getResourceRequestStatus: OperationHandler = (state, body, { region }) => {
  const { RequestToken: requestToken } = readTexts(body, ['RequestToken']);
  return { ProgressEvent: state.mutations.status(region, requestToken), HooksProgressEvent: [] };
};

export const cancelResourceRequest: OperationHandler = (state, body, { region }) => {
  const { RequestToken: requestToken } = readTexts(body, ['RequestToken']);
  return { ProgressEvent: state.mutations.cancel(region, requestToken) };
};

export const listResourceRequests: OperationHandler = (state, body, { region }) => {
  const { NextToken: token } = readTexts(body, [], ['NextToken']);
  const pageSize = readMaxResults(body) ?? 20;
  const filter = readStructure(body, 'ResourceRequestStatusFilter');
  const operations = readChoices(filter['Operations'], 'resourceRequestStatusFilter.operations', [
    'CREATE',
    'DELETE',
    'UPDATE',
  ]);
  const statuses = readChoices(
    filter['OperationStatuses'],
    'resourceRequestStatusFilter.operationStatuses',
    mutationStatuses,
  );
  const list = JSON.stringify(['requests', region, operations, statuses]);
  const below = token === undefined ? Number.POSITIVE_INFINITY : readPageToken(list, token);
  if (below === undefined) throw validationError('Invalid NextToken');
  const rest = state.mutations
    .list(region)
    .filter(
      ({ number, event }) =>
        number < below &&
        operations?.includes(event.Operation) !== false &&
        statuses?.includes(event.OperationStatus) !== false,
    );
  const page = rest.slice(0, pageSize);
  const last = page.at(-1);
  return {
    ResourceRequestStatusSummaries: page.map(({ event }) => event),
    ...(rest.length > page.length && last !== undefined
      ? { NextToken: createPageToken(list, last.number) }
      : {}),
  };
};
