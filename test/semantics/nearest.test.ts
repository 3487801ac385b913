import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../language/semantics/index.ts';

const check = (word: string, candidates: string, expected: string | undefined): void => {
  expect(nearest(word, candidates.split(' '))).toBe(expected);
};

describe('the nearest name', () => {
  it('is the one with the fewest edits', () => {
    check('stat', 'status state tags', 'state');
    check('iottwinmakr', 'iotwireless iottwinmaker iot', 'iottwinmaker');
  });

  it('counts swapped neighbours as one edit', () => {
    check('us-esat-1', 'us-west-1 us-east-1', 'us-east-1');
    expect(editDistance('ab', 'ba', 2)).toBe(1);
  });

  it('does not mind case and underscores', () => {
    check('BUCKETNAME', 'bucket_arn bucket_name', 'bucket_name');
  });

  it('may be abbreviated by initials or by the starts of its words', () => {
    check('sg', 'subnets security_groups', 'security_groups');
    check('sec_grp', 'security_groups', undefined);
    check('sec_gr', 'subnets security_groups', 'security_groups');
    check('creation', 'creation_date_time arn', 'creation_date_time');
  });

  it('is none where nothing is near', () => {
    check('zzz', 'state arn tags', undefined);
    check('x', 'a b c', undefined);
    check('', 'a b c', undefined);
  });
});
