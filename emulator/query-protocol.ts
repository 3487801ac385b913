/** AWS's Query protocol: a form in, XML out. CloudFormation speaks it. */
import type { HttpAnswer, HttpRequest } from './http-server.ts';
import type { ServiceError } from './service-error.ts';

/** A structure of an answer: texts, structures, and lists of them; `undefined` members are left out. */
export interface QueryStructure {
  readonly [name: string]: QueryValue | undefined;
}
export type QueryValue = string | boolean | Date | QueryStructure | readonly QueryValue[];

/** The form's fields; `undefined` for a request of another protocol. */
export function queryFields({ headers, body }: HttpRequest): URLSearchParams | undefined {
  const type = headers['content-type'] ?? '';
  return /^application\/x-www-form-urlencoded\b/i.test(type)
    ? new URLSearchParams(body)
    : undefined;
}

export function queryAnswer(
  operation: string,
  result: QueryStructure,
  requestId: string,
): HttpAnswer {
  const content = element(`${operation}Result`, result) + metadata(requestId);
  return xml(200, requestId, `${operation}Response`, content);
}

export function queryErrorAnswer(error: ServiceError, requestId: string): HttpAnswer {
  const Type = error.status >= 500 ? 'Receiver' : 'Sender';
  const Code = queryCodes[error.code] ?? error.code;
  const content =
    element('Error', { Type, Code, Message: error.message }) + element('RequestId', requestId);
  return xml(error.status, requestId, 'ErrorResponse', content);
}

/** Names of the Query protocol that differ from the JSON protocol's. */
const queryCodes: Readonly<Record<string, string>> = {
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  ThrottlingException: 'Throttling',
  UnknownOperationException: 'InvalidAction',
  ValidationException: 'ValidationError',
};

const namespace = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

const metadata = (requestId: string): string =>
  element('ResponseMetadata', { RequestId: requestId });

const xml = (status: number, requestId: string, root: string, content: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
  body: `<${root} xmlns="${namespace}">${content}</${root}>`,
});

function element(name: string, value: QueryValue): string {
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: QueryValue): string {
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (isList(value)) return value.map((item) => element('member', item)).join('');
  return Object.entries(value)
    .map(([name, member]) => (member === undefined ? '' : element(name, member)))
    .join('');
}

const isList = (value: QueryValue): value is readonly QueryValue[] => Array.isArray(value);

/** Characters that XML 1.0 cannot hold at all become U+FFFD. */
const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;')
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
