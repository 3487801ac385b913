/**
 * One request from its headers to its answer: protocol, faults, rate, state. Faults come first, so
 * that a test can make any request fail, and a throttled request changes nothing.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { readCall, type Call } from './call.ts';
import type { EmulatorState, RequestContext } from './cloud-control.ts';
import type { FaultAction, FaultMatch, FaultRules } from './faults.ts';
import { hashText, uuid } from './generate/random.ts';
import { plain, type HttpAnswer, type HttpHandler } from './http-server.ts';
import { jsonErrorAnswer } from './json-protocol.ts';
import type { RateLimit } from './rate-limit.ts';
import type { RecordingLog } from './request-log.ts';
import { ServiceError } from './service-error.ts';

export interface AnswerSettings {
  readonly state: EmulatorState;
  readonly faults: FaultRules;
  readonly rateLimit: RateLimit;
  readonly log: RecordingLog;
  readonly latencyMs: number;
  /** Called where a mutation has changed the resources. */
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
  /** Aborted when the emulator closes. */
  readonly closing: AbortSignal;
}

const greeting = `The IQL emulator of AWS's Cloud Control API. Point an AWS client's endpoint here.
It accepts any signature and listens on loopback only.
`;

export function createRequestHandler(settings: AnswerSettings): HttpHandler {
  let count = 0;
  return async (request) => {
    if (request.method === 'GET') return plain(200, greeting);
    const requestId = uuid(hashText('http request'), (count += 1));
    let call: Call;
    try {
      call = readCall(request, requestId);
    } catch (error) {
      if (error instanceof ServiceError) return jsonErrorAnswer(error, requestId);
      throw error;
    }
    return answerRecorded(settings, call, requestId);
  };
}

async function answerRecorded(
  settings: AnswerSettings,
  call: Call,
  requestId: string,
): Promise<HttpAnswer | undefined> {
  const about: FaultMatch & Pick<Call, 'operation' | 'region'> = {
    operation: call.operation,
    region: call.region,
    ...(call.typeName === undefined ? {} : { typeName: call.typeName }),
    ...(call.identifier === undefined ? {} : { identifier: call.identifier }),
  };
  const record = settings.log.begin(about);
  const actions = settings.faults.strike(about);
  const answer = answerStruck(settings, call, requestId, actions);
  const wait = settings.latencyMs + delaysOf(actions);
  if (wait > 0) await delay(wait, undefined, { signal: settings.closing }).catch(ignoreAbort);
  record.end(answer.outcome);
  return answer.http;
}

interface Answered {
  /** `undefined` drops the connection. */
  readonly http: HttpAnswer | undefined;
  readonly outcome: string;
}

const dropped: Answered = { http: undefined, outcome: 'dropped' };

function answerStruck(
  settings: AnswerSettings,
  call: Call,
  requestId: string,
  actions: readonly FaultAction[],
): Answered {
  const drop = actions.find((action) => action.kind === 'drop');
  if (drop?.when === 'before') return dropped;
  const answer = answerCall(settings, call, requestId, actions);
  return drop === undefined ? answer : dropped;
}

function answerCall(
  settings: AnswerSettings,
  call: Call,
  requestId: string,
  actions: readonly FaultAction[],
): Answered {
  const { rateLimit, onChange, onError } = settings;
  const state = stateOf(settings, call);
  try {
    const error = actions.find((action) => action.kind === 'error');
    if (error !== undefined) throw new ServiceError(error.name, error.message, error.status);
    if (!call.isSigned) {
      throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
    }
    if (!rateLimit.take(`${call.accountId} ${call.region} ${call.operation}`)) {
      throw new ServiceError('ThrottlingException', 'Rate exceeded');
    }
    if (state.mutations.settle()) onChange();
    const context = contextOf(call, requestId, actions);
    if (actions.some((action) => action.kind === 'duplicate')) call.handle(state, context);
    return { http: call.handle(state, context), outcome: 'ok' };
  } catch (error) {
    if (error instanceof ServiceError) return { http: call.refuse(error), outcome: error.code };
    onError(error);
    const internal = new ServiceError('InternalFailure', 'The emulator has a bug', 500);
    return { http: call.refuse(internal), outcome: internal.code };
  }
}

/** Of the account whose credentials signed the request. */
function stateOf({ state }: AnswerSettings, { accountId }: Call): EmulatorState {
  return { ...state, store: state.accounts.get(accountId) ?? state.store };
}

function contextOf(
  { region, accountId }: Call,
  requestId: string,
  actions: readonly FaultAction[],
): RequestContext {
  const failure = actions.find((action) => action.kind === 'fail');
  return {
    region,
    requestId,
    accountId,
    repeatsToken: actions.some((action) => action.kind === 'repeatToken'),
    ...(failure === undefined
      ? {}
      : { forcedFailure: { errorCode: failure.errorCode, message: failure.message } }),
  };
}

const delaysOf = (actions: readonly FaultAction[]): number =>
  actions.reduce(
    (total, action) => (action.kind === 'delay' ? total + action.milliseconds : total),
    0,
  );

/** A wait that is cut short because the emulator closes needs no answer. */
function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
