/** What a request asks, whichever protocol it speaks: read from the wire, answered in kind. */
import {
  cloudControlOperations,
  type EmulatorState,
  type RequestContext,
} from './cloud-control.ts';
import type { HttpAnswer, HttpRequest } from './http-server.ts';
import type { JsonObject } from './json.ts';
import { jsonAnswer, jsonErrorAnswer, jsonOperation, readJsonBody } from './json-protocol.ts';
import { queryAnswer, queryErrorAnswer, queryFields } from './query-protocol.ts';
import { registryOperations } from './registry.ts';
import { ServiceError } from './service-error.ts';
import { accountOfKey, stsOperations } from './sts.ts';

export interface Call {
  readonly operation: string;
  readonly region: string;
  /** The account whose credentials signed it. */
  readonly accountId: string;
  readonly typeName?: string;
  readonly identifier?: string;
  /** Any signature is good, but a request without one is a client that is set up wrongly. */
  readonly isSigned: boolean;
  /** Throws ServiceError. */
  handle(state: EmulatorState, context: RequestContext): HttpAnswer;
  refuse(error: ServiceError): HttpAnswer;
}

/** Throws ServiceError for what is no request of a service that is emulated here. */
export function readCall(request: HttpRequest, requestId: string): Call {
  const place = {
    region: regionOf(request),
    accountId: accountOfKey(accessKeyOf(request)),
    isSigned: request.headers.authorization !== undefined,
  };
  const fields = queryFields(request);
  if (fields !== undefined) return { ...place, ...queryCall(fields, requestId) };
  const operation = jsonOperation(request);
  if (operation !== undefined) return { ...place, ...jsonCall(request, operation, requestId) };
  throw unknownOperation('neither x-amz-target nor a form was sent');
}

type ProtocolCall = Omit<Call, 'region' | 'accountId' | 'isSigned'>;

function jsonCall(request: HttpRequest, operation: string, requestId: string): ProtocolCall {
  const handler = ownValue(cloudControlOperations, operation);
  if (handler === undefined) throw unknownOperation(operation);
  const body = readJsonBody(request.body);
  return {
    operation,
    ...textField(body, 'TypeName', 'typeName'),
    ...textField(body, 'Identifier', 'identifier'),
    handle: (state, context) => {
      const answer = handler(state, body, context);
      const token = body['NextToken'] ?? 'repeated';
      return jsonAnswer(context.repeatsToken ? { ...answer, NextToken: token } : answer, requestId);
    },
    refuse: (error) => jsonErrorAnswer(error, requestId),
  };
}

function queryCall(fields: URLSearchParams, requestId: string): ProtocolCall {
  const operation = fields.get('Action') ?? '';
  const handler = ownValue({ ...registryOperations, ...stsOperations }, operation);
  const typeName = fields.get('TypeName');
  return {
    operation,
    ...(typeName === null ? {} : { typeName }),
    handle: (state, context) => {
      if (handler === undefined) throw unknownOperation(operation);
      return queryAnswer(operation, handler(state, fields, context), requestId);
    },
    refuse: (error) => queryErrorAnswer(error, requestId),
  };
}

const unknownOperation = (operation: string): ServiceError =>
  new ServiceError('UnknownOperationException', `Could not find operation ${operation}`);

const ownValue = <Value>(values: Readonly<Record<string, Value>>, name: string) =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const textField = <Key extends string>(
  body: JsonObject,
  name: string,
  key: Key,
): Partial<Record<Key, string>> => {
  const value = body[name];
  return typeof value === 'string' ? ({ [key]: value } as Record<Key, string>) : {};
};

/** From the signature's scope: `Credential=AKID/20260101/eu-west-1/cloudcontrolapi/aws4_request`. */
function regionOf({ headers }: HttpRequest): string {
  const scope = /Credential=[^,\s]*\/\d{8}\/([a-z0-9-]+)\//.exec(headers.authorization ?? '');
  return scope?.[1] ?? 'us-east-1';
}

function accessKeyOf({ headers }: HttpRequest): string {
  return /Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
}
