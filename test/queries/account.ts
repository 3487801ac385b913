/** An AWS account in memory: the double of `ResourceSource` for planner and execution tests. */
import { SourceError } from '../../engine/execute/index.ts';
import type {
  AccountRequest,
  ProgressEvent,
  ResourceProperties,
  ResourceRequest,
  ResourceSource,
} from '../../engine/execute/index.ts';
import type { RunFailure } from '../../protocol/index.ts';

export interface StoredResource {
  readonly type: string;
  readonly region: string;
  /** Another account's, by the name that statements give it; the connection's own where absent. */
  readonly account?: string;
  readonly identifier: string;
  readonly properties: ResourceProperties;
  /** Found by lists and gone when asked for. */
  readonly vanished?: true;
}

export interface AccountOptions {
  readonly resources: readonly StoredResource[];
  readonly pageSize?: number;
  /** Properties that lists return beside nothing at all, by type. */
  readonly listed?: Readonly<Record<string, readonly string[]>>;
  /** Inputs that lists refuse to do without, by type. */
  readonly needed?: Readonly<Record<string, readonly string[]>>;
  /** Numbers of accounts by name; the connection's own under `default`. */
  readonly accountIds?: Readonly<Record<string, string>>;
  /** Failures by `Type region` for lists and `Type identifier` for gets, or by an account's name for all. */
  readonly failures?: Readonly<Record<string, RunFailure>>;
  /** Each call waits for what this gives: a test's way to hold calls open, or to let them fail. */
  readonly gate?: (call: string) => Promise<void>;
}

export interface Account extends ResourceSource {
  /** Every call in the order of asking: `list AWS::S3::Bucket us-east-1`, `… in audit` for another account. */
  readonly log: readonly string[];
  /** The most calls that were ever open together. */
  readonly mostOpen: () => number;
}

/** A type that lists do not say more of returns the identifier alone. */
export function openAccount(options: AccountOptions): Account {
  const { pageSize = 100, listed = {}, needed = {}, failures = {}, gate } = options;
  const { accountIds } = options;
  const calls = { list: 0, get: 0, create: 0, update: 0, delete: 0, status: 0 };
  const log: string[] = [];
  let open = 0;
  let most = 0;

  const call = async (kind: 'list' | 'get' | 'delete', what: string): Promise<void> => {
    calls[kind] += 1;
    log.push(`${kind} ${what}`);
    open += 1;
    most = Math.max(most, open);
    try {
      await gate?.(`${kind} ${what}`);
    } finally {
      open -= 1;
    }
  };

  const listPage: Account['listPage'] = async (request, token) => {
    const { typeName, region, account, resourceModel = {} } = request;
    const start = Number(token ?? 0);
    const model = Object.entries(resourceModel).map(([key, value]) => `${key}=${String(value)}`);
    const page = start > 0 ? [`page ${start / pageSize + 1}`] : [];
    await call('list', [typeName, region, ...model, ...page, ...inAccount(account)].join(' '));
    throwIfFailing(failures[account ?? '']);
    throwIfFailing(failures[`${typeName} ${region}`]);
    const missing = (needed[typeName] ?? []).filter((key) => !(key in resourceModel));
    if (missing.length > 0) {
      const message = `\`${typeName}\` needs ${missing.join(', ')} to be listed`;
      throw new SourceError({ kind: 'service', message }, { missingInputs: missing });
    }
    const found = options.resources.filter(
      (resource) =>
        resource.type === typeName &&
        resource.region === region &&
        resource.account === account &&
        matches(resource, resourceModel),
    );
    const end = start + pageSize;
    return {
      resources: found.slice(start, end).map((resource) => ({
        identifier: resource.identifier,
        properties: pick(resource.properties, listed[typeName] ?? []),
      })),
      ...(end < found.length && { nextToken: String(end) }),
    };
  };

  return {
    calls,
    log,
    mostOpen: () => most,
    listPage,
    ...(accountIds !== undefined && {
      accountId({ account }: AccountRequest) {
        log.push(['identity', ...inAccount(account)].join(' '));
        const id = accountIds[account ?? 'default'];
        if (id !== undefined) return Promise.resolve(id);
        const message = `no account \`${account ?? ''}\``;
        return Promise.reject(new SourceError({ kind: 'credentials', message }));
      },
    }),
    async get({ typeName, region, account, identifier }: ResourceRequest) {
      await call('get', [typeName, region, identifier, ...inAccount(account)].join(' '));
      throwIfFailing(failures[account ?? '']);
      throwIfFailing(failures[`${typeName} ${identifier}`]);
      const found = options.resources.find(
        (resource) =>
          resource.type === typeName &&
          resource.region === region &&
          resource.account === account &&
          resource.identifier === identifier,
      );
      return found === undefined || found.vanished
        ? undefined
        : { identifier, properties: found.properties };
    },
    async delete({ typeName, region, account, identifier, clientToken }, onProgress) {
      await call(
        'delete',
        [typeName, region, identifier, clientToken, ...inAccount(account)].join(' '),
      );
      throwIfFailing(failures[`${typeName} ${identifier}`]);
      const event: ProgressEvent = {
        operation: 'DELETE',
        operationStatus: 'SUCCESS',
        typeName,
        identifier,
        requestToken: 'request-1',
        eventTime: '2026-11-24T00:00:00.000Z',
      };
      onProgress(event);
      return event;
    },
  };
}

function inAccount(account: string | undefined): readonly string[] {
  return account === undefined ? [] : ['in', account];
}

function throwIfFailing(failure: RunFailure | undefined): void {
  if (failure !== undefined) throw new SourceError(failure);
}

function matches({ properties }: StoredResource, model: ResourceProperties): boolean {
  return Object.entries(model).every(([key, value]) => properties[key] === value);
}

function pick(properties: ResourceProperties, names: readonly string[]): ResourceProperties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
}
