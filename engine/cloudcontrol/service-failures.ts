/** Cloud Control's exceptions and its handlers' error codes, with their remedies. */
import { columnName } from '../../catalog/index.ts';
import type { FailureKind, RunFailure } from '../../protocol/index.ts';
import type { CallContext, ErrorFacts } from './failures.ts';
import { missingListInputs } from './list-inputs.ts';

/** `code` is the handler's, where the message holds one. `undefined` where neither says anything. */
export function serviceFailure(
  facts: ErrorFacts,
  code: string | undefined,
  context: CallContext,
): RunFailure | undefined {
  const inputs = missingListInputs(facts.message);
  if (inputs !== undefined) {
    return { kind: 'service', message: inputsMessage(inputs, context), serviceError: facts.name };
  }
  const explanation = explanationOf(facts.name, code);
  return (
    explanation && {
      kind: explanation.kind,
      message: explanation.message(facts.message, context),
      serviceError: exceptions[facts.name] === undefined ? (code ?? facts.name) : facts.name,
    }
  );
}

/** A failure that a type's handler reported by code, in an event. */
export function handlerFailure(code: string, detail: string, context: CallContext): RunFailure {
  const { kind, message } = handlerCodes[code] ?? service;
  return { kind, message: message(detail, context), serviceError: code };
}

/** Whether the same call may well succeed later; `undefined` where neither name says anything. */
export function isPassingServiceFailure(
  name: string,
  code: string | undefined,
): boolean | undefined {
  const explanation = explanationOf(name, code);
  return explanation === undefined ? undefined : explanation.isPassing === true;
}

/** A handler's code says more than the exceptions that frame it, unless it says just as little. */
function explanationOf(name: string, code: string | undefined): Explanation | undefined {
  const byCode = code === undefined ? undefined : (handlerCodes[code] ?? service);
  return byCode === undefined || byCode === service ? (exceptions[name] ?? byCode) : byCode;
}

interface Explanation {
  readonly kind: FailureKind;
  readonly message: (detail: string, context: CallContext) => string;
  readonly isPassing?: true;
}

const denied: Explanation = { kind: 'access', message: deniedMessage };
const throttled: Explanation = {
  kind: 'throttled',
  isPassing: true,
  message: (_, { request }) =>
    `AWS throttled the calls for \`${request.typeName}\` in \`${request.region}\` again and again: run the statement later, when nothing else uses up the account's rate, or ask for fewer resources`,
};
const unsupported = (why: string): Explanation => ({
  kind: 'unsupported',
  message: (_, { request }) => `\`${request.typeName}\` in \`${request.region}\`: ${why}`,
});
const service: Explanation = { kind: 'service', message: plain };
const advised = (advice: string): Explanation => ({
  kind: 'service',
  message: (detail, context) => `${plain(detail, context)}: ${advice}`,
});
const passing = (advice: string): Explanation => ({ ...advised(advice), isPassing: true });
const notFound: Explanation = {
  kind: 'service',
  message: (_, { request }) =>
    `there is no \`${request.typeName}\` with the identifier \`${request.identifier ?? ''}\` in \`${request.region}\``,
};
const unusableCredentials: Explanation = {
  kind: 'credentials',
  message: (detail, { request }) =>
    `the handler of \`${request.typeName}\` could not use your credentials: ${cleaned(detail)}`,
};
const broken = passing('the fault is on the side of AWS, run the statement again later');
const busy = passing('something else changes it at this time, run the statement again');
const limited = advised(
  'raise the quota in the console of Service Quotas, or remove what is not used',
);
const unsteady = advised('it did not come to rest, look at its state in the console');
const createOnly = advised('make the resource anew with the other value');
const existing = advised('choose another identifier, or update the one that exists');

/**
 * What is passing here is what AWS's documentation calls retriable, and what a handler may get over:
 * a read has no effect, so that sending it again can do no harm.
 */
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
  ResourceNotFoundException: notFound,
  OptInRequired: {
    kind: 'credentials',
    message: (_, { request }) =>
      `\`${request.region}\` is not enabled for this account: enable it, or choose another region`,
  },
  InvalidCredentialsException: unusableCredentials,
  ConcurrentOperationException: {
    kind: 'service',
    message: (_, { request }) =>
      `another operation on \`${request.identifier ?? request.typeName}\` is under way: wait for it and run the statement again`,
  },
  ConcurrentModificationException: busy,
  ResourceConflictException: busy,
  AlreadyExistsException: existing,
  NotStabilizedException: unsteady,
  NotUpdatableException: createOnly,
  ServiceLimitExceededException: limited,
  RequestTokenNotFoundException: advised('AWS keeps requests for seven days'),
  HandlerFailureException: broken,
  HandlerInternalFailureException: broken,
  ServiceInternalErrorException: broken,
  NetworkFailureException: broken,
  InternalFailure: broken,
  InternalServerError: broken,
  ServiceUnavailable: broken,
  ServiceUnavailableException: broken,
  ClientTokenConflictException: service,
  ValidationException: service,
  InvalidRequestException: service,
  SerializationException: service,
};

/** `InternalFailure` is terminal as a handler's code, though not as an exception. */
const handlerCodes: Readonly<Record<string, Explanation | undefined>> = {
  AccessDenied: denied,
  UnauthorizedTaggingOperation: denied,
  Throttling: throttled,
  NetworkFailure: broken,
  ServiceInternalError: broken,
  ServiceTimeout: broken,
  ResourceConflict: busy,
  InvalidCredentials: unusableCredentials,
  NotFound: notFound,
  AlreadyExists: existing,
  NotStabilized: unsteady,
  NotUpdatable: createOnly,
  ServiceLimitExceeded: limited,
  InternalFailure: service,
  InvalidRequest: service,
  GeneralServiceException: service,
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
