/** What SHOW, DESCRIBE and EXEC name. */
import type { Cursor } from './cursor.ts';
import { textOf } from './cursor.ts';
import type { Expectation } from './expectation.ts';
import { words } from './expectation.ts';

const subjects = [
  'RESOURCES IN',
  'SERVICES IN',
  'METHODS IN',
  'PROVIDERS',
  'INSERT INTO',
  'VERSION',
];

export function showExpectation(cursor: Cursor): Expectation | undefined {
  const { extended, rest } = wordsAfterVerb(cursor);
  const [subject, preposition, named] = rest;
  if (subject === undefined) {
    return { ...words(...subjects, ...(extended ? [] : ['EXTENDED'])), demanded: true };
  }
  if (preposition === undefined) {
    return subject === 'INSERT' ? words('INTO') : words('IN', 'LIKE', 'WHERE');
  }
  if (named !== undefined) {
    return rest.includes('LIKE') || rest.includes('WHERE') ? undefined : words('LIKE', 'WHERE');
  }
  switch (preposition === 'IN' || preposition === 'FROM' || preposition === 'INTO' ? subject : '') {
    case 'SERVICES':
      return target('provider');
    case 'RESOURCES':
      return target('service');
    case 'METHODS':
    case 'INSERT':
      return target('resource');
    default:
      return undefined;
  }
}

export function describeExpectation(cursor: Cursor): Expectation | undefined {
  const { extended, rest } = wordsAfterVerb(cursor);
  const isMethod = rest[0] === 'METHOD';
  if (rest.length > (isMethod ? 1 : 0)) {
    return undefined;
  }
  const more = [...(isMethod ? [] : ['METHOD']), ...(extended ? [] : ['EXTENDED'])];
  return { ...target(isMethod ? 'method' : 'resource'), words: more, likely: more.length };
}

/** The method's name, then params: `@name = value`, with a comma between two of them. */
export function executeExpectation({ before, statement }: Cursor): Expectation | undefined {
  const last = before.at(-1);
  if (before.length === 1) {
    return target('method');
  }
  if (last?.kind === 'parameter') {
    return words('=');
  }
  const sign = textOf(statement, last);
  if (sign === '=') {
    return { kind: 'executionValue', words: [], likely: 0 };
  }
  return sign === ',' || last?.kind === 'word' || last?.kind === 'name'
    ? { kind: 'executionParameter', words: [], likely: 0 }
    : undefined;
}

function target(to: 'provider' | 'service' | 'resource' | 'method'): Expectation {
  return { kind: 'target', to, words: [], likely: 0 };
}

/** A name with dots counts as its first word, for the cursor's own qualifiers stand apart. */
function wordsAfterVerb({ before, statement }: Cursor): {
  readonly extended: boolean;
  readonly rest: readonly string[];
} {
  const all = before.slice(1).map((token) => textOf(statement, token) || token.kind);
  return { extended: all.includes('EXTENDED'), rest: all.filter((word) => word !== 'EXTENDED') };
}
