/**
 * Deletes a resource and follows the operation to its end. The SDK's own waiter retries every error
 * until its time is over and takes no notice of `RetryAfter`.
 */
import {
  DeleteResourceCommand,
  GetResourceRequestStatusCommand,
} from '@aws-sdk/client-cloudcontrol';
import type { CloudControlClient, ProgressEvent as SdkEvent } from '@aws-sdk/client-cloudcontrol';
import { SourceError } from '../execute/index.ts';
import type { DeleteRequest, ProgressEvent } from '../execute/index.ts';
import type { CallCounts } from '../../protocol/index.ts';
import type { RenewableCredentials } from './credentials.ts';
import { withRenewal } from './renewal.ts';
import { foreignAnswer, isPassing, operationFailure, toSourceError } from './failures.ts';
import type { CallContext } from './failures.ts';

export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface DeleteSurroundings {
  readonly client: CloudControlClient;
  readonly credentials: RenewableCredentials;
  readonly context: CallContext;
  readonly count: (call: keyof CallCounts) => void;
  readonly wait: Wait;
}

const firstDelayMs = 1000;
const delayGrowth = 1.5;
const longestDelayMs = 10_000;
/** Calls that may fail one after the other before following is given up. */
const failedCalls = 10;

export async function deleteResource(
  surroundings: DeleteSurroundings,
  request: DeleteRequest,
  onProgress: (event: ProgressEvent) => void,
  signal: AbortSignal,
): Promise<ProgressEvent> {
  const { context, wait } = surroundings;
  let event = await send(surroundings, request, signal);
  onProgress(event);
  try {
    let delay = firstDelayMs;
    while (['PENDING', 'IN_PROGRESS', 'CANCEL_IN_PROGRESS'].includes(event.operationStatus)) {
      await wait(askedDelay(event) ?? delay, signal);
      delay = Math.min(delay * delayGrowth, longestDelayMs);
      event = await look(surroundings, event, signal);
      onProgress(event);
    }
  } catch (error) {
    throw signal.aborted ? leftRunning(event, context) : toSourceError(error, context);
  }
  const gone = event.operationStatus === 'FAILED' && event.errorCode === 'NotFound';
  if (event.operationStatus === 'SUCCESS' || gone) {
    return event;
  }
  throw new SourceError(operationFailure(event, context));
}

/** Sends the delete until it is taken. The token makes one of them all, whatever became of the first. */
async function send(
  surroundings: DeleteSurroundings,
  request: DeleteRequest,
  signal: AbortSignal,
): Promise<ProgressEvent> {
  const { client, context, count } = surroundings;
  try {
    count('delete');
    const answer = await persist(surroundings, signal, () =>
      client.send(
        new DeleteResourceCommand({
          TypeName: request.typeName,
          Identifier: request.identifier,
          ClientToken: request.clientToken,
        }),
        { abortSignal: signal },
      ),
    );
    return toProgressEvent(eventOf(answer, context), undefined, request);
  } catch (error) {
    throw toSourceError(error, context);
  }
}

async function look(
  surroundings: DeleteSurroundings,
  last: ProgressEvent,
  signal: AbortSignal,
): Promise<ProgressEvent> {
  const { client, context, count } = surroundings;
  const answer = await persist(surroundings, signal, () => {
    count('status');
    return client.send(new GetResourceRequestStatusCommand({ RequestToken: last.requestToken }), {
      abortSignal: signal,
    });
  });
  return toProgressEvent(eventOf(answer, context), last, context.request);
}

/** Asks until AWS tells; a throttled or broken call says nothing about the delete. */
async function persist<T>(
  { credentials, wait }: DeleteSurroundings,
  signal: AbortSignal,
  call: () => Promise<T>,
): Promise<T> {
  let delay = firstDelayMs;
  for (let failures = 1; ; failures += 1) {
    try {
      return await withRenewal(credentials, call);
    } catch (error) {
      if (signal.aborted || failures >= failedCalls || !isPassing(error)) {
        throw error;
      }
      await wait(delay, signal);
      delay = Math.min(delay * 2, longestDelayMs);
    }
  }
}

/** `RetryAfter` is a moment; clocks differ, so what it asks for is bounded. */
function askedDelay(event: ProgressEvent): number | undefined {
  if (event.retryAfter === undefined) {
    return undefined;
  }
  const asked = Date.parse(event.retryAfter) - Date.now();
  return Math.min(Math.max(asked, 100), longestDelayMs);
}

function eventOf(
  answer: { readonly ProgressEvent?: SdkEvent | undefined },
  context: CallContext,
): SdkEvent {
  if (answer.ProgressEvent === undefined) {
    throw foreignAnswer(context);
  }
  return answer.ProgressEvent;
}

function toProgressEvent(
  event: SdkEvent,
  last: ProgressEvent | undefined,
  request: CallContext['request'],
): ProgressEvent {
  const identifier = event.Identifier ?? last?.identifier;
  return {
    operation: event.Operation ?? 'DELETE',
    operationStatus: event.OperationStatus ?? 'PENDING',
    typeName: event.TypeName ?? request.typeName,
    requestToken: event.RequestToken ?? last?.requestToken ?? '',
    ...(identifier !== undefined && { identifier }),
    ...(event.EventTime && { eventTime: event.EventTime.toISOString() }),
    ...(event.RetryAfter && { retryAfter: event.RetryAfter.toISOString() }),
    ...(event.StatusMessage !== undefined && { statusMessage: event.StatusMessage }),
    ...(event.ErrorCode !== undefined && { errorCode: event.ErrorCode }),
    ...(event.ResourceModel !== undefined && { resourceModel: event.ResourceModel }),
  };
}

function leftRunning(event: ProgressEvent, context: CallContext): SourceError {
  const { typeName, identifier = '' } = context.request;
  return new SourceError({
    kind: 'cancelled',
    message:
      `stopped following the delete of \`${identifier}\` (\`${typeName}\`), which AWS goes on with: ` +
      `its request token is \`${event.requestToken}\``,
  });
}
