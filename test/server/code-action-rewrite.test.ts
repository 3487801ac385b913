import { describe, expect, it } from 'vitest';
import {
  checkAction,
  checkSameRows,
  fixesAt,
  titlesAt,
  titlesOnAccount,
} from './check-code-action.ts';

describe('a star', () => {
  it('becomes the columns that it holds', () => {
    checkAction(
      'SELECT $0* FROM aws.s3.buckets_list_only',
      'Expand `*` to its 2 columns',
      'SELECT bucket_name, region FROM aws.s3.buckets_list_only',
    );
  });

  it('becomes qualified columns where there are several tables', () => {
    checkAction(
      'SELECT *$0 FROM aws.s3.buckets_list_only b JOIN aws.ec2.vpcs_list_only ON b.bucket_name = vpc_id',
      'Expand `*` to its 4 columns',
      'SELECT b.bucket_name, b.region, vpcs_list_only.vpc_id, vpcs_list_only.region FROM aws.s3.buckets_list_only b JOIN aws.ec2.vpcs_list_only ON b.bucket_name = vpc_id',
    );
  });

  it('of one table becomes the columns of that table', () => {
    checkAction(
      'SELECT 1, b.$0*, 2 FROM aws.s3.buckets_list_only b, aws.ec2.vpcs_list_only',
      'Expand `b.*` to its 2 columns',
      'SELECT 1, b.bucket_name, b.region, 2 FROM aws.s3.buckets_list_only b, aws.ec2.vpcs_list_only',
    );
  });

  it('keeps a line for each column where it has one, whatever the place of the commas', () => {
    checkAction(
      'SELECT\n  1,\n  $0*\nFROM aws.s3.buckets_list_only',
      'Expand `*` to its 2 columns',
      'SELECT\n  1,\n  bucket_name,\n  region\nFROM aws.s3.buckets_list_only',
    );
    checkAction(
      'SELECT 1\n  , $0*\nFROM aws.s3.buckets_list_only',
      'Expand `*` to its 2 columns',
      'SELECT 1\n  , bucket_name\n  , region\nFROM aws.s3.buckets_list_only',
    );
  });

  it('takes several lines where one would be too long', () => {
    checkAction(
      "SELECT $0* FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = 'w'",
      'Expand `*` to its 9 columns',
      `SELECT workspace_id,
       sync_source,
       sync_role,
       creation_date_time,
       update_date_time,
       arn,
       state,
       tags,
       region FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = 'w'`,
    );
  });

  it('gives a column that USING shares once', () => {
    checkAction(
      'SELECT $0* FROM aws.s3.buckets_list_only JOIN aws.ec2.vpcs_list_only USING (region)',
      'Expand `*` to its 3 columns',
      'SELECT buckets_list_only.bucket_name, region, vpcs_list_only.vpc_id FROM aws.s3.buckets_list_only JOIN aws.ec2.vpcs_list_only USING (region)',
    );
  });

  it('quotes columns that are no plain names', () => {
    checkAction(
      'SELECT $0* FROM (SELECT count(*), 1 AS "order" FROM aws.s3.buckets)',
      'Expand `*` to its 2 columns',
      'SELECT "count(*)", "order" FROM (SELECT count(*), 1 AS "order" FROM aws.s3.buckets)',
    );
  });

  it('stays where its columns are not known, and in a call', () => {
    expect(titlesAt('SELECT $0* FROM recent')).toEqual([]);
    expect(titlesAt('SELECT count($0*) FROM aws.s3.buckets')).toEqual([]);
  });

  it.each([
    'SELECT $0* FROM aws.ec2.vpcs',
    'SELECT v.$0*, s.subnet_id FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id',
    'SELECT $0* FROM aws.ec2.vpcs v LEFT JOIN aws.ec2.subnets s USING (vpc_id) ORDER BY subnet_id',
    'SELECT $0* FROM (SELECT vpc_id, count(*) FROM aws.ec2.subnets GROUP BY 1)',
  ])('gives the same rows: %s', async (text) => {
    const [title = ''] = titlesOnAccount(text);
    await checkSameRows(text, title);
  });
});

describe('conditions on the columns of the primary identifier', () => {
  it('become one on the identifier', () => {
    checkAction(
      "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id $0= 'w' AND sync_source = 'SITEWISE'",
      "Turn into `data__Identifier = 'w|SITEWISE'`",
      "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'w|SITEWISE'",
    );
  });

  it('leave the other conditions and keep the order of the parts', () => {
    checkAction(
      `SELECT j.state FROM aws.iottwinmaker.sync_jobs j
WHERE j.state = 'A'
  AND 'SITEWISE' = j.sync_source$0
  AND j.region = 'us-east-1'
  AND j.workspace_id = 'w'`,
      "Turn into `j.data__Identifier = 'w|SITEWISE'`",
      `SELECT j.state FROM aws.iottwinmaker.sync_jobs j
WHERE j.state = 'A'
  AND j.data__Identifier = 'w|SITEWISE'
  AND j.region = 'us-east-1'`,
    );
  });

  it('are found by any spelling of a column', () => {
    checkAction(
      "SELECT arn FROM aws.s3.buckets WHERE BucketName = $0'logs'",
      "Turn into `data__Identifier = 'logs'`",
      "SELECT arn FROM aws.s3.buckets WHERE data__Identifier = 'logs'",
    );
  });

  it.each([
    ['one part is not said', "WHERE workspace_id = $0'w' AND state = 'A'"],
    [
      'one part is only one way',
      "WHERE workspace_id = $0'w' AND (sync_source = 'S' OR state = 'A')",
    ],
    ['a value is not known', "WHERE workspace_id = $0'w' AND sync_source = '{{ source }}'"],
    ['a value holds the mark between parts', "WHERE workspace_id = $0'a|b' AND sync_source = 'S'"],
    ['a comment would be lost', "WHERE workspace_id = $0'a' /* one */ AND sync_source = 'S'"],
    ['the cursor is elsewhere', "WHERE workspace_id = 'a' AND sync_source = 'S' AND state = $0'S'"],
  ])('stay where %s', (_, where) => {
    expect(titlesAt(`SELECT state FROM aws.iottwinmaker.sync_jobs ${where}`)).toEqual([]);
  });

  it.each([
    [
      "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = $0'factory' AND sync_source = 'SITEWISE'",
      "Turn into `data__Identifier = 'factory|SITEWISE'`",
    ],
    [
      "SELECT cidr_block FROM aws.ec2.vpcs WHERE vpc_id $0= 'vpc-1'",
      "Turn into `data__Identifier = 'vpc-1'`",
    ],
    [
      "SELECT v.cidr_block, s.subnet_id FROM aws.ec2.vpcs v LEFT JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id WHERE v.vpc_id $0= 'vpc-1'",
      "Turn into `v.data__Identifier = 'vpc-1'`",
    ],
  ])('gives the same rows: %s', async (text, title) => {
    await checkSameRows(text, title);
  });
});

describe('a condition on the identifier', () => {
  it('becomes one for each column that composes it', () => {
    checkAction(
      "SELECT state FROM aws.iottwinmaker.sync_jobs j WHERE state = 'A' AND j.Identifier = $0'w|SITEWISE'",
      "Turn into `j.workspace_id = 'w' AND j.sync_source = 'SITEWISE'`",
      "SELECT state FROM aws.iottwinmaker.sync_jobs j WHERE state = 'A' AND j.workspace_id = 'w' AND j.sync_source = 'SITEWISE'",
    );
  });

  it.each([
    ['it has too few parts', "WHERE data__Identifier = $0'w'"],
    ['it has a template', "WHERE data__Identifier = $0'{{ w }}|S'"],
    ['it is one way of several', "WHERE data__Identifier = $0'w|S' OR workspace_id = 'w'"],
  ])('stays where %s', (_, where) => {
    expect(titlesAt(`SELECT state FROM aws.iottwinmaker.sync_jobs ${where}`)).toEqual([]);
  });

  it('gives the same rows', async () => {
    await checkSameRows(
      "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = $0'factory|SITEWISE'",
      "Turn into `workspace_id = 'factory' AND sync_source = 'SITEWISE'`",
    );
  });

  it('of the oldest files, one for each part, becomes one', () => {
    checkAction(
      "SELECT 1 FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'a' AND state = 'A' AND data__Identifier = 'b$0'",
      "Write `data__Identifier = 'a|b'`",
      "SELECT 1 FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'a|b' AND state = 'A'",
    );
  });
});

describe('a list of identifiers of one part', () => {
  it('is one of the column, or of the identifier', () => {
    checkAction(
      "SELECT v.tags FROM aws.ec2.vpcs v WHERE v.vpc_id I$0N ('vpc-1', 'vpc-2')",
      'Turn into a list of `v.data__Identifier`',
      "SELECT v.tags FROM aws.ec2.vpcs v WHERE v.data__Identifier IN ('vpc-1', 'vpc-2')",
    );
    checkAction(
      "SELECT tags FROM aws.ec2.vpcs WHERE Identifier I$0N ('vpc-1', 'vpc-2')",
      'Turn into a list of `vpc_id`',
      "SELECT tags FROM aws.ec2.vpcs WHERE vpc_id IN ('vpc-1', 'vpc-2')",
    );
  });

  it('gives the same rows', async () => {
    await checkSameRows(
      "SELECT cidr_block FROM aws.ec2.vpcs WHERE vpc_id I$0N ('vpc-1', 'vpc-9')",
      'Turn into a list of `data__Identifier`',
    );
  });
});

describe('an IN list', () => {
  it('becomes a chain of OR, in parentheses beside AND', () => {
    checkAction(
      "SELECT 1 FROM aws.s3.buckets WHERE region I$0N ('us-east-1', 'eu-west-1')",
      'Turn IN into a chain of OR',
      "SELECT 1 FROM aws.s3.buckets WHERE region = 'us-east-1' OR region = 'eu-west-1'",
    );
    checkAction(
      "SELECT 1 FROM aws.s3.buckets b WHERE b.region I$0N ('us-east-1', 'eu-west-1') AND arn IS NULL",
      'Turn IN into a chain of OR',
      "SELECT 1 FROM aws.s3.buckets b WHERE (b.region = 'us-east-1' OR b.region = 'eu-west-1') AND arn IS NULL",
    );
  });

  it('becomes comparisons that AND joins where it is negated', () => {
    checkAction(
      "SELECT 1 FROM aws.s3.buckets WHERE bucket_name NOT I$0N ('a', 'b')",
      'Turn NOT IN into comparisons',
      "SELECT 1 FROM aws.s3.buckets WHERE bucket_name <> 'a' AND bucket_name <> 'b'",
    );
  });

  it('comes of a chain of OR over one column', () => {
    checkAction(
      "SELECT 1 FROM aws.s3.buckets WHERE arn IS NULL AND (region = 'a' O$0R region = 'us-east-1' OR 'eu-west-1' = region)",
      'Turn the chain of OR into IN',
      "SELECT 1 FROM aws.s3.buckets WHERE arn IS NULL AND (region IN ('a', 'us-east-1', 'eu-west-1'))",
    );
  });

  it('does not come of a chain over several columns', () => {
    expect(
      titlesAt("SELECT 1 FROM aws.s3.buckets WHERE region = 'a' $0OR bucket_name = 'b'"),
    ).toEqual([]);
  });

  it.each([
    [
      "SELECT subnet_id FROM aws.ec2.subnets WHERE vpc_id I$0N ('vpc-1', 'vpc-9')",
      'Turn IN into a chain of OR',
    ],
    [
      "SELECT subnet_id FROM aws.ec2.subnets WHERE vpc_id NOT I$0N ('vpc-1', 'vpc-9')",
      'Turn NOT IN into comparisons',
    ],
    [
      "SELECT subnet_id FROM aws.ec2.subnets WHERE vpc_id = 'vpc-1' $0OR vpc_id = 'vpc-2'",
      'Turn the chain of OR into IN',
    ],
  ])('gives the same rows: %s', async (text, title) => {
    await checkSameRows(text, title);
  });
});

describe('a table name of the first generation', () => {
  it('becomes the name of today, also before columns', () => {
    checkAction(
      "SELECT sync_job.state, arn FROM aws.iottwinmaker.sync_jo$0b WHERE sync_job.data__Identifier = 'a|b'",
      'Write `aws.iottwinmaker.sync_jobs`, the name of today',
      "SELECT sync_jobs.state, arn FROM aws.iottwinmaker.sync_jobs WHERE sync_jobs.data__Identifier = 'a|b'",
    );
  });

  it('leaves an alias as it is', () => {
    checkAction(
      "SELECT j.state FROM awscc.iottwinmaker.sync_jo$0b j WHERE j.data__Identifier = 'a|b'",
      'Write `awscc.iottwinmaker.sync_jobs`, the name of today',
      "SELECT j.state FROM awscc.iottwinmaker.sync_jobs j WHERE j.data__Identifier = 'a|b'",
    );
  });

  it('is not offered for a name of today', () => {
    expect(titlesAt('SELECT 1 FROM aws.s3.buckets$0')).toEqual([]);
  });
});

describe('actions', () => {
  it('are none at a cursor that means nothing', () => {
    expect(titlesAt("SELECT bucket_name$0 FROM aws.s3.buckets WHERE region = 'us-east-1'")).toEqual(
      [],
    );
    expect(fixesAt('$0')).toEqual([]);
  });
});
