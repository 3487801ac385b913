import { describe, it } from 'vitest';
import { checkHover } from './check-hover.ts';

describe('hover of a value', () => {
  it('shows the property that it is compared with, and the values that there are', () => {
    checkHover(
      "SELECT * FROM aws.ec2.vpcs WHERE instance_tenancy = 'dedi$0cated'",
      'Value of **instance_tenancy** `string`',
      'Property `InstanceTenancy` of `AWS::EC2::VPC`',
    );
    checkHover(
      "SELECT * FROM aws.ec2.vpcs WHERE instance_tenancy IN ('a', 'b$0')",
      'Value of **instance_tenancy**',
    );
    checkHover(
      "SELECT * FROM aws.ec2.vpcs WHERE (cidr_block, vpc_id) = ('a', 'b$0')",
      'Value of **vpc_id**',
    );
  });

  it('takes an identifier apart', () => {
    checkHover(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'my-work$0space|SITEWISE'",
      'Identifier of `aws.iottwinmaker.sync_job`',
      '| `workspace_id` | `my-workspace` |',
      '| `sync_source` | `SITEWISE` |',
    );
    checkHover(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'my-work$0space'",
      '| `sync_source` | missing |',
    );
  });

  it('takes an ARN apart', () => {
    checkHover(
      "SELECT 'arn:aws:iam::123456789012:role$0/admin'",
      '**ARN**',
      '| Service | `iam` |',
      '| Account | `123456789012` |',
      '| Resource | `role/admin` |',
    );
  });

  it('says what a pattern keeps', () => {
    checkHover(
      "SELECT * FROM aws.s3.buckets WHERE bucket_name LIKE 'log$0-%'",
      'Texts that begin with `log-`, in upper or lower case',
      'Pattern for **bucket_name**',
    );
    checkHover(
      "SELECT * FROM aws.s3.buckets WHERE region GLOB '*-$01'",
      'Texts that end with `-1`',
    );
  });

  it('shows the property that an INSERT, a SET or an EXEC gives it to', () => {
    checkHover(
      "INSERT INTO aws.s3.buckets (BucketName, Tags) VALUES ('a', '[$0]')",
      'Value of **tags** `array`',
    );
    checkHover("INSERT INTO aws.s3.buckets (BucketName) SELECT 'a$0'", 'Value of **bucket_name**');
    checkHover("UPDATE aws.s3.bucket SET Tags = '[$0]'", 'Value of **tags**');
    checkHover(
      "EXEC aws.s3.buckets.delete_resource @data__Identifier = 'na$0me'",
      'Identifier of `aws.s3.buckets`',
    );
  });

  it('shows the member of a JSON value that it is compared with', () => {
    checkHover(
      "SELECT 1 FROM aws.s3.buckets WHERE tags ->> '$[0].Key' = 'ow$0ner'",
      'Value of **Key** `string`',
    );
    checkHover(
      "SELECT 1 FROM aws.s3.buckets WHERE json_extract(tags, '$[0].Key') LIKE 'ow$0n%'",
      'Texts that begin with `own`',
      'Pattern for **Key**',
    );
  });

  it('says which names SHOW keeps', () => {
    checkHover("SHOW SERVICES IN aws LIKE 's$03%'", 'Texts that begin with `s3`');
  });

  it('shows the type of a generic table', () => {
    checkHover(
      "SELECT * FROM aws.cloud_control.resources WHERE TypeName = 'AWS::S3::Buck$0et'",
      '`aws.s3.buckets`',
    );
  });

  it('shows a duration, an ordinal, a blob and a limit', () => {
    checkHover('SLEEP 50$000', 'Waits 5 s');
    checkHover('SELECT region, count(*) FROM aws.s3.buckets GROUP BY 1$0', 'Item 1', 'region');
    checkHover("SELECT x'4869$0'", '2 bytes: `Hi`');
    checkHover('SELECT * FROM aws.s3.buckets LIMIT 4$00', 'At most so many rows');
  });
});

describe('hover of a JSON path', () => {
  it('shows each step by the nested property', () => {
    checkHover(
      "SELECT json_extract(tags, '$[0].Ke$0y') FROM aws.s3.buckets",
      '**Key** `string`',
      'Member of `Tag`',
    );
    checkHover(
      "SELECT json_extract(tags, '$[$00].Key') FROM aws.s3.buckets",
      'Element 0',
      '| `Key` |',
    );
  });

  it('shows the members of what it finds', () => {
    checkHover(
      "SELECT bucket_encryption ->> '$.ServerSideEncryption$0Configuration' FROM aws.s3.buckets",
      '**ServerSideEncryptionConfiguration** `array`',
      '| `ServerSideEncryptionByDefault` |',
    );
  });
});

describe('hover of an argument', () => {
  it('shows the column and which parameter it is', () => {
    checkHover(
      'SELECT json_extract(ta$0gs, 1) FROM aws.s3.buckets',
      'Property `Tags`',
      'Argument `JSON` of `json_extract(JSON, PATH, …)`',
    );
  });

  it('shows a number by its parameter', () => {
    checkHover(
      "SELECT split_part(arn, ':', 5$0) FROM aws.s3.buckets",
      'Argument `N` of `split_part',
    );
  });

  it('repeats the pairs of a function that takes any number of them', () => {
    checkHover("SELECT json_object('a', 1, 'b', 2$0)", 'Argument `VALUE` of `json_object');
    checkHover("SELECT json_object('a', 1, 'b$0', 2)", 'Argument `KEY` of `json_object');
  });
});
