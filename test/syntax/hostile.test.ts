import { describe, expect, it } from 'vitest';
import { parseDocument, walk } from '../../language/syntax/index.ts';

/** Pieces that, repeated, make a parser without limits overflow its stack or take for ever. */
const hostile: readonly (readonly [start: string, repeated: string])[] = [
  ...[
    '(',
    '"',
    "'",
    "\\'",
    "\\' ",
    "\\'\n\n",
    '{{',
    '{{{}}',
    "'{{",
    '{%if',
    '{#',
    '/*',
    '<<<json ',
    '[a',
  ],
  ...[
    ';',
    ':',
    '!',
    '<',
    'x',
    '1.',
    '(SELECT ',
    'EXPLAIN ',
    'WITH a AS (',
    'SELECT ',
    'SELECT a\n',
  ],
  ...[
    "SELECT '\n\n",
    "SELECT 'x;\n",
    '/*+ create */\n',
    'SELECT 1 UNION ',
    'SELECT * FROM (',
    'VALUES (',
  ],
].map((piece): readonly [string, string] => ['', piece]);

const hostileTails: readonly (readonly [start: string, repeated: string])[] = [
  ...[
    'a+',
    'a AND ',
    'NOT ',
    '- ',
    'a = NOT ',
    'CASE ',
    'CASE WHEN ',
    'f(',
    ',',
    'a.',
    'a IN (',
    'a BETWEEN ',
  ],
  ...[
    'EXISTS(',
    'f() OVER (PARTITION BY ',
    'f() FILTER (WHERE ',
    'a OR b AND c = d < e & f + g * h || (',
  ],
  ...['a OR b AND c = d < e & f + g * h || (SELECT a FROM t WHERE '],
].map((piece): readonly [string, string] => ['SELECT ', piece]);

const hostileMiddles: readonly (readonly [start: string, repeated: string])[] = [
  ['SELECT a', ' IS NULL'],
  ['SELECT a', '::t'],
  ['SELECT a', ' COLLATE b'],
  ['SELECT a', ' LIKE b ESCAPE c'],
  ['SELECT 1', ' FROM a WHERE b'],
  ['SELECT * FROM ', 'a,'],
  ['SELECT * FROM a ', 'JOIN '],
  ['SELECT * FROM ', '('],
  ['UPDATE t SET ', 'a=1,'],
  ["'", "\nSELECT \\'"],
];

describe('a text of a hundred kilobytes', () => {
  it.each([...hostile, ...hostileTails, ...hostileMiddles])(
    'parses in time, and its tree can be walked: %j then %j, repeated',
    (start, repeated) => {
      const text = start + repeated.repeat(Math.floor(100_000 / repeated.length));
      const began = performance.now();
      const { statements } = parseDocument(text);
      const elapsed = performance.now() - began;
      let nodes = 0;
      for (const { statement } of statements) walk(statement.root, () => (nodes += 1));
      expect(nodes).toBeGreaterThanOrEqual(statements.length);
      // Linear time takes a twentieth of this; anything worse takes minutes.
      expect(elapsed).toBeLessThan(2_000);
    },
  );
});
