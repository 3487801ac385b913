/** What Cloud Control answers a mutation with: the columns of RETURNING. */
import type { ValueType } from '../../catalog/index.ts';
import type { BoundColumn } from './bound.ts';

/** The members of a ProgressEvent that the dialect publishes. Shared by every mutation. */
export const eventColumns: readonly BoundColumn[] = [
  event(
    'ErrorCode',
    'string',
    'Why the operation failed, as a code: `AlreadyExists`, `NotFound` …',
  ),
  event('EventTime', 'timestamp', 'When the operation was asked for.'),
  event('Identifier', 'string', 'The primary identifier of the resource, its parts joined by `|`.'),
  event('Operation', 'string', '`CREATE`, `UPDATE` or `DELETE`.'),
  event('OperationStatus', 'string', '`SUCCESS`, `FAILED`, `IN_PROGRESS`, `CANCEL_COMPLETE` …'),
  event('RequestToken', 'string', 'Names this operation for `aws.cloud_control.resource_request`.'),
  event('ResourceModel', 'object', 'The properties of the resource, as JSON.'),
  event('RetryAfter', 'timestamp', 'When to ask for the state of the operation again.'),
  event('StatusMessage', 'string', 'What the service says about the state of the operation.'),
  event('TypeName', 'string', 'The CloudFormation type of the resource.'),
];

function event(name: string, type: ValueType, documentation: string): BoundColumn {
  return { name, type, column: { name, type, documentation, aliases: [] } };
}
