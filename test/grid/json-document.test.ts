import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { printJson, readJson } from '../../client/grid/json-document.ts';
import { jsonPath } from '../../client/grid/json-path.ts';

/** The text again as it is printed, `undefined` for what is no JSON. */
function check(text: string): string | undefined {
  const node = readJson(text);
  return node === undefined ? undefined : printJson(node);
}

describe('a JSON value', () => {
  it('keeps every digit, the order of keys and their repetitions', () => {
    expect(check('{"b": 9007199254740993, "a": 1.10, "a": null}')).toBe(
      '{\n  "b": 9007199254740993,\n  "a": 1.10,\n  "a": null\n}',
    );
  });

  it('prints nothing inside what is empty', () => {
    expect(check('[{}, [], ""]')).toBe('[\n  {},\n  [],\n  ""\n]');
  });

  it.each(['', '{', '[1,]', '{"a"}', '{a: 1}', '01', '"a', '[1] 2', '"\\x"', 'nul', '{"a":1,}'])(
    'is not %j',
    (text) => {
      expect(check(text)).toBeUndefined();
    },
  );

  it('is not read beyond what a screen can show of its depth', () => {
    expect(check('['.repeat(10_000) + ']'.repeat(10_000))).toBeUndefined();
  });

  it('reads what JSON.stringify writes, and means the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(JSON.parse(check(text) ?? ''))).toBe(text);
      }),
    );
  });
});

describe('a path into JSON', () => {
  it('is written as SQLite reads it', () => {
    expect(jsonPath([])).toBe('$');
    expect(jsonPath(['Rules', 0, 'Id'])).toBe('$.Rules[0].Id');
    expect(jsonPath(['a b', 'c"d', '1x'])).toBe('$."a b"."c\\"d"."1x"');
  });
});
