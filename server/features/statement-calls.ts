/**
 * What running a statement would ask of AWS, as it is planned with the client's settings: for hovers
 * and lenses. A statement is planned once for as long as its binding and the settings are in use.
 */
import type {
  CallEstimate,
  Fetch,
  Plan,
  PlanContext,
  PlanFailure,
} from '../../engine/plan/index.ts';
import { estimateCalls, planStatement } from '../../engine/plan/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import type { LanguageContext } from './language-context.ts';

/** What planning takes of the accounts that a statement can name. */
export type KnownAccounts = Pick<PlanContext, 'accounts' | 'ownAccount'>;

export interface RegionSettings {
  /** The region of a statement that names none. */
  readonly defaultRegion: string;
  /** The regions that a predicate such as `region LIKE 'eu-%'` chooses from. */
  readonly enabledRegions: readonly string[];
  /** Absent where the client tells none. */
  readonly knownAccounts?: KnownAccounts;
}

export type StatementCalls =
  | { readonly kind: 'planned'; readonly plan: Plan; readonly estimate: CallEstimate }
  | { readonly kind: 'failed'; readonly failure: PlanFailure };

interface Remembered {
  readonly key: string;
  readonly knownAccounts: KnownAccounts | undefined;
  readonly calls: StatementCalls;
}

const remembered = new WeakMap<BoundStatement, Remembered>();

/** Of an EXPLAIN, the calls of the statement that it explains. */
export function callsOf(
  language: LanguageContext,
  bound: BoundStatement,
  { defaultRegion, enabledRegions, knownAccounts }: RegionSettings,
): StatementCalls {
  const key = [defaultRegion, ...enabledRegions].join(' ');
  const earlier = remembered.get(bound);
  if (earlier?.key === key && earlier.knownAccounts === knownAccounts) {
    return earlier.calls;
  }
  const { catalog, bind } = language;
  const context = { catalog, defaultRegion, enabledRegions, bind, ...knownAccounts };
  const result = planStatement(explained(language, bound), context);
  const calls: StatementCalls =
    result.kind === 'planned'
      ? { ...result, estimate: estimateCalls(result.plan) }
      : { kind: 'failed', failure: result.failure };
  remembered.set(bound, { key, knownAccounts, calls });
  return calls;
}

function explained(language: LanguageContext, bound: BoundStatement): BoundStatement {
  const { root, text } = bound.statement;
  if (root.kind !== 'explain' && root.kind !== 'plan') {
    return bound;
  }
  const { start, end } = root.statement.span;
  return explained(language, language.bind(parseStatement(text.slice(start, end))));
}

/** The columns for whose sake listed rows are got one by one; empty where lists have all. */
export interface HydratedColumns {
  readonly fetch: Fetch;
  readonly columns: readonly string[];
}

export function hydratedColumns(plan: Plan): readonly HydratedColumns[] {
  if (plan.kind !== 'select') {
    return [];
  }
  return plan.fetches.flatMap((fetch) => {
    const { access, table } = fetch;
    if (access.kind !== 'list' || access.hydrate.kind === 'never') {
      return [];
    }
    const columns =
      access.hydrate.kind === 'always'
        ? ['Properties']
        : access.hydrate.properties.map(
            (name) => table.columns.find(({ property }) => property?.name === name)?.name ?? name,
          );
    return [{ fetch, columns }];
  });
}
