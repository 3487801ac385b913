/** awsJson1.0: the operation in `x-amz-target`, JSON in and out. */
import type { HttpAnswer, HttpRequest } from './http-server.ts';
import { isJsonObject, type JsonObject } from './json.ts';
import { ServiceError } from './service-error.ts';

const targetPrefix = 'CloudApiService.';

/** `GetResource`; `undefined` for a request of another protocol. Throws UnknownOperationException. */
export function jsonOperation({ headers }: HttpRequest): string | undefined {
  const target = headers['x-amz-target'];
  if (typeof target !== 'string') return undefined;
  if (target.startsWith(targetPrefix)) return target.slice(targetPrefix.length);
  throw new ServiceError('UnknownOperationException', `Unknown target ${target}`);
}

/** Throws SerializationException. */
export function readJsonBody(text: string): JsonObject {
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (isJsonObject(body)) return body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ServiceError('SerializationException', `The body is not JSON: ${error.message}`);
  }
  throw new ServiceError('SerializationException', 'The body is not a JSON object');
}

export const jsonAnswer = (body: object, requestId: string): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': contentType, 'x-amzn-requestid': requestId },
  body: JSON.stringify(body),
});

export const jsonErrorAnswer = (error: ServiceError, requestId: string): HttpAnswer => ({
  status: error.status,
  headers: {
    'content-type': contentType,
    'x-amzn-requestid': requestId,
    'x-amzn-errortype': error.code,
  },
  body: JSON.stringify({ __type: error.qualifiedCode, Message: error.message }),
});

const contentType = 'application/x-amz-json-1.0';
