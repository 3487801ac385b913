/** Deletes one resource, once it is confirmed, and gives the event that ended it as a row. */
import { eventColumns } from '../plan/index.ts';
import type { DeletePlan } from '../plan/index.ts';
import { SourceError } from './ports.ts';
import type { ProgressEvent, ResultShape, SqlValue } from './ports.ts';
import type { Run } from './run.ts';

export async function runDelete(run: Run, plan: DeletePlan): Promise<ResultShape> {
  const { typeName, identifier, region, account, permissions } = plan;
  const address = { region, ...(account !== undefined && { account }) };
  const { source, engine, confirm } = run.ports;
  await engine.createTable({
    name: 'event',
    columns: eventColumns.map((name) => ({ name, declaredType: declaredTypes[name] ?? 'TEXT' })),
  });
  await engine.query(`EXPLAIN ${plan.sql}`);
  const confirmed = await confirm({
    operation: 'delete',
    typeName,
    identifier,
    ...address,
    permissions,
  });
  run.signal.throwIfAborted();
  if (!confirmed) throw notConfirmed(plan);
  const clientToken = run.ports.makeToken?.() ?? crypto.randomUUID();
  const request = { typeName, identifier, ...address, clientToken };
  const event = await run.call({ operation: 'DeleteResource', ...address }, (signal) =>
    source.delete(request, (state) => run.ports.onMutation?.(state), signal),
  );
  if (event === undefined) throw new Error('A delete that is confirmed is always needed.');
  await engine.insert('event', [eventColumns.map((name) => eventValue(event, name))]);
  return engine.materialize(plan.sql, run.limits.rowLimit);
}

const declaredTypes: Readonly<Record<string, string>> = {
  EventTime: 'TIMESTAMP TEXT',
  RetryAfter: 'TIMESTAMP TEXT',
  ResourceModel: 'JSON TEXT',
};

const members: Readonly<Record<string, keyof ProgressEvent>> = {
  TypeName: 'typeName',
  Identifier: 'identifier',
  RequestToken: 'requestToken',
  Operation: 'operation',
  OperationStatus: 'operationStatus',
  EventTime: 'eventTime',
  ResourceModel: 'resourceModel',
  StatusMessage: 'statusMessage',
  ErrorCode: 'errorCode',
  RetryAfter: 'retryAfter',
};

function eventValue(event: ProgressEvent, name: string): SqlValue {
  const member = members[name];
  return member === undefined ? null : (event[member] ?? null);
}

function notConfirmed({ identifier, span }: DeletePlan): SourceError {
  return new SourceError({
    kind: 'cancelled',
    message: `\`${identifier}\` was not deleted: the deletion was not confirmed`,
    span,
  });
}
