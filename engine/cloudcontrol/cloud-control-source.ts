/** AWS as a `ResourceSource`, through the Cloud Control API. */
import { GetResourceCommand, ListResourcesCommand } from '@aws-sdk/client-cloudcontrol';
import type { ResourceDescription as SdkDescription } from '@aws-sdk/client-cloudcontrol';
import type {
  AccountRequest,
  ListRequest,
  ResourceDescription,
  ResourcePage,
  ResourceRequest,
  ResourceSource,
} from '../execute/index.ts';
import { mapInTurns } from '../execute/index.ts';
import { createAccountIds } from './account-ids.ts';
import { createAccounts } from './accounts.ts';
import { countCalls } from './call-counts.ts';
import { deleteResource } from './delete-resource.ts';
import type { Wait } from './delete-resource.ts';
import { wait } from './wait.ts';
import { foreignAnswer, isNotFound, toSourceError } from './failures.ts';
import type { CallContext } from './failures.ts';
import { withRenewal } from './renewal.ts';
import { parseProperties } from './resource-json.ts';
import { checkDelete, checkList, checkResource } from './requests.ts';

export interface CloudControlOptions {
  /** A profile of `~/.aws`; without one, the SDK's own order of sources decides. */
  readonly profile?: string;
  /** Where Cloud Control answers; without one, the SDK's settings and then AWS decide. */
  readonly endpoint?: string;
  /** ARNs of roles by the names that statements give them as accounts. */
  readonly roles?: Readonly<Record<string, string>>;
  /** Requests under way at a time, for which sockets are kept open. */
  readonly concurrency: number;
  /** Where `AWS_…` variables are read; those of this process where absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How the time between two looks at a mutation passes; a timer where absent. */
  readonly wait?: Wait;
}

export type CloudControlSource = ResourceSource & {
  /** Closes the sockets. Requests under way fail. */
  close(): void;
};

/** Makes no call and reads no credentials before the first request. */
export function createCloudControlSource(options: CloudControlOptions): CloudControlSource {
  const accounts = createAccounts(options);
  const accountIds = createAccountIds(accounts);
  const { counts, count } = countCalls();
  const contextOf = (
    request: CallContext['request'] & { readonly account?: string },
  ): CallContext => {
    const { profile, endpoint } = accounts.of(request);
    const { account } = request;
    return { request, profile, endpoint, ...(account === undefined ? {} : { account }) };
  };
  return {
    calls: counts,
    listPage,
    get,
    async delete(request, onProgress, signal) {
      checkDelete(request);
      const context = contextOf(request);
      const clients = accounts.of(request);
      const { credentials } = clients;
      const client = clients.of(request.region);
      return await deleteResource(
        { client, credentials, context, count, wait: options.wait ?? wait },
        request,
        onProgress,
        signal,
      );
    },
    accountId,
    close: () => accounts.close(),
  };

  async function accountId(
    { account, region }: AccountRequest,
    signal: AbortSignal,
  ): Promise<string> {
    const place = { region, ...(account === undefined ? {} : { account }) };
    try {
      return await accountIds(place, signal);
    } catch (error) {
      throw toSourceError(error, contextOf({ typeName: 'AWS::IAM::Role', ...place }));
    }
  }

  async function listPage(
    request: ListRequest,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<ResourcePage> {
    const resourceModel = checkList(request);
    const context = contextOf(request);
    const clients = accounts.of(request);
    try {
      count('list');
      const page = await withRenewal(clients.credentials, () =>
        clients.of(request.region).send(
          new ListResourcesCommand({
            TypeName: request.typeName,
            NextToken: token,
            ResourceModel: resourceModel,
          }),
          { abortSignal: signal },
        ),
      );
      if (page.TypeName === undefined && page.ResourceDescriptions === undefined) {
        throw foreignAnswer(context);
      }
      const listed = page.ResourceDescriptions ?? [];
      const resources = await mapInTurns(listed, (found) => describe(found, context));
      const nextToken = page.NextToken ?? '';
      return nextToken === '' ? { resources } : { resources, nextToken };
    } catch (error) {
      throw toSourceError(error, context);
    }
  }

  async function get(
    request: ResourceRequest,
    signal: AbortSignal,
  ): Promise<ResourceDescription | undefined> {
    checkResource(request);
    const context = contextOf(request);
    const clients = accounts.of(request);
    try {
      count('get');
      const answer = await withRenewal(clients.credentials, () =>
        clients
          .of(request.region)
          .send(
            new GetResourceCommand({ TypeName: request.typeName, Identifier: request.identifier }),
            { abortSignal: signal },
          ),
      );
      if (answer.ResourceDescription === undefined) {
        throw foreignAnswer(context);
      }
      return describe(answer.ResourceDescription, context);
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw toSourceError(error, context);
    }
  }
}

function describe(found: SdkDescription, context: CallContext): ResourceDescription {
  return {
    identifier: found.Identifier ?? '',
    properties: parseProperties(found.Properties ?? '{}', context),
  };
}
