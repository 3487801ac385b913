/**
 * Planned execution must answer what SQLite answers over everything that the account holds: whatever
 * is pushed down, driven, shared or left out may change the calls and never the rows. With calls that
 * fail, the rows are the same, or something says that they are not.
 *
 * `IQL_SEED=random` makes other cases than the ones of every run, `IQL_SEED=<number>` those of a
 * failure, and `IQL_STATEMENTS=<number>` as many as are wanted.
 */
import { expect } from 'vitest';
import { SourceError } from '../../../engine/execute/index.ts';
import type { SqlRow, TableEngine } from '../../../engine/execute/index.ts';
import type { RunFailure } from '../../../protocol/index.ts';
import type { AccountOptions } from '../account.ts';
import { runOver } from '../check.ts';
import { asWritten, openEverything, overEverything } from './everything.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { randomStatement } from './statements.ts';
import type { RandomStatement } from './statements.ts';
import { randomListed, randomResources } from './tables.ts';

/** Statements over one account before the next one is made. */
const statementsAnAccount = 50;

export interface Trial {
  /** Other numbers, other cases. */
  readonly seed: number;
  readonly statements: number;
  readonly failing: 'never' | 'throttled' | 'broken';
}

/** Resolves to the share of statements that were refused for want of an input of a list. */
export async function tryStatements({ seed, statements, failing }: Trial): Promise<number> {
  let refused = 0;
  for (let start = 0; start < statements; start += statementsAnAccount) {
    const first = seed * 1_000_003 + start;
    const random = createRandom(first);
    const resources = randomResources(random);
    const everything = await openEverything(resources);
    const account = { resources, listed: randomListed(random), pageSize: 1 + random.below(4) };
    try {
      for (let index = 0; index < Math.min(statementsAnAccount, statements - start); index += 1) {
        const trial = createRandom(first * 31 + index);
        const statement = randomStatement(trial);
        const gate = failing === 'never' ? undefined : failingGate(trial, failing);
        const isAnswered = await checkAnswer(
          statement,
          everything,
          { ...account, ...(gate !== undefined && { gate }) },
          `seed ${String(seed)}, statement ${String(start + index)}`,
        );
        if (!isAnswered) refused += 1;
      }
    } finally {
      await everything.close();
    }
  }
  return refused / statements;
}

/** The seed of every run, unless the environment asks for another one, which is then said. */
export function seedOf(usual: number): number {
  const asked = process.env['IQL_SEED'];
  if (asked === undefined) return usual;
  const seed = asked === 'random' ? Math.floor(Math.random() * 1_000_000) : Number(asked);
  process.stdout.write(`IQL_SEED=${String(seed)}\n`);
  return seed;
}

export function statementsOf(usual: number): number {
  return Number(process.env['IQL_STATEMENTS'] ?? usual);
}

async function checkAnswer(
  { text, limit }: RandomStatement,
  everything: TableEngine,
  account: AccountOptions,
  name: string,
): Promise<boolean> {
  const written = limit === undefined ? text : `${text} LIMIT ${String(limit)}`;
  const statement = asWritten(written);
  const about = `${name}: ${statement}`;
  const outcome = await runOver(statement, account).catch((error: unknown) => {
    throw new Error(about, { cause: error });
  });
  if (outcome === 'needs more inputs') return false;
  const expected = await everything.query(overEverything(text)).catch((error: unknown) => {
    throw new Error(`over everything, ${about}`, { cause: error });
  });
  if (outcome.kind === 'failed') {
    expect(account.gate, `${outcome.message}: ${about}`).toBeDefined();
    expect(outcome.message, about).toContain(broken.message);
    return true;
  }
  if (outcome.notices.some((notice) => notice.includes(broken.message))) return true;
  if (limit === undefined) {
    expect(sorted(outcome.rows), about).toEqual(sorted(expected));
    return true;
  }
  expect(outcome.rows.length, about).toBe(Math.min(limit, expected.length));
  const left = new Set(sorted(expected));
  expect(
    sorted(outcome.rows).filter((row) => !left.has(row)),
    about,
  ).toEqual([]);
  return true;
}

function sorted(rows: readonly SqlRow[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

const broken: RunFailure = { kind: 'access', message: 'not allowed by this trial' };
const slowDown: RunFailure = { kind: 'throttled', message: 'too many calls in this trial' };

/** Some calls fail for good, or each of some calls until it is tried again. */
function failingGate(
  random: Random,
  failing: 'throttled' | 'broken',
): (call: string) => Promise<void> {
  const decided = new Map<string, number>();
  return (call) => {
    const before = decided.get(call);
    const left = before ?? (random.chance(0.15) ? 1 + random.below(3) : 0);
    decided.set(call, failing === 'broken' ? left : left - 1);
    if (left <= 0) return Promise.resolve();
    const failure = failing === 'broken' ? broken : slowDown;
    return Promise.reject(new SourceError(failure));
  };
}
