import { describe, expect, it } from 'vitest';
import { partitionOf, regionDescription, regionsOf } from '../../catalog/index.ts';

describe('regions', () => {
  it.each([
    ['us-east-1', 'aws'],
    ['ap-southeast-7', 'aws'],
    ['mx-central-1', 'aws'],
    ['eu-west-99', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['nowhere', undefined],
    ['us-east-1b', undefined],
    ['', undefined],
  ])('belong to one partition: %s to %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });

  it('are listed by partition, each in its own', () => {
    expect(regionsOf('aws')[0]).toBe('us-east-1');
    expect(regionsOf('aws').filter((region) => partitionOf(region) !== 'aws')).toEqual([]);
    expect(regionsOf('aws-cn')).toEqual(['cn-north-1', 'cn-northwest-1']);
    expect(regionsOf('constructor')).toEqual([]);
  });

  it('have names', () => {
    expect(regionDescription('eu-central-1')).toBe('Europe (Frankfurt)');
    expect(regionDescription('eu-west-99')).toBeUndefined();
  });
});
