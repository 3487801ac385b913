/** Failures to reach anything that answers as Cloud Control does. */
import { partitionOf, regionsOf } from '../../catalog/index.ts';
import type { RunFailure } from '../../protocol/index.ts';
import type { CallContext, ErrorFacts } from './failures.ts';

/** `undefined` where Cloud Control answered. */
export function networkFailure(facts: ErrorFacts, context: CallContext): RunFailure | undefined {
  const message =
    regionMessage(facts, context) ??
    answerMessage(facts, context) ??
    connectionMessages.find(([form]) => form.test(facts.code ?? facts.name))?.[1](facts, context);
  return message === undefined
    ? undefined
    : { kind: 'service', message, serviceError: facts.code ?? facts.name };
}

/** Whether a connection that is made again may well hold. */
export function isPassingNetworkFailure(name: string, code: string | undefined): boolean {
  return name === 'TimeoutError' || /^(?:ECONNRESET|ETIMEDOUT|EPIPE|EAI_AGAIN)$/.test(code ?? '');
}

const connectionMessages: readonly (readonly [
  RegExp,
  (facts: ErrorFacts, context: CallContext) => string,
])[] = [
  [
    /^ECONNREFUSED$/,
    (_, context) => `nothing answers at ${placeOf(context)}: start it or change \`iql.endpoint\``,
  ],
  [
    /^(?:ENOTFOUND|EAI_AGAIN)$/,
    (_, context) =>
      `${placeOf(context)} has no address: check the network connection, and a proxy if there is one`,
  ],
  [
    /^(?:ETIMEDOUT|TimeoutError|ENETUNREACH|EHOSTUNREACH)$/,
    (_, context) =>
      `${placeOf(context)} does not answer: check the network connection, and a proxy if there is one`,
  ],
  [
    /^(?:ECONNRESET|EPIPE)$/,
    (_, context) => `${placeOf(context)} closed the connection: run the statement again`,
  ],
  [
    /^HPE_/,
    (_, context) => `what answers at ${placeOf(context)} is no HTTP server: check \`iql.endpoint\``,
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$/,
    (facts, context) =>
      `no safe connection to ${placeOf(context)} (${facts.message}): check the proxy's certificate settings, or the endpoint's scheme`,
  ],
];

/** The SDK's names for an answer that it cannot read, or that names no error. */
const foreignErrors: ReadonlySet<string> = new Set(['SyntaxError', 'Unknown', 'UnknownError']);

function answerMessage({ name, status }: ErrorFacts, context: CallContext): string | undefined {
  if (status === undefined || !foreignErrors.has(name)) {
    return undefined;
  }
  return status >= 500
    ? `${placeOf(context)} is out of order (HTTP ${status}): run the statement again later`
    : foreignMessage(status, context);
}

/** Such as the sign-in page of a network, or another server at the endpoint. */
export function foreignMessage(status: number, context: CallContext): string {
  return `what answers at ${placeOf(context)} is not Cloud Control (HTTP ${status}): check \`iql.endpoint\`, and a proxy if there is one`;
}

/** A name that is not in the list may be a region younger than the list, unless it has no address. */
function regionMessage(facts: ErrorFacts, context: CallContext): string | undefined {
  const { region } = context.request;
  const partition = partitionOf(region);
  const unknown = partition === undefined || !regionsOf(partition).includes(region);
  const refused =
    ['ENOTFOUND', 'EAI_AGAIN'].includes(facts.code ?? '') ||
    facts.message.startsWith('Region not accepted');
  if (context.endpoint !== undefined || !unknown || !refused) {
    return undefined;
  }
  const near = nearestRegion(region, regionsOf(partition ?? 'aws'));
  return `\`${region}\` is not a region${near === undefined ? ': choose one such as `us-east-1`' : `: did you mean \`${near}\`?`}`;
}

/** The region whose name differs by a letter or two, counted place by place from both ends. */
function nearestRegion(written: string, regions: readonly string[]): string | undefined {
  const common = (left: string, right: string): number => {
    let start = 0;
    while (start < left.length && left[start] === right[start]) {
      start += 1;
    }
    let end = 0;
    while (
      end < Math.min(left.length, right.length) - start &&
      left.at(-1 - end) === right.at(-1 - end)
    ) {
      end += 1;
    }
    return Math.max(left.length, right.length) - start - end;
  };
  return regions.find((region) => common(written.toLowerCase(), region) <= 2);
}

function placeOf(context: CallContext): string {
  return context.endpoint === undefined
    ? `Cloud Control in \`${context.request.region}\``
    : `\`${context.endpoint}\``;
}
