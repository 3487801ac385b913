/** Failures to have credentials, which the SDK tells apart by message alone, and AWS's refusals. */
import type { RunFailure } from '../../protocol/index.ts';
import type { CallContext, ErrorFacts } from './failures.ts';

/** `undefined` where the error is about something else. */
export function credentialFailure(facts: ErrorFacts, context: CallContext): RunFailure | undefined {
  const remedy = providerErrors.has(facts.name)
    ? providerRemedy(facts.message, context)
    : refusals[facts.name]?.(context);
  return remedy === undefined
    ? undefined
    : { kind: 'credentials', message: remedy, serviceError: facts.name };
}

const providerErrors = new Set(['CredentialsProviderError', 'TokenProviderError', 'ProviderError']);

/** Forms of the SDK's messages, and what to do about each. */
const providerForms: readonly (readonly [
  RegExp,
  (found: string, context: CallContext) => string,
])[] = [
  [
    /SSO session token associated with profile=(\S+) was not found/,
    (profile) =>
      `profile \`${profile}\` has no SSO login yet: run \`aws sso login --profile ${profile}\``,
  ],
  [
    /Session token not found or invalid|SSO session .*(?:expired|invalid)|Token is expired|SSO Token/i,
    (_, context) =>
      `the SSO login of ${profileOf(context)} has expired: run \`${loginCommand(context)}\``,
  ],
  [
    /using profile: \[([^\]]*)\]|[Pp]rofile '?([^\s']+)'? (?:was not found|could not be found)/,
    (profile) =>
      `profile \`${profile}\` is not in your AWS files or has no credentials: choose another profile, or run \`aws configure --profile ${profile}\``,
  ],
  [
    /multi-factor authentication/,
    (_, context) =>
      `${profileOf(context)} asks for a one-time code, which IQL cannot enter: use an SSO profile, or export credentials with \`aws configure export-credentials\``,
  ],
  [
    /re-authenticate using aws login/,
    (_, context) =>
      `the login of ${profileOf(context)} has expired: run \`${loginCommand(context).replace(' sso', '')}\``,
  ],
  [
    /Could not load credentials from any providers/,
    () =>
      'there are no AWS credentials: run `aws configure sso` and choose that profile, or set the endpoint to a local emulator',
  ],
];

function providerRemedy(message: string, context: CallContext): string {
  for (const [form, remedy] of providerForms) {
    const match = form.exec(message);
    if (match) {
      return remedy(match[1] ?? match[2] ?? '', context);
    }
  }
  return `no credentials from ${profileOf(context)}: ${message}`;
}

/** What AWS answers to credentials that it does not take, by the error's name. */
const refusals: Readonly<Record<string, ((context: CallContext) => string) | undefined>> = {
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  RequestExpired: clockOff,
  InvalidSignatureException: clockOff,
  SignatureDoesNotMatch: clockOff,
  UnrecognizedClientException: notKnown,
  UnrecognizedClient: notKnown,
  InvalidClientTokenId: notKnown,
  InvalidAccessKeyId: notKnown,
  MissingAuthenticationToken: notKnown,
  MissingAuthenticationTokenException: notKnown,
  IncompleteSignature: notKnown,
};

function expired(context: CallContext): string {
  return `the credentials of ${profileOf(context)} have expired: run \`${loginCommand(context)}\`, or renew them where they come from`;
}

function notKnown(context: CallContext): string {
  return `AWS does not know the credentials of ${profileOf(context)} in \`${context.request.region}\`: check the profile, and that the region is enabled for the account`;
}

function clockOff(context: CallContext): string {
  return `AWS refused the signature made with ${profileOf(context)}: check this computer's clock, and the secret key`;
}

function profileOf(context: CallContext): string {
  return context.profile === undefined ? 'the default profile' : `profile \`${context.profile}\``;
}

function loginCommand(context: CallContext): string {
  return context.profile === undefined
    ? 'aws sso login'
    : `aws sso login --profile ${context.profile}`;
}
