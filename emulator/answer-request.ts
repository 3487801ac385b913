/**
 * One request from its headers to its answer: protocol, operation, faults, rate, state. Faults come
 * first, so that a test can make any request fail, and a throttled request changes nothing.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  cloudControlOperations,
  type EmulatorState,
  type RequestContext,
} from './cloud-control.ts';
import type { FaultAction, FaultRules } from './faults.ts';
import { hashText, uuid } from './generate/random.ts';
import { plain, type HttpAnswer, type HttpHandler, type HttpRequest } from './http-server.ts';
import type { JsonObject } from './json.ts';
import { jsonAnswer, jsonErrorAnswer, jsonOperation, readJsonBody } from './json-protocol.ts';
import { queryAnswer, queryErrorAnswer, queryFields } from './query-protocol.ts';
import type { RateLimit } from './rate-limit.ts';
import { registryOperations } from './registry.ts';
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

/** What a request asks, in either protocol. */
interface Call {
  readonly operation: string;
  readonly region: string;
  readonly typeName?: string;
  readonly identifier?: string;
  handle(context: RequestContext, repeatToken: boolean): HttpAnswer;
  refuse(error: ServiceError): HttpAnswer;
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
      call = readCall(settings.state, request, requestId);
    } catch (error) {
      if (error instanceof ServiceError) return jsonErrorAnswer(error, requestId);
      throw error;
    }
    const { operation, region, typeName, identifier } = call;
    const about = {
      operation,
      region,
      ...(typeName === undefined ? {} : { typeName }),
      ...(identifier === undefined ? {} : { identifier }),
    };
    const record = settings.log.begin(about);
    const actions = settings.faults.strike(about);
    const answer = answerCall(settings, call, requestId, actions);
    const wait = settings.latencyMs + delaysOf(actions);
    if (wait > 0) {
      await delay(wait, undefined, { signal: settings.closing }).catch(ignoreAbort);
    }
    record.end(answer.outcome);
    return answer.http;
  };
}

interface Answered {
  /** `undefined` drops the connection. */
  readonly http: HttpAnswer | undefined;
  readonly outcome: string;
}

function answerCall(
  settings: AnswerSettings,
  call: Call,
  requestId: string,
  actions: readonly FaultAction[],
): Answered {
  const { state, rateLimit, onChange, onError } = settings;
  const drop = actions.find((action) => action.kind === 'drop');
  if (drop?.when === 'before') return { http: undefined, outcome: 'dropped' };
  try {
    const error = actions.find((action) => action.kind === 'error');
    if (error !== undefined) throw new ServiceError(error.name, error.message, error.status);
    if (!rateLimit.take(`${call.region} ${call.operation}`)) {
      throw new ServiceError('ThrottlingException', 'Rate exceeded');
    }
    if (state.mutations.settle()) onChange();
    const failure = actions.find((action) => action.kind === 'fail');
    const context: RequestContext = {
      region: call.region,
      requestId,
      ...(failure === undefined
        ? {}
        : { forcedFailure: { errorCode: failure.errorCode, message: failure.message } }),
    };
    const repeatsToken = actions.some((action) => action.kind === 'repeatToken');
    if (actions.some((action) => action.kind === 'duplicate')) call.handle(context, repeatsToken);
    const http = call.handle(context, repeatsToken);
    return drop === undefined ? { http, outcome: 'ok' } : { http: undefined, outcome: 'dropped' };
  } catch (error) {
    if (drop !== undefined) return { http: undefined, outcome: 'dropped' };
    if (error instanceof ServiceError) return { http: call.refuse(error), outcome: error.code };
    onError(error);
    const internal = new ServiceError('InternalFailure', 'The emulator has a bug', 500);
    return { http: call.refuse(internal), outcome: internal.code };
  }
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

/** Throws ServiceError for what is no request of a service that is emulated here. */
function readCall(state: EmulatorState, request: HttpRequest, requestId: string): Call {
  const region = regionOf(request);
  const fields = queryFields(request);
  if (fields !== undefined) return queryCall(state, fields, region, requestId);
  const operation = jsonOperation(request);
  if (operation !== undefined) return jsonCall(state, request, operation, region, requestId);
  throw new ServiceError('UnknownOperationException', 'Neither x-amz-target nor a form was sent');
}

function jsonCall(
  state: EmulatorState,
  request: HttpRequest,
  operation: string,
  region: string,
  requestId: string,
): Call {
  const handler = Object.hasOwn(cloudControlOperations, operation)
    ? cloudControlOperations[operation]
    : undefined;
  const refuse = (error: ServiceError): HttpAnswer => jsonErrorAnswer(error, requestId);
  if (handler === undefined) throw new ServiceError('UnknownOperationException', operation);
  const body = readJsonBody(request.body);
  return {
    operation,
    region,
    ...textField(body, 'TypeName', 'typeName'),
    ...textField(body, 'Identifier', 'identifier'),
    refuse,
    handle: (context, repeatToken) => {
      requireAuthorization(request);
      const answer = handler(state, body, context);
      const token = body['NextToken'] ?? 'repeated';
      return jsonAnswer(repeatToken ? { ...answer, NextToken: token } : answer, requestId);
    },
  };
}

function queryCall(
  state: EmulatorState,
  fields: URLSearchParams,
  region: string,
  requestId: string,
): Call {
  const operation = fields.get('Action') ?? '';
  const handler = Object.hasOwn(registryOperations, operation)
    ? registryOperations[operation]
    : undefined;
  const typeName = fields.get('TypeName');
  return {
    operation,
    region,
    ...(typeName === null ? {} : { typeName }),
    refuse: (error) => queryErrorAnswer(error, requestId),
    handle: (context) => {
      if (handler === undefined) {
        throw new ServiceError(
          'UnknownOperationException',
          `Could not find operation ${operation}`,
        );
      }
      return queryAnswer(operation, handler(state, fields, context), requestId);
    },
  };
}

const textField = <Key extends string>(
  body: JsonObject,
  name: string,
  key: Key,
): Partial<Record<Key, string>> => {
  const value = body[name];
  return typeof value === 'string' ? ({ [key]: value } as Record<Key, string>) : {};
};

/** Any signature is good, but a request without one is a client that is set up wrongly. */
function requireAuthorization({ headers }: HttpRequest): void {
  if (headers.authorization !== undefined) return;
  throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
}

/** From the signature's scope: `Credential=AKID/20260101/eu-west-1/cloudcontrolapi/aws4_request`. */
function regionOf({ headers }: HttpRequest): string {
  const scope = /Credential=[^,\s]*\/\d{8}\/([a-z0-9-]+)\//.exec(headers.authorization ?? '');
  return scope?.[1] ?? 'us-east-1';
}
