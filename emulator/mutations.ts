/**
 * Asynchronous operations: PENDING, IN_PROGRESS, then SUCCESS or FAILED when their time has come.
 * States are functions of the clock, brought up to date by `settle` before each request is answered.
 */
import type { Clock } from './clock.ts';
import { hashText, uuid } from './generate/random.ts';
import { ServiceError, validationError } from './service-error.ts';

export type MutationKind = 'CREATE' | 'UPDATE' | 'DELETE';

export const mutationStatuses = [
  'PENDING',
  'IN_PROGRESS',
  'SUCCESS',
  'FAILED',
  'CANCEL_IN_PROGRESS',
  'CANCEL_COMPLETE',
] as const;
export type MutationStatus = (typeof mutationStatuses)[number];

/** What carrying a mutation out came to. */
export type Outcome =
  | { readonly kind: 'success'; readonly identifier: string; readonly resourceModel?: string }
  | { readonly kind: 'failure'; readonly errorCode: string; readonly message: string };

export interface MutationRequest {
  readonly kind: MutationKind;
  readonly typeName: string;
  readonly region: string;
  /** Unknown where the service makes the name. */
  readonly identifier: string | undefined;
  readonly resourceModel?: string;
  readonly clientToken: string | undefined;
  /** What the ClientToken stands for: another body under the same token is a conflict. */
  readonly fingerprint: string;
  /** Changes the state when the operation's time has come. */
  readonly carryOut: () => Outcome;
}

/** As the wire has it; times are seconds since 1970. */
export interface ProgressEvent {
  readonly TypeName: string;
  readonly Identifier?: string;
  readonly RequestToken: string;
  readonly Operation: MutationKind;
  readonly OperationStatus: MutationStatus;
  readonly EventTime: number;
  readonly ResourceModel?: string;
  readonly StatusMessage?: string;
  readonly ErrorCode?: string;
  readonly RetryAfter?: number;
}

export interface Mutations {
  /** Brings every operation to where it stands now. True where the resources changed. */
  settle(): boolean;
  /** Accepts an operation. Throws ClientTokenConflict and ConcurrentOperation exceptions. */
  start(request: MutationRequest): ProgressEvent;
  /** The first event of an earlier operation under the same token with the same body. */
  earlier(
    region: string,
    clientToken: string | undefined,
    fingerprint: string,
  ): ProgressEvent | undefined;
  /** Throws RequestTokenNotFoundException. */
  status(region: string, requestToken: string): ProgressEvent;
  cancel(region: string, requestToken: string): ProgressEvent;
  /** Newest first; `number` grows with each operation and is the place in the list. */
  list(region: string): readonly { readonly number: number; readonly event: ProgressEvent }[];
}

export interface MutationTimes {
  /** Milliseconds that an operation stays PENDING. */
  readonly pending: number;
  /** Milliseconds from acceptance to the end. */
  readonly duration: number;
}

interface Mutation {
  readonly number: number;
  readonly request: MutationRequest;
  readonly requestToken: string;
  readonly startedAt: number;
  readonly dueAt: number;
  cancelledAt?: number;
  event: ProgressEvent;
}

const day = 24 * 60 * 60 * 1000;
const requestsKept = 7 * day;
const clientTokensKept = 1.5 * day;

export function createMutations(clock: Clock, times: MutationTimes): Mutations {
  const all = new Map<string, Mutation>();
  const running = new Set<Mutation>();
  const byClientToken = new Map<
    string,
    { readonly fingerprint: string; readonly first: ProgressEvent; readonly at: number }
  >();
  let count = 0;

  const settle = (): boolean => {
    const now = clock.now();
    let changed = false;
    for (const mutation of [...running].sort((left, right) => left.dueAt - right.dueAt)) {
      const event = advance(mutation, now, times);
      if (event === undefined) continue;
      mutation.event = event;
      if (isRunning(event)) continue;
      running.delete(mutation);
      changed ||= event.OperationStatus === 'SUCCESS';
    }
    forget(all, (mutation) => mutation.startedAt < now - requestsKept);
    forget(byClientToken, ({ at }) => at < now - clientTokensKept);
    return changed;
  };
  const find = (region: string, requestToken: string): Mutation => {
    const mutation = all.get(requestToken);
    if (mutation?.request.region !== region) {
      throw new ServiceError(
        'RequestTokenNotFoundException',
        `Request with token ${requestToken} was not found`,
      );
    }
    return mutation;
  };
  const earlier: Mutations['earlier'] = (region, clientToken, fingerprint) => {
    const known = byClientToken.get(`${region} ${clientToken ?? ''}`);
    if (clientToken === undefined || known === undefined) return undefined;
    if (known.fingerprint === fingerprint) return known.first;
    throw new ServiceError(
      'ClientTokenConflictException',
      `ClientToken ${clientToken} is already associated with an existing operation with RequestToken ${known.first.RequestToken}`,
    );
  };

  return {
    settle,
    earlier,
    start: (request) => {
      refuseConcurrent(running, request);
      const number = ++count;
      const startedAt = clock.now();
      const requestToken = uuid(hashText('request'), number);
      const dueAt = startedAt + times.duration;
      const first: ProgressEvent = {
        TypeName: request.typeName,
        ...(request.identifier === undefined ? {} : { Identifier: request.identifier }),
        RequestToken: requestToken,
        Operation: request.kind,
        OperationStatus: times.pending > 0 ? 'PENDING' : 'IN_PROGRESS',
        EventTime: startedAt / 1000,
        ...(request.resourceModel === undefined ? {} : { ResourceModel: request.resourceModel }),
        RetryAfter: dueAt / 1000,
      };
      const mutation = { number, request, requestToken, startedAt, dueAt, event: first };
      all.set(requestToken, mutation);
      running.add(mutation);
      if (request.clientToken !== undefined) {
        const { fingerprint, region, clientToken } = request;
        byClientToken.set(`${region} ${clientToken}`, { fingerprint, first, at: startedAt });
      }
      return first;
    },
    status: (region, requestToken) => find(region, requestToken).event,
    cancel: (region, requestToken) => {
      const mutation = find(region, requestToken);
      const status = mutation.event.OperationStatus;
      if (status === 'SUCCESS' || status === 'FAILED') {
        throw validationError(`Request ${requestToken} is already in status ${status}`);
      }
      if (status === 'PENDING' || status === 'IN_PROGRESS') {
        mutation.cancelledAt = clock.now();
        mutation.event = changed(mutation.event, mutation.cancelledAt, {
          OperationStatus: 'CANCEL_IN_PROGRESS',
        });
      }
      return mutation.event;
    },
    list: (region) =>
      [...all.values()]
        .filter(({ request }) => request.region === region)
        .reverse()
        .map(({ number, event }) => ({ number, event })),
  };
}

function refuseConcurrent(running: ReadonlySet<Mutation>, request: MutationRequest): void {
  if (request.identifier === undefined) return;
  const { typeName, region, identifier } = request;
  for (const { request: other, event } of running) {
    const sameResource =
      other.typeName === typeName && other.region === region && event.Identifier === identifier;
    if (sameResource) {
      throw new ServiceError(
        'ConcurrentOperationException',
        `Concurrent operation in progress for ${typeName} with identifier ${identifier}: RequestToken ${event.RequestToken}`,
      );
    }
  }
}

/** The event that the mutation has reached; `undefined` where nothing changed. */
function advance(mutation: Mutation, now: number, times: MutationTimes): ProgressEvent | undefined {
  const { event, request, dueAt, startedAt, cancelledAt } = mutation;
  if (cancelledAt !== undefined) {
    const end = Math.max(dueAt, cancelledAt);
    return now < end ? undefined : changed(event, end, { OperationStatus: 'CANCEL_COMPLETE' });
  }
  if (now >= dueAt) return ended(event, dueAt, request.carryOut());
  const startsAt = startedAt + times.pending;
  if (event.OperationStatus !== 'PENDING' || now < startsAt) return undefined;
  return changed(event, startsAt, { OperationStatus: 'IN_PROGRESS', RetryAfter: dueAt / 1000 });
}

function ended(event: ProgressEvent, at: number, outcome: Outcome): ProgressEvent {
  if (outcome.kind === 'failure') {
    return changed(event, at, {
      OperationStatus: 'FAILED',
      StatusMessage: outcome.message,
      ErrorCode: outcome.errorCode,
    });
  }
  return changed(event, at, {
    OperationStatus: 'SUCCESS',
    Identifier: outcome.identifier,
    ...(outcome.resourceModel === undefined ? {} : { ResourceModel: outcome.resourceModel }),
  });
}

function changed(event: ProgressEvent, at: number, change: Partial<ProgressEvent>): ProgressEvent {
  const next = { ...event, EventTime: at / 1000, ...change };
  if (change.RetryAfter === undefined) delete next.RetryAfter;
  return next;
}

const isRunning = ({ OperationStatus: status }: ProgressEvent): boolean =>
  status === 'PENDING' || status === 'IN_PROGRESS' || status === 'CANCEL_IN_PROGRESS';

/** Both maps are in the order of time, so only old entries at their start are looked at. */
function forget<Entry>(entries: Map<string, Entry>, isOld: (entry: Entry) => boolean): void {
  for (const [key, entry] of entries) {
    if (!isOld(entry)) return;
    entries.delete(key);
  }
}
