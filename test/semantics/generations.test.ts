/** Statements in the manner of files that exist in the wild. None of them may be marked. */
import { describe, it } from 'vitest';
import { checkFine } from './check.ts';

describe('the first generation', () => {
  it('reads and deletes by the singular', () => {
    checkFine(`
      SELECT region, bucket_name, arn, tags FROM aws.s3.bucket
      WHERE region = 'us-east-1' AND data__Identifier = '<BucketName>'
    `);
    checkFine("DELETE FROM aws.s3.bucket WHERE data__Identifier = 'b' AND region = 'us-east-1'");
    checkFine(`
      /*+ delete */
      DELETE FROM awscc.iottwinmaker.sync_job
      WHERE data__Identifier = '{{ workspace_id }}|{{ sync_source }}' AND region = '{{ region }}'
    `);
  });

  it('creates from the plural, quoting objects as JSON', () => {
    checkFine(`
      INSERT INTO aws.s3.buckets (BucketName, Tags, VersioningConfiguration, region)
      SELECT '{{ bucket_name }}', '[{"Key": "team", "Value": "blue"}]', '{{ versioning }}', '{{ region }}'
    `);
    checkFine(`
      INSERT /*+ AWAIT */ INTO aws.s3.buckets (data__BucketName, data__DesiredState, region)
      VALUES ('b', '{}', 'us-east-1')
    `);
  });

  it('updates by a patch document', () => {
    checkFine(`
      UPDATE aws.s3.buckets
      SET data__PatchDocument = string('{{ {
          "Tags": tags
      } | generate_patch_document }}')
      WHERE region = '{{ region }}' AND data__Identifier = '<BucketName>'
    `);
  });
});

describe('later generations', () => {
  it('read identifiers and tags on their own', () => {
    checkFine(
      "SELECT region, bucket_name FROM awscc.s3.buckets_list_only WHERE region = 'us-east-1'",
    );
    checkFine("SELECT tag_key, tag_value FROM aws.s3.bucket_tags WHERE tag_key = 'team'");
  });

  it('name the inputs without a prefix', () => {
    checkFine(`
      UPDATE awscc.s3.buckets SET PatchDocument = '[{"op": "remove", "path": "/Tags"}]'
      WHERE Identifier = 'b' AND region = 'us-east-1' RETURNING ErrorCode, OperationStatus, RequestToken, bucket_name
    `);
    checkFine(`
      SELECT TypeName, Identifier, JSON_EXTRACT(Properties, '$.Arn') AS arn
      FROM aws.cloud_control.resources WHERE TypeName = 'AWS::S3::Bucket' AND region = 'us-east-1'
    `);
    checkFine(`
      SELECT * FROM aws.cloud_control.resource
      WHERE data__TypeName = 'AWS::S3::Bucket' AND data__Identifier = 'b'
    `);
    checkFine(`
      SELECT OperationStatus, StatusMessage FROM aws.cloud_control.resource_requests
      WHERE ResourceRequestStatusFilter = '{"OperationStatuses": ["FAILED"]}'
    `);
    checkFine("SELECT * FROM aws.cloud_control.resource_request WHERE RequestToken = 't'");
  });

  it('ask for one thing by name with several functions around it', () => {
    checkFine(`
      SELECT split_part(arn, ':', 5) AS account, json_extract(t.value, '$.Key') AS tag_name
      FROM aws.s3.buckets, json_each(aws.s3.buckets.tags) t
      WHERE region IN ('us-east-1', 'eu-west-1') AND bucket_name REGEXP '^log'
    `);
  });
});

describe('templates', () => {
  it('may stand for values, lists and whole conditions', () => {
    checkFine(
      'SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id IN {{ ids | sql_list }}',
    );
    checkFine(`
      SELECT COUNT(*) AS count FROM aws.s3.buckets
      WHERE region = '{{ region }}' AND bucket_name = '{{ bucket }}' AND {{ more }}
    `);
  });

  it('may rewrite the statement, which then is not judged', () => {
    checkFine(`
      SELECT {% for column in columns %} {{ column }}, {% endfor %} whatever
      FROM aws.iottwinmaker.sync_jobs
    `);
  });
});

describe('statements of other kinds', () => {
  it('are not judged', () => {
    checkFine('REGISTRY PULL aws v24.07.00246');
    checkFine("EXEC aws.s3.buckets.delete_resource @Identifier = 'b'");
    checkFine('CREATE VIEW v AS SELECT nothing FROM nowhere');
    checkFine('SHOW PROVIDERS');
    checkFine("SHOW SERVICES IN aws LIKE '%s3%'");
    checkFine('SHOW EXTENDED RESOURCES IN aws.s3');
    checkFine('SHOW METHODS IN aws.s3.buckets');
    checkFine('SHOW INSERT /*+ REQUIRED */ INTO aws.s3.buckets (BucketName, region)');
    checkFine('DESCRIBE EXTENDED aws.s3.buckets');
    checkFine("EXPLAIN SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = 'w'");
  });
});
