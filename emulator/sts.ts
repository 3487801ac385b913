/**
 * STS, as far as one needs it to ask several accounts: AssumeRole and GetCallerIdentity. An access key
 * that it gives holds the number of its account, so that any later request tells whose data it means.
 */
import type { EmulatorState, RequestContext } from './cloud-control.ts';
import { accountId as baseAccount } from './generate/service-identifiers.ts';
import { hashText, uuid } from './generate/random.ts';
import type { QueryStructure } from './query-protocol.ts';
import { ServiceError, validationError } from './service-error.ts';

export type StsHandler = (
  state: EmulatorState,
  fields: URLSearchParams,
  context: RequestContext,
) => QueryStructure;

const lifetimeMs = 3_600_000;

export const stsOperations: Readonly<Record<string, StsHandler>> = {
  AssumeRole: (state, fields, { accountId }) => {
    const roleArn = fields.get('RoleArn') ?? '';
    const session = fields.get('RoleSessionName') ?? '';
    const [, account, role] =
      /^arn:[\w-]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn) ?? [];
    if (account === undefined || role === undefined) {
      throw validationError(`${roleArn} is invalid`);
    }
    if (!/^[\w+=,.@-]{2,64}$/.test(session)) throw validationError('Invalid RoleSessionName');
    if (!state.accounts.has(account)) {
      throw new ServiceError(
        'AccessDenied',
        `User: arn:aws:iam::${accountId}:user/emulator is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
        403,
      );
    }
    const token = uuid(hashText(roleArn), state.nextSerial());
    return {
      Credentials: {
        AccessKeyId: accessKeyOf(account),
        SecretAccessKey: `secret-${token}`,
        SessionToken: `session-${token}`,
        Expiration: new Date(state.clock.now() + lifetimeMs),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROAEMULATED:${session}`,
        Arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
      },
    };
  },

  GetCallerIdentity: (_state, _fields, { accountId }) => ({
    Arn: `arn:aws:iam::${accountId}:user/emulator`,
    UserId: 'AIDAEMULATED',
    Account: accountId,
  }),
};

function accessKeyOf(account: string): string {
  return `ASIAEMUL${account}`;
}

/** Whose data a request means: of a key that STS did not give, those of the account of the generated ARNs. */
export function accountOfKey(accessKey: string): string {
  return /^ASIAEMUL(\d{12})$/.exec(accessKey)?.[1] ?? baseAccount;
}
