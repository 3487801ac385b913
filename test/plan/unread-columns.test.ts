/** Which columns of a fetched table carry no values, because the statement reads none. */
import { expect, it } from 'vitest';
import { planned } from '../queries/check.ts';

/** The columns with values of each table, in the tables' order. */
function read(statement: string): readonly string[] {
  const plan = planned(statement);
  if (plan.kind !== 'select') throw new Error(`a plan of kind ${plan.kind}`);
  return plan.fetches.map(({ table, columns }) => {
    const names = columns.filter(({ unread }) => unread !== true).map(({ name }) => name);
    return `${table.name}: ${names.join(', ')}`;
  });
}

it.each([
  ['SELECT count(*) FROM aws.ec2.vpcs', ['aws.ec2.vpcs: vpc_id, region']],
  ['SELECT cidr_block FROM aws.ec2.vpcs', ['aws.ec2.vpcs: vpc_id, cidr_block, region']],
  [
    'SELECT 1 FROM aws.ec2.vpcs ORDER BY upper(cidr_block)',
    ['aws.ec2.vpcs: vpc_id, cidr_block, region'],
  ],
  [
    'SELECT a.cidr_block, b.tags FROM aws.ec2.vpcs AS a, aws.ec2.vpcs AS b',
    ['aws.ec2.vpcs: vpc_id, cidr_block, tags, region'],
  ],
  [
    'SELECT v.vpc_id FROM (SELECT vpc_id, cidr_block FROM aws.ec2.vpcs) AS v',
    ['aws.ec2.vpcs: vpc_id, region'],
  ],
])('%s', (statement, columns) => {
  expect(read(statement)).toEqual(columns);
});

it('is every column where all are selected', () => {
  const plan = planned('SELECT * FROM aws.ec2.vpcs');
  expect(
    plan.kind === 'select' && plan.fetches.flatMap(({ columns }) => columns),
  ).not.toContainEqual(expect.objectContaining({ unread: true }));
});
