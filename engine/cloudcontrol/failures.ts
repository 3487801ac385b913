/**
 * What went wrong, as a `RunFailure`: told apart by the error's name, never by the HTTP status, since
 * AWS answers nearly every client fault with 400. The message says what to do next.
 */
import { SourceError } from '../execute/index.ts';
import type { ProgressEvent } from '../execute/index.ts';
import type { RunFailure } from '../../protocol/index.ts';
import { credentialFailure } from './credential-failures.ts';
import { missingListInputs } from './list-inputs.ts';
import { foreignMessage, isPassingNetworkFailure, networkFailure } from './network-failures.ts';
import { handlerFailure, isPassingServiceFailure, serviceFailure } from './service-failures.ts';

/** The request that a failure is about, and what its remedies may name. */
export interface CallContext {
  readonly request: {
    readonly typeName: string;
    readonly region: string;
    readonly identifier?: string;
  };
  readonly profile: string | undefined;
  /** The account that was asked, where the statement names it. */
  readonly account?: string;
  /** The endpoint where it is not AWS's own. */
  readonly endpoint: string | undefined;
}

/** What an error tells: the SDK's and Node's errors have these parts. */
export interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  /** Node's code of a failed connection: `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** HTTP's status, where anything answered. */
  readonly status: number | undefined;
}

export function toSourceError(error: unknown, context: CallContext): SourceError {
  if (error instanceof SourceError) {
    return error;
  }
  const facts = factsOf(error);
  const missingInputs = missingListInputs(facts.message);
  return new SourceError(named(failureOf(facts, context), context), {
    cause: error,
    isPassing: isPassing(error),
    ...(missingInputs === undefined ? {} : { missingInputs }),
  });
}

/** Whether the error says that there is no such resource. */
export function isNotFound(error: unknown): boolean {
  const { name, message } = factsOf(error);
  return name === 'ResourceNotFoundException' || handlerCode(message) === 'NotFound';
}

/** Whether the same call may well succeed later: by name, and by HTTP's status where no name says. */
export function isPassing(error: unknown): boolean {
  const { name, message, code, status } = factsOf(error);
  return (
    isPassingServiceFailure(name, handlerCode(message)) ??
    (isPassingNetworkFailure(name, code) || (status ?? 0) >= 500)
  );
}

/** Why an operation ended without success. */
export function operationFailure(event: ProgressEvent, context: CallContext): RunFailure {
  const detail = event.statusMessage ?? '';
  if (event.operationStatus === 'CANCEL_COMPLETE') {
    const { typeName, identifier = '' } = context.request;
    return {
      kind: 'cancelled',
      message: `the ${event.operation} of \`${identifier}\` (\`${typeName}\`) was cancelled; AWS undoes nothing of it`,
    };
  }
  return handlerFailure(event.errorCode ?? 'FAILED', detail, context);
}

/** Of several accounts, the reader must know which one it was. */
function named(failure: RunFailure, { account }: CallContext): RunFailure {
  if (account === undefined || failure.message.includes(`\`${account}\``)) {
    return failure;
  }
  return { ...failure, message: `account \`${account}\`: ${failure.message}` };
}

function failureOf(facts: ErrorFacts, context: CallContext): RunFailure {
  if (facts.name === 'AbortError') {
    return { kind: 'cancelled', message: 'the run was cancelled' };
  }
  return (
    credentialFailure(facts, context) ??
    networkFailure(facts, context) ??
    serviceFailure(facts, handlerCode(facts.message), context) ?? {
      kind: 'service',
      message: `${facts.message} (\`${context.request.typeName}\` in \`${context.request.region}\`)`,
      serviceError: facts.name,
    }
  );
}

/** The code that Cloud Control writes into its message: `(HandlerErrorCode: NotFound, …)`. */
function handlerCode(message: string): string | undefined {
  return /HandlerErrorCode: (\w+)/.exec(message)?.[1];
}

function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error), code: undefined, status: undefined };
  }
  const code: unknown = 'code' in error ? error.code : undefined;
  const status = '$metadata' in error ? statusOf(error.$metadata) : undefined;
  return {
    name: error.name,
    message: error.message === '' ? error.name : error.message,
    code: typeof code === 'string' ? code : undefined,
    status,
  };
}

function statusOf(metadata: unknown): number | undefined {
  const { httpStatusCode } = (metadata ?? {}) as { readonly httpStatusCode?: unknown };
  return typeof httpStatusCode === 'number' ? httpStatusCode : undefined;
}

/** What no Cloud Control answers, though its HTTP is in order. */
export function foreignAnswer(context: CallContext): SourceError {
  return new SourceError({ kind: 'service', message: foreignMessage(200, context) });
}
