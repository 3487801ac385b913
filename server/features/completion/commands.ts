/** Statements that neither read nor change a resource: views, the registry, log-ins, transactions. */
import type { Cursor } from './cursor.ts';
import { textOf } from './cursor.ts';
import type { Expectation } from './expectation.ts';
import { words } from './expectation.ts';

/**
 * What follows in such a statement; `undefined` where nothing known does. `other` is said by a
 * statement that goes on as a query.
 */
export function commandExpectation(cursor: Cursor): Expectation | 'other' | undefined {
  const [verb = '', ...rest] = cursor.before.map((token) => textOf(cursor.statement, token));
  switch (verb) {
    case 'CREATE':
      return rest.includes('AS') ? 'other' : create(rest);
    case 'DROP':
      return drop(rest);
    case 'REFRESH':
      return refresh(rest);
    case 'USE':
      return rest.length === 0 ? provider : undefined;
    case 'REGISTRY':
      return rest.length === 0
        ? demanded('LIST', 'PULL')
        : rest.length === 1
          ? provider
          : undefined;
    case 'AUTH':
      return authenticate(rest);
    case 'BEGIN':
      return rest.length === 0
        ? words('TRANSACTION', 'DEFERRED', 'IMMEDIATE', 'EXCLUSIVE')
        : undefined;
    case 'COMMIT':
    case 'END':
      return rest.length === 0 ? words('TRANSACTION') : undefined;
    case 'ROLLBACK':
      return rest.length === 0 ? words('TO', 'TRANSACTION') : undefined;
    case 'SAVEPOINT':
    case 'RELEASE':
    case 'SLEEP':
      return undefined;
    default:
      return 'other';
  }
}

const provider: Expectation = { kind: 'target', to: 'provider', words: [], likely: 0 };

function demanded(...list: readonly string[]): Expectation {
  return { ...words(...list), demanded: true };
}

function create(rest: readonly string[]): Expectation | undefined {
  switch (rest.at(-1)) {
    case undefined:
      return demanded(
        ...['VIEW', 'OR REPLACE VIEW', 'MATERIALIZED VIEW', 'OR REPLACE MATERIALIZED VIEW'],
        'TEMP VIEW',
      );
    case 'OR':
      return words('REPLACE');
    case 'REPLACE':
      return words('VIEW', 'MATERIALIZED VIEW');
    case 'MATERIALIZED':
    case 'TEMP':
    case 'TEMPORARY':
      return words('VIEW');
    case 'VIEW':
      return { kind: 'wordsOrAlias', words: ['IF NOT EXISTS'], likely: 1 };
    case 'IF':
    case 'NOT':
    case 'EXISTS':
      return undefined;
    default:
      return words('AS');
  }
}

function drop(rest: readonly string[]): Expectation | undefined {
  switch (rest.at(-1)) {
    case undefined:
      return demanded('VIEW', 'MATERIALIZED VIEW');
    case 'MATERIALIZED':
      return words('VIEW');
    case 'VIEW':
      return { kind: 'view', words: ['IF EXISTS'], likely: 0 };
    case 'EXISTS':
      return { kind: 'view', words: [], likely: 0 };
    default:
      return undefined;
  }
}

function refresh(rest: readonly string[]): Expectation | undefined {
  switch (rest.at(-1)) {
    case undefined:
      return demanded('MATERIALIZED VIEW');
    case 'MATERIALIZED':
      return words('VIEW');
    case 'VIEW':
      return { kind: 'view', words: [], likely: 0 };
    default:
      return undefined;
  }
}

function authenticate(rest: readonly string[]): Expectation | undefined {
  switch (rest.length) {
    case 0:
      return demanded('LOGIN', 'REVOKE');
    case 1:
      return provider;
    case 2:
      return rest[0] === 'LOGIN' ? words('INTERACTIVE', 'SERVICE_ACCOUNT') : undefined;
    default:
      return undefined;
  }
}
