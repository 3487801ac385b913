import { expect, it } from 'vitest';
import { readVariablesFile, valueNamed, variableNames } from '../../language/parameters/index.ts';

function check(text: string, expected: unknown): void {
  const result = readVariablesFile(text);
  expect(result.kind === 'read' ? result.variables : [result.line, result.message]).toEqual(
    expected,
  );
}

it('reads YAML', () => {
  check('env: prod\nids: [a, b]\n\n# a comment\nstack:\n  region: eu-west-1\nempty:\n', {
    env: 'prod',
    ids: ['a', 'b'],
    stack: { region: 'eu-west-1' },
    empty: null,
  });
});

it('reads JSON', () => {
  check('{ "env": "prod", "count": 3, "deep": { "on": true } }', {
    env: 'prod',
    count: 3,
    deep: { on: true },
  });
});

it('reads an empty file and one of comments', () => {
  check('', {});
  check('# nothing yet\n', {});
});

it('keeps the zeros of accounts and versions, and all digits of integers', () => {
  check('account: 012345678901\nversion: 1.30\nlarge: 9007199254740993\ncount: 12\nshare: 0.5', {
    account: '012345678901',
    version: '1.30',
    large: 9_007_199_254_740_993n,
    count: 12,
    share: 0.5,
  });
});

it('takes dates and the words of older YAML for text', () => {
  check('day: 2026-11-24\ncountry: no', { day: '2026-11-24', country: 'no' });
});

it('says where a file is wrong', () => {
  check('env: prod\nids: [a, b\n', [3, expect.stringContaining('Flow sequence')]);
  check('a: 1\na: 2\n', [2, expect.stringContaining('unique')]);
  check('- a\n- b\n', [1, 'names with values are expected: write `name: value`']);
  check('prod', [1, 'names with values are expected: write `name: value`']);
});

it('refuses a file that would unfold without end', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level += 1) {
    const items = Array<string>(9)
      .fill(`*a${level - 1}`)
      .join(', ');
    lines.push(`a${level}: &a${level} [${items}]`);
  }
  check(lines.join('\n'), [1, expect.stringContaining('alias')]);
});

it('finds a member by its path, and a name that has dots first', () => {
  const values = { stack: { region: 'a' }, 'stack.name': 'b', list: ['c'] };
  expect(valueNamed(values, 'stack.region')).toBe('a');
  expect(valueNamed(values, 'stack.name')).toBe('b');
  expect(valueNamed(values, 'stack.other')).toBeUndefined();
  expect(valueNamed(values, 'list.0')).toBeUndefined();
  expect(valueNamed(values, 'constructor')).toBeUndefined();
});

it('names what a file has, with members', () => {
  expect(variableNames({ env: 'x', stack: { region: 'a', tags: ['t'] } })).toEqual([
    'env',
    'stack',
    'stack.region',
    'stack.tags',
  ]);
});
