import { describe, expect, it } from 'vitest';
import {
  identifiedColumns,
  ownResource,
  referredResources,
  referringColumns,
} from '../../../client/results/references/named-resource.ts';
import { meaningOf } from '../../../client/results/references/result-meaning.ts';
import { isOneSelect, resourceQuery } from '../../../client/results/references/resource-query.ts';
import { bind } from '../../../language/semantics/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';
import type { WindowCell } from '../../../protocol/index.ts';
import { testCatalog } from '../../catalog/fixture.ts';

type Row = readonly WindowCell[];

const meaning = (statement: string) => meaningOf(bind(parseStatement(statement), testCatalog()));

/** The queries for what the cell refers to. */
function followed(statement: string, row: Row, column: number): readonly (string | undefined)[] {
  return referredResources(testCatalog(), meaning(statement), row, column)
    .map(resourceQuery)
    .map(inOneLine);
}

/** The query for the resource that the cell is a property of. */
function own(statement: string, row: Row, column: number): string | undefined {
  const found = meaning(statement);
  const resource = found && ownResource(found, row, column);
  return inOneLine(resource && resourceQuery(resource));
}

const inOneLine = (text: string | undefined) => text?.replace(/\s+/g, ' ');

describe('following a reference', () => {
  it('reads the resource by its identifier, in the region of the row', () => {
    const statement = 'SELECT subnet_id, vpc_id, region FROM aws.ec2.subnets';
    expect(followed(statement, ['subnet-1', 'vpc-1', 'eu-west-1'], 1)).toEqual([
      "SELECT * FROM aws.ec2.vpcs WHERE data__Identifier = 'vpc-1' AND region = 'eu-west-1';",
    ]);
    expect(referringColumns(meaning(statement) ?? { columns: [], said: {} })).toEqual([1]);
  });

  it('takes the region from the statement where the rows have none', () => {
    expect(
      followed("SELECT vpc_id FROM aws.ec2.subnets WHERE region = 'eu-west-1'", ['vpc-1'], 0),
    ).toEqual([
      "SELECT * FROM aws.ec2.vpcs WHERE data__Identifier = 'vpc-1' AND region = 'eu-west-1';",
    ]);
    expect(
      followed(
        "SELECT vpc_id FROM aws.ec2.subnets WHERE region = 'eu-west-1' OR region = 'us-east-1'",
        ['vpc-1'],
        0,
      ),
    ).toEqual(["SELECT * FROM aws.ec2.vpcs WHERE data__Identifier = 'vpc-1';"]);
  });

  it('stays in the account of the row, or of the statement', () => {
    expect(followed('SELECT account, vpc_id FROM aws.ec2.subnets', ['prod', 'vpc-1'], 1)).toEqual([
      "SELECT * FROM aws.ec2.vpcs WHERE data__Identifier = 'vpc-1' AND account = 'prod';",
    ]);
    expect(
      followed("SELECT vpc_id FROM aws.ec2.subnets WHERE account = 'prod'", ['vpc-1'], 0),
    ).toEqual([
      "SELECT * FROM aws.ec2.vpcs WHERE data__Identifier = 'vpc-1' AND account = 'prod';",
    ]);
  });

  it('finds the identifier in an ARN, so that nothing has to be listed', () => {
    expect(
      followed(
        'SELECT role, region FROM aws.lambda.functions',
        ['arn:aws:iam::123456789012:role/service-role/reader', 'eu-west-1'],
        0,
      ),
    ).toEqual(["SELECT * FROM aws.iam.roles WHERE data__Identifier = 'reader';"]);
  });

  it('follows all members of a list at once', () => {
    expect(
      followed(
        'SELECT security_group_ids FROM aws.ec2.instances',
        ['["sg-1","sg-2","sg-1"]'],
        0,
      )[0],
    ).toContain("IN ('sg-1', 'sg-2')");
  });

  it('goes through common tables, and keeps the tables of a join apart', () => {
    const statement = `WITH s AS (SELECT vpc_id AS network, region FROM aws.ec2.subnets)
      SELECT i.instance_id, i.region, s.network, s.region FROM aws.ec2.instances i, s`;
    expect(followed(statement, ['i-1', 'us-east-1', 'vpc-1', 'eu-west-1'], 2)).toEqual([
      "SELECT * FROM aws.ec2.vpcs WHERE data__Identifier = 'vpc-1' AND region = 'eu-west-1';",
    ]);
    expect(own(statement, ['i-1', 'us-east-1', 'vpc-1', 'eu-west-1'], 0)).toBe(
      "SELECT * FROM aws.ec2.instances WHERE data__Identifier = 'i-1' AND region = 'us-east-1';",
    );
  });

  it('knows common ARNs in any column, computed ones too', () => {
    expect(
      followed("SELECT 'x' AS a", ['arn:aws:lambda:eu-west-1:123456789012:function:f'], 0),
    ).toEqual([
      "SELECT * FROM aws.lambda.functions WHERE data__Identifier = 'f' AND region = 'eu-west-1';",
    ]);
  });

  it.each([[null], [''], ['{"a":1}'], ['[1]'], ['[broken'], [{ blob: 'AA==' }]] as const)(
    'has nothing to follow in %j',
    (cell) => {
      expect(followed('SELECT vpc_id FROM aws.ec2.subnets', [cell], 0)).toEqual([]);
    },
  );

  it.each([["\\' OR 1 = 1 --"], ['v {{ secret }}'], ['a\nb'], ['a\u202eb']])(
    'writes no statement with a value that would be read as more than itself: %j',
    (value) => {
      expect(followed('SELECT vpc_id FROM aws.ec2.subnets', [value], 0)).toEqual([undefined]);
    },
  );

  it('quotes what ends a literal', () => {
    const [query = ''] = followed(
      'SELECT vpc_id FROM aws.ec2.subnets',
      ["v'; DELETE FROM aws.ec2.vpc WHERE data__Identifier = 'v"],
      0,
    );
    expect(query).toContain("= 'v''; DELETE");
    expect(isOneSelect(query)).toBe(true);
    expect(isOneSelect('SELECT 1; DELETE FROM aws.ec2.vpc')).toBe(false);
    expect(isOneSelect("DELETE FROM aws.ec2.vpc WHERE data__Identifier = 'v'")).toBe(false);
  });
});

describe('describing the resource of a row', () => {
  it('composes the identifier of its parts, in their order', () => {
    const statement = `SELECT sync_source, workspace_id, state, region FROM aws.iottwinmaker.sync_jobs`;
    expect(own(statement, ['SITEWISE', 'w', 'ACTIVE', 'eu-west-1'], 2)).toBe(
      "SELECT * FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'w|SITEWISE' AND region = 'eu-west-1';",
    );
    expect(own(statement, ['SITEWISE', null, 'ACTIVE', 'eu-west-1'], 2)).toBeUndefined();
  });

  it('is of no use where the row does not tell the identifier', () => {
    const found = meaning('SELECT state, region FROM aws.iottwinmaker.sync_jobs');
    expect(found && identifiedColumns(found)).toEqual([]);
  });

  it('leaves the region out of what is global', () => {
    expect(own('SELECT role_name, region FROM aws.iam.roles', ['reader', 'us-east-1'], 0)).toBe(
      "SELECT * FROM aws.iam.roles WHERE data__Identifier = 'reader';",
    );
  });

  it('means nothing of a statement that gives no rows of its own', () => {
    expect(meaning('SHOW SERVICES IN aws')).toBeUndefined();
  });
});
