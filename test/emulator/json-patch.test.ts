import { describe, expect, it } from 'vitest';
import { applyPatch, PatchError, readPatch } from '../../emulator/json-patch.ts';

const base = { a: 1, list: [1, 2, 3], 'x/y': { '~t': true }, deep: { b: { c: 0 } } };

/** The patched value, or what is wrong with the patch. */
function check(operations: unknown, target: unknown = base): unknown {
  try {
    return applyPatch(target, readPatch(operations));
  } catch (error) {
    if (error instanceof PatchError) return error.message;
    throw error;
  }
}

describe('a JSON patch', () => {
  it.each([
    ['adds a member', { op: 'add', path: '/d', value: null }, { ...base, d: null }],
    ['adds over a member', { op: 'add', path: '/a', value: 2 }, { ...base, a: 2 }],
    ['adds into a list', { op: 'add', path: '/list/1', value: 9 }, { ...base, list: [1, 9, 2, 3] }],
    ['adds at the end', { op: 'add', path: '/list/-', value: 9 }, { ...base, list: [1, 2, 3, 9] }],
    [
      'adds at the length',
      { op: 'add', path: '/list/3', value: 9 },
      { ...base, list: [1, 2, 3, 9] },
    ],
    ['adds the whole', { op: 'add', path: '', value: 7 }, 7],
    ['removes a member', { op: 'remove', path: '/deep/b' }, { ...base, deep: {} }],
    ['removes an item', { op: 'remove', path: '/list/0' }, { ...base, list: [2, 3] }],
    [
      'replaces in depth',
      { op: 'replace', path: '/deep/b/c', value: 1 },
      { ...base, deep: { b: { c: 1 } } },
    ],
    [
      'replaces an item',
      { op: 'replace', path: '/list/2', value: 0 },
      { ...base, list: [1, 2, 0] },
    ],
    [
      'reads ~1 and ~0',
      { op: 'replace', path: '/x~1y/~0t', value: 0 },
      { ...base, 'x/y': { '~t': 0 } },
    ],
    [
      'takes a path without slash',
      { op: 'replace', path: 'deep/b', value: 0 },
      { ...base, deep: { b: 0 } },
    ],
    ['copies', { op: 'copy', from: '/list/0', path: '/list/-' }, { ...base, list: [1, 2, 3, 1] }],
    ['moves', { op: 'move', from: '/list/0', path: '/list/2' }, { ...base, list: [2, 3, 1] }],
    ['moves onto itself', { op: 'move', from: '/a', path: '/a' }, base],
    ['tests without regard to key order', { op: 'test', path: '', value: reversed(base) }, base],
  ])('%s', (_, operation, expected) => {
    expect(check([operation])).toEqual(expected);
  });

  it.each([
    [{ op: 'replace', path: '/z', value: 1 }, 'there is nothing at /z'],
    [{ op: 'remove', path: '/deep/z/c' }, 'there is nothing at /deep/z'],
    [{ op: 'add', path: '/z/c', value: 1 }, 'there is nothing at /z'],
    [{ op: 'add', path: '/list/4', value: 1 }, 'there is nothing at /list/4'],
    [{ op: 'add', path: '/list/01', value: 1 }, 'there is nothing at /list/01'],
    [{ op: 'remove', path: '/list/-' }, 'there is nothing at /list/-'],
    [{ op: 'remove', path: '/a/b' }, 'there is nothing at /a/b'],
    [{ op: 'copy', from: '/toString', path: '/d' }, 'there is nothing at /toString'],
    [{ op: 'test', path: '/a', value: '1' }, 'the test of /a does not hold'],
    [{ op: 'move', from: '/deep', path: '/deep/b' }, 'operation 0 moves a value into itself'],
    [{ op: 'add', path: '/d' }, 'operation 0 has no value'],
    [{ op: 'merge', path: '/d' }, 'operation 0 has the unknown op "merge"'],
    [{ op: 'move', path: '/d' }, 'operation 0 has no from'],
    [{ op: 'remove' }, 'operation 0 has no path'],
    [{ op: 'remove', path: '/~2' }, 'operation 0 has a bad escape in /~2'],
    ['remove', 'operation 0 is not an object'],
  ])('refuses %j', (operation, message) => {
    expect(check([operation])).toBe(message);
  });

  it('refuses what is no list', () => {
    expect(check({})).toBe('a patch document is a JSON array');
  });

  it('leaves its input as it was, and all of it when a later operation fails', () => {
    const before = JSON.stringify(base);
    const operations = [
      { op: 'add', path: '/list/0', value: 0 },
      { op: 'remove', path: '/deep/b/c' },
      { op: 'test', path: '/a', value: 2 },
    ];
    expect(check(operations)).toBe('the test of /a does not hold');
    expect(JSON.stringify(base)).toBe(before);
  });
});

function reversed(value: object): object {
  return Object.fromEntries(Object.entries(value).reverse());
}
