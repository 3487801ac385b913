/** Cloud Control's exceptions and its handlers' error codes, with their remedies. */
import { columnName } from '../../catalog/index.ts';
import type { FailureKind, RunFailure } from '../../protocol/index.ts';
import type { CallContext, ErrorFacts } from './failures.ts';
import { missingListInputs } from './list-inputs.ts';

/** `undefined` where the name says nothing and a handler's code, or the message, must. */
export function serviceFailure(facts: ErrorFacts, context: CallContext): RunFailure | undefined {
  const inputs = missingListInputs(facts.message);
  if (inputs !== undefined) {
    return { kind: 'service', message: inputsMessage(inputs, context), serviceError: facts.name };
  }
  const exception = exceptions[facts.name];
  return (
    exception && {
      kind: exception.kind,
      message: exception.message(facts.message, context),
      serviceError: facts.name,
    }
  );
}

/** A failure that a type's handler reported by code, in an event or within a message. */
export function handlerFailure(code: string, detail: string, context: CallContext): RunFailure {
  const known = handlerCodes[code];
  return {
    kind: known?.kind ?? 'service',
    message: (known?.message ?? plain)(detail, context),
    serviceError: code,
  };
}

interface Explanation {
  readonly kind: FailureKind;
  readonly message: (detail: string, context: CallContext) => string;
}

const denied: Explanation = { kind: 'access', message: deniedMessage };
const throttled: Explanation = {
  kind: 'throttled',
  message: (_, { request }) =>
    `AWS throttled the calls for \`${request.typeName}\` in \`${request.region}\`: lower \`iql.concurrency\`, or ask for fewer resources`,
};
const unsupported = (why: string): Explanation => ({
  kind: 'unsupported',
  message: (_, { request }) => `\`${request.typeName}\` in \`${request.region}\`: ${why}`,
});
const service: Explanation = { kind: 'service', message: plain };

const exceptions: Readonly<Record<string, Explanation | undefined>> = {
  AccessDeniedException: denied,
  AccessDenied: denied,
  UnauthorizedOperation: denied,
  ForbiddenException: denied,
  ThrottlingException: throttled,
  Throttling: throttled,
  TooManyRequestsException: throttled,
  RequestLimitExceeded: throttled,
  TypeNotFoundException: unsupported(
    'Cloud Control does not know this type there: check the region, and that a third-party type is activated',
  ),
  UnsupportedActionException: unsupported(
    'Cloud Control cannot do this with the type there: where it cannot list, name resources by identifier',
  ),
  PrivateTypeException: unsupported('the type is private: activate it in this account and region'),
  ResourceNotFoundException: {
    kind: 'service',
    message: (_, { request }) =>
      `there is no \`${request.typeName}\` with the identifier \`${request.identifier ?? ''}\` in \`${request.region}\``,
  },
  OptInRequired: {
    kind: 'credentials',
    message: (_, { request }) =>
      `\`${request.region}\` is not enabled for this account: enable it, or choose another region`,
  },
  ConcurrentOperationException: {
    kind: 'service',
    message: (_, { request }) =>
      `another operation on \`${request.identifier ?? request.typeName}\` is under way: wait for it and run the statement again`,
  },
  ClientTokenConflictException: service,
  ValidationException: service,
  InvalidRequestException: service,
  SerializationException: service,
};

const handlerCodes: Readonly<Record<string, Explanation | undefined>> = {
  AccessDenied: denied,
  UnauthorizedTaggingOperation: denied,
  Throttling: throttled,
  InvalidCredentials: {
    kind: 'credentials',
    message: (detail, { request }) =>
      `the handler of \`${request.typeName}\` could not use your credentials: ${cleaned(detail)}`,
  },
  NotFound: {
    kind: 'service',
    message: (_, { request }) =>
      `there is no \`${request.typeName}\` with the identifier \`${request.identifier ?? ''}\` in \`${request.region}\``,
  },
};

/** AWS names the action in most refusals; the policy that lacks it is what the reader must change. */
function deniedMessage(detail: string, { request }: CallContext): string {
  const action = /not authorized to perform:? ([\w-]+:\w+)/i.exec(detail)?.[1];
  const who = /User: (\S+)/.exec(detail)?.[1];
  const place = `\`${request.typeName}\` in \`${request.region}\``;
  if (action === undefined) {
    return `access to ${place} was denied: ${cleaned(detail)}`;
  }
  const principal = who === undefined ? 'the policies of your role' : `the policies of \`${who}\``;
  return `access to ${place} was denied: add \`${action}\` to ${principal}`;
}

function inputsMessage(inputs: readonly string[], { request }: CallContext): string {
  const columns = inputs.map((input) => `\`${columnName(input)}\``).join(' and ');
  const condition = inputs.map((input) => `${columnName(input)} = …`).join(' AND ');
  return `\`${request.typeName}\` needs ${columns} to be listed: add \`WHERE ${condition}\``;
}

function plain(detail: string, { request }: CallContext): string {
  const subject = request.identifier === undefined ? '' : ` \`${request.identifier}\``;
  return `\`${request.typeName}\`${subject} in \`${request.region}\`: ${cleaned(detail)}`;
}

/** A handler's message without Cloud Control's frame and its tokens. */
function cleaned(detail: string): string {
  return detail
    .replace(/^\S+ Handler returned status FAILED: /, '')
    .replace(/ ?\(?(?:HandlerErrorCode: \w+, )?RequestToken: [\w-]+\)?\.?$/, '')
    .trim();
}
