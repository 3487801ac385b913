import { describe, expect, it } from 'vitest';
import { findInJson } from '../../../client/grid/cells/json-search.ts';
import { readJson } from '../../../client/grid/json-document.ts';

function check(text: string, wanted: string): readonly string[] {
  const root = readJson(text);
  return root === undefined
    ? []
    : findInJson(root, wanted).places.map((place) => place.join('.') || 'root');
}

describe('finding in JSON', () => {
  it('finds keys and values in either case, in the order of the tree', () => {
    const text = '{"Name":"a","tags":[{"Key":"NAME","Value":"x"},"rename",null],"n":12}';
    expect(check(text, 'name')).toEqual(['0', '1.0.0', '1.1']);
    expect(check(text, '12')).toEqual(['2']);
    expect(check(text, 'NULL')).toEqual(['1.2']);
  });

  it('finds nothing for an empty text', () => {
    expect(check('["a"]', '')).toEqual([]);
  });

  it('finds the value of a document that is one value', () => {
    expect(check('"needle"', 'needle')).toEqual(['root']);
  });

  it('stops at a thousand, and says so', () => {
    const root = readJson(JSON.stringify(Array.from({ length: 1_500 }, () => 'x')));
    expect(root && findInJson(root, 'x')).toMatchObject({ isCut: true });
    expect(root && findInJson(root, 'x').places).toHaveLength(1_000);
    expect(root && findInJson(root, 'y')).toEqual({ places: [], isCut: false });
  });
});
