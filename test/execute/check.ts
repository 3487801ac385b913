/** The only place of these tests that calls the executor. Plans are written by hand, as data. */
import { runPlan } from '../../engine/execute/index.ts';
import type {
  LimiterPool,
  ResourceSource,
  RunOutcome,
  SqlRow,
  TableEngine,
} from '../../engine/execute/index.ts';
import type {
  Access,
  Fetch,
  FetchColumn,
  Plan,
  SelectPlan,
  ValueSource,
} from '../../engine/plan/index.ts';
import { openTableEngine } from '../../engine/sqlite/index.ts';
import type { RunProgress } from '../../protocol/index.ts';
import { openAccount } from '../queries/account.ts';
import type { Account, AccountOptions, StoredResource } from '../queries/account.ts';
import { smallCatalog } from '../queries/catalog.ts';

const catalog = smallCatalog();

export interface CheckOptions extends AccountOptions {
  readonly concurrency?: number;
  readonly rowLimit?: number;
  readonly timeoutMs?: number;
  readonly isStrict?: boolean;
  readonly limiters?: LimiterPool;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly confirm?: () => Promise<boolean>;
  readonly wrap?: (engine: TableEngine) => TableEngine;
  readonly wrapSource?: (account: Account) => ResourceSource;
}

export interface Checked {
  readonly outcome: RunOutcome;
  readonly rows: readonly SqlRow[];
  readonly account: Account;
  readonly progress: readonly RunProgress[];
}

export async function check(plan: Plan, options: CheckOptions): Promise<Checked> {
  const opened = openTableEngine(':memory:');
  const engine = options.wrap?.(opened) ?? opened;
  const account = openAccount(options);
  const progress: RunProgress[] = [];
  const outcome = await runPlan(
    plan,
    {
      source: options.wrapSource?.(account) ?? account,
      engine,
      confirm: options.confirm ?? (() => Promise.resolve(true)),
      makeToken: () => 'token-1',
      random: () => 0.5,
      ...(options.limiters !== undefined && { limiters: options.limiters }),
    },
    {
      concurrency: options.concurrency ?? 4,
      rowLimit: options.rowLimit ?? 1000,
      ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
      ...(options.isStrict !== undefined && { isStrict: options.isStrict }),
    },
    (state) => {
      progress.push(state);
      options.onProgress?.(state);
    },
    options.signal ?? new AbortController().signal,
  );
  const hasRows = outcome.kind === 'finished' || outcome.partial !== undefined;
  const rows = hasRows ? await opened.readResult(0, 10_000) : [];
  await opened.close();
  return { outcome, rows, account, progress };
}

/** Every row of the fetched tables, in order, unless another text is given. */
export function selectPlan(fetches: readonly Fetch[], sql?: string): SelectPlan {
  const text = sql ?? `SELECT * FROM "${fetches[0]?.target ?? ''}" ORDER BY 1`;
  return { kind: 'select', fetches, sql: text, replacements: [] };
}

export interface FetchShape extends Partial<Omit<Fetch, 'table' | 'columns' | 'access'>> {
  readonly columns: readonly string[];
  readonly access: Access;
}

/** `columns` are `region`, `identifier`, or property paths, each with its declared type after a colon. */
export function fetchOf(table: string, { columns, ...shape }: FetchShape): Fetch {
  const found = catalog.table(['aws', ...table.split('.')]);
  if (found === undefined) throw new Error(`no table \`${table}\``);
  return {
    id: 0,
    table: found,
    typeName: found.type?.typeName ?? '',
    target: table,
    columns: columns.map(columnOf),
    regions: ['us-east-1'],
    span: { start: 0, end: 0 },
    ...shape,
  };
}

export function literals(...values: readonly string[]): ValueSource {
  return { kind: 'literals', values };
}

export const listAll: Access = { kind: 'list', inputs: [], hydrate: { kind: 'never' } };

export function getEach(...identifiers: readonly string[]): Access {
  return { kind: 'get', identifiers: { kind: 'whole', values: literals(...identifiers) } };
}

export function hydrating(...properties: readonly string[]): Access {
  return { kind: 'list', inputs: [], hydrate: { kind: 'ifAbsent', properties } };
}

export function vpcs(count: number, region = 'us-east-1'): readonly StoredResource[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'AWS::EC2::VPC',
    region,
    identifier: `vpc-${index + 1}`,
    properties: { VpcId: `vpc-${index + 1}`, CidrBlock: `10.${index + 1}.0.0/16` },
  }));
}

function columnOf(text: string): FetchColumn {
  const [name = '', declaredType = 'TEXT'] = text.split(':');
  const source: FetchColumn['source'] =
    name === 'region' || name === 'identifier' ? { kind: name } : { kind: 'property', path: name };
  return { name, declaredType, source };
}
