/**
 * Statements as people write them, of every generation of the dialect: none may be marked as an error or
 * a warning by anything that the server asks, SQLite included.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alarmsIn } from './alarms.ts';

const firstGeneration = [
  "SELECT region, workspace_id, sync_source, state FROM aws.iottwinmaker.sync_job WHERE data__Identifier = '<WorkspaceId>|<SyncSource>'",
  "SELECT * FROM aws.s3.bucket WHERE region = 'us-east-1' AND data__Identifier = 'my-bucket'",
  "SELECT region, bucket_name FROM aws.s3.buckets WHERE region = 'us-east-1'",
  "SELECT bucket_name FROM awscc.s3.buckets WHERE region IN ('us-east-1', 'ap-southeast-2')",
  "SELECT JSON_EXTRACT(tags, '$[0].Value') AS tag FROM aws.ec2.vpc WHERE region = 'us-east-1' AND data__Identifier = 'vpc-1'",
  "SELECT vpc_id FROM aws.ec2.subnets WHERE region = 'us-east-1' AND vpc_id = 'vpc-1'",
  "SELECT schema_arn, content FROM aws.eventschemas.schema WHERE data__Identifier = 'arn:aws:schemas:us-east-1:1:schema/a/b'",
  "INSERT INTO aws.s3.buckets (BucketName, region) SELECT '{{ BucketName }}', '{{ region }}'",
  'INSERT INTO aws.s3.buckets (BucketName, Tags, region) SELECT \'b\', \'[{"Key": "team", "Value": "blue"}]\', \'us-east-1\'',
  "DELETE FROM aws.s3.buckets WHERE data__Identifier = 'my-bucket' AND region = 'us-east-1'",
  "DELETE FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'a|b' AND region = 'us-east-1'",
  'UPDATE aws.s3.bucket SET data__PatchDocument = \'[{"op": "add", "path": "/Tags", "value": []}]\' WHERE region = \'us-east-1\' AND data__Identifier = \'b\'',
];

const secondGeneration = [
  "SELECT bucket_name FROM aws.s3.buckets_list_only WHERE region = 'us-east-1'",
  'SELECT b.bucket_name, count(*) FROM aws.s3.buckets b GROUP BY b.bucket_name ORDER BY 2 DESC',
  "SELECT tag_key, tag_value, bucket_name FROM aws.s3.bucket_tags WHERE region = 'us-east-1' AND tag_key = 'team'",
  "SELECT vpc_id, tag_value FROM aws.ec2.vpc_tags WHERE region = '{{ region }}' AND tag_key IN ('Name', 'env')",
  "INSERT INTO aws.ec2.vpcs (data__CidrBlock, region) SELECT '10.0.0.0/16', 'us-east-1' RETURNING Identifier, OperationStatus",
  "INSERT INTO aws.s3.buckets (data__DesiredState, region) SELECT string('{{ desired_state }}'), '{{ region }}'",
  "UPDATE aws.ec2.vpcs SET data__PatchDocument = string('{{ patch }}') WHERE data__Identifier = '{{ vpc_id }}' AND region = '{{ region }}'",
  "DELETE FROM aws.ec2.vpcs WHERE data__Identifier = '{{ vpc_id }}' AND region = '{{ region }}'",
  "SELECT j.state, w.arn FROM aws.iottwinmaker.workspaces w INNER JOIN aws.iottwinmaker.sync_jobs j ON w.workspace_id = j.workspace_id WHERE w.region = 'us-east-1'",
  "SELECT split_part(arn, ':', 5) AS account, split_part(arn, ':', -1) AS tail FROM aws.s3.buckets",
];

const thirdGeneration = [
  "SELECT * FROM awscc.s3.buckets WHERE region = 'us-east-1' AND Identifier = 'b'",
  "DELETE FROM awscc.s3.buckets WHERE Identifier = 'b' AND region = 'us-east-1'",
  "UPDATE awscc.s3.buckets SET PatchDocument = string('{{ patch | tojson }}') WHERE Identifier = '{{ name }}' AND region = 'us-east-1' RETURNING RequestToken, ErrorCode",
  "INSERT INTO awscc.ec2.vpcs (CidrBlock, Tags, region) VALUES ('10.0.0.0/16', '[]', 'us-east-1') RETURNING *",
  "SELECT TypeName, Identifier, Properties FROM aws.cloud_control.resources WHERE TypeName = 'AWS::S3::Bucket' AND region = 'us-east-1'",
  "SELECT json_extract(Properties, '$.Arn') FROM aws.cloud_control.resource WHERE data__TypeName = 'AWS::S3::Bucket' AND data__Identifier = 'b' AND region = 'us-east-1'",
  "SELECT OperationStatus, StatusMessage FROM aws.cloud_control.resource_request WHERE RequestToken = 'c0ffee'",
  "SELECT * FROM aws.cloud_control.resource_requests WHERE region = 'us-east-1'",
  "DELETE FROM aws.cloud_control.resource_requests WHERE RequestToken = 'c0ffee'",
  "INSERT INTO aws.cloud_control.resources (TypeName, DesiredState, region) SELECT 'AWS::S3::Bucket', '{\"BucketName\": \"b\"}', 'us-east-1'",
  "SELECT * FROM aws.cloud_control_legacy.resources WHERE data__TypeName = 'AWS::EC2::VPC' AND region = 'us-east-1'",
];

const templated = [
  "SELECT count(*) AS count FROM aws.ec2.vpcs WHERE region = '{{ region }}' AND cidr_block = '{{ vpc_cidr_block }}'",
  "SELECT vpc_id FROM aws.ec2.vpcs WHERE vpc_id IN {{ ids | sql_list }} AND region = '{{ region }}'",
  'SELECT {{ columns }} FROM aws.ec2.vpcs WHERE {{ condition }}',
  'SELECT * FROM {{ table }} t JOIN aws.ec2.vpcs v ON v.vpc_id = t.vpc_id',
  "SELECT arn FROM aws.s3.buckets WHERE bucket_name = 'logs-{{ .Values.env }}' LIMIT {{ n }}",
  "{% for r in regions %} SELECT arn FROM aws.s3.buckets WHERE region = '{{ r }}'; {% endfor %}",
  "SELECT json_extract(tags, '$[{{ n }}].Value') FROM aws.s3.buckets",
  "SELECT arn FROM aws.s3.buckets WHERE versioning_configuration ->> 'Status' = '{{ status }}'",
  ...`{{ config(materialized = 'view') }} SELECT bucket_name FROM aws.s3.buckets
    SELECT bucket_name {{ extra_columns }} FROM aws.s3.buckets {{ where }}
    SELECT bucket_name, count(*) {{ over }} AS n FROM aws.s3.buckets WHERE region = 'eu-west-1' {{ filter }} ORDER BY n {{ direction }}
    SELECT v.vpc_id FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id {{ more }} WHERE {{ not }} s.vpc_id IS NULL
    SELECT v.vpc_id FROM aws.ec2.vpcs v {{ joins }} WHERE v.cidr_block {{ operator }} '10.0.0.0/16' LIMIT 5 {{ offset }}
    SELECT bucket_name FROM aws.s3.buckets UNION ALL {{ query }}
    WITH {{ common_tables }} SELECT name FROM c
    INSERT INTO aws.s3.buckets {{ rest }}
    INSERT INTO aws.s3.buckets (BucketName, {{ names }}) VALUES ('b' {{ values }}) {{ returning }}
    UPDATE aws.s3.buckets {{ assignments }} WHERE data__Identifier = 'b' {{ filter }}
    DELETE FROM aws.s3.buckets {{ where }}
    EXEC aws.s3.buckets.delete_resource {{ args }}
    EXEC aws.s3.buckets.delete_resource @Identifier = 'b', {{ args }}
    CREATE VIEW v AS {{ query }}
    SELECT bucket_{{ suffix }} FROM aws.s3.buckets b_{{ suffix }}`.split(/\n\s*/),
  "WITH wanted AS (SELECT '{{ a }}' AS name) SELECT b.arn FROM aws.s3.buckets b JOIN wanted ON wanted.name = b.bucket_name",
];

const deployment = `
/*+ exists */
SELECT COUNT(*) AS count FROM aws.ec2.vpcs
WHERE region = '{{ region }}' AND cidr_block = '{{ vpc_cidr_block }}'

/*+ createorupdate, retries=3, retry_delay=5 */
INSERT INTO aws.ec2.vpcs (CidrBlock, Tags, EnableDnsSupport, region)
SELECT '{{ vpc_cidr_block }}', '{{ vpc_tags }}', {{ dns }}, '{{ region }}'

/*+ statecheck, retries=5, retry_delay=5 */
SELECT COUNT(*) AS count FROM (
  SELECT AWS_POLICY_EQUAL(tags, '{{ vpc_tags }}') AS same, cidr_block
  FROM aws.ec2.vpcs WHERE region = '{{ region }}'
) t WHERE cidr_block = '{{ vpc_cidr_block }}' AND same = 1

/*+ exports */
SELECT vpc_id, vpc_id AS id FROM aws.ec2.vpcs WHERE region = '{{ region }}'

/*+ delete */
DELETE FROM aws.ec2.vpcs WHERE data__Identifier = '{{ vpc_id }}' AND region = '{{ region }}'
`;

const commands = [
  'SHOW PROVIDERS',
  'SHOW SERVICES IN aws',
  "SHOW RESOURCES IN aws.s3 LIKE '%bucket%'",
  "SHOW EXTENDED RESOURCES FROM awscc.ec2 WHERE name = 'vpcs'",
  'SHOW METHODS IN aws.s3.buckets',
  'SHOW INSERT /*+ REQUIRED */ INTO aws.s3.buckets',
  'SHOW INSERT INTO aws.s3.buckets (BucketName, Tags)',
  'SHOW VERSION',
  'DESCRIBE aws.s3.buckets',
  'DESC EXTENDED aws.iottwinmaker.sync_job',
  'DESCRIBE METHOD EXTENDED aws.s3.buckets.list_resources',
  'EXPLAIN SELECT bucket_name FROM aws.s3.buckets',
  'PLAN SELECT bucket_name FROM aws.s3.buckets',
  "EXEC aws.s3.buckets.get_resource @Identifier = 'b', @region = 'us-east-1'",
  "EXEC /*+ AWAIT */ aws.s3.buckets.create_resource @BucketName = 'b' @@json = '{}'",
  "EXEC /*+ SHOWRESULTS */ aws.ec2.vpcs.delete_resource @data__Identifier = '{{ id }}', @region = '{{ region }}'",
  'REGISTRY LIST',
  'REGISTRY PULL aws v24.07.00246',
  'USE aws',
  'AUTH LOGIN aws',
  'SLEEP 5000',
  'CREATE OR REPLACE VIEW blue AS SELECT bucket_name FROM aws.s3.buckets',
  'CREATE MATERIALIZED VIEW jobs AS SELECT * FROM aws.iottwinmaker.sync_jobs',
  'REFRESH MATERIALIZED VIEW jobs',
  'DROP VIEW IF EXISTS blue',
];

const analysis = [
  "SELECT region, count(*) AS n, round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS share FROM aws.s3.buckets WHERE region LIKE 'eu-%' GROUP BY region ORDER BY n DESC",
  "SELECT e.value ->> 'Key' AS k, count(*) FROM aws.ec2.vpcs v, json_each(v.tags) e GROUP BY k HAVING count(*) > 1",
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10) SELECT i FROM n',
  'SELECT value FROM generate_series(1, 5)',
  'SELECT v.vpc_id, (SELECT count(*) FROM aws.ec2.subnets s WHERE s.vpc_id = v.vpc_id) AS subnets FROM aws.ec2.vpcs v',
  'SELECT v.vpc_id FROM aws.ec2.vpcs v LEFT JOIN aws.ec2.subnets s USING (vpc_id) WHERE s.subnet_id IS NULL',
  'SELECT v.vpc_id FROM aws.ec2.vpcs v, aws.ec2.subnets s WHERE s.vpc_id = v.vpc_id',
  'SELECT a.bucket_name, b.bucket_name FROM aws.s3.buckets a, aws.s3.buckets b WHERE a.bucket_name < b.bucket_name',
  "SELECT v.cidr_block, b.arn FROM aws.ec2.vpcs v, aws.s3.buckets b WHERE v.vpc_id = 'vpc-1' AND b.bucket_name = 'logs'",
  'SELECT 1 FROM aws.ec2.vpcs CROSS JOIN aws.s3.buckets',
  "SELECT bucket_name, CASE WHEN tags IS NULL THEN 'none' ELSE 'some' END AS tagged FROM aws.s3.buckets ORDER BY tagged, bucket_name COLLATE NOCASE",
  "SELECT vpc_id FROM aws.ec2.vpcs INTERSECT SELECT vpc_id FROM aws.ec2.subnets EXCEPT SELECT 'vpc-1' ORDER BY vpc_id",
  "SELECT first_value(vpc_id) OVER w, lag(cidr_block, 1, '') OVER w FROM aws.ec2.vpcs WINDOW w AS (PARTITION BY region ORDER BY vpc_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
  "SELECT group_concat(bucket_name, ', ' ORDER BY bucket_name) FILTER (WHERE region = 'us-east-1') FROM aws.s3.buckets",
  "SELECT bucket_name FROM aws.s3.buckets WHERE bucket_name REGEXP '^log' OR bucket_name GLOB 'x*' OR arn LIKE '%\\_%' ESCAPE '\\'",
  'SELECT (region, vpc_id) IN (SELECT region, vpc_id FROM aws.ec2.subnets) FROM aws.ec2.vpcs',
  "SELECT enable_dns_support, instance_tenancy FROM aws.ec2.vpcs WHERE enable_dns_support = 'true' AND instance_tenancy IN ('default', 'dedicated')",
  'SELECT arn::text, CAST(bucket_name AS TEXT) FROM aws.s3.buckets',
  'SELECT VpnGatewayId, v_pn_gateway_id, vpn_gateway_id FROM aws.ec2.vpn_gateways',
  "SELECT iif(instr(arn, 'log') > 0, 'log', NULL) FROM aws.s3.buckets WHERE coalesce(bucket_name, '') <> ''",
  'SELECT * FROM (SELECT bucket_name, arn FROM aws.s3.buckets) AS b JOIN some_view s ON s.name = b.bucket_name',
  "SELECT date(creation_date_time), strftime('%Y', creation_date_time) FROM aws.iottwinmaker.workspaces",
];

describe('a working statement', () => {
  it.each([
    ...firstGeneration,
    ...secondGeneration,
    ...thirdGeneration,
    ...templated,
    ...commands,
    ...analysis,
  ])('raises no alarm: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });

  it('raises none in a file of anchors without semicolons', () => {
    expect(alarmsIn(deployment)).toEqual([]);
  });
});

const root = resolve(import.meta.dirname, '../..');
const files = ['test/corpus', 'samples'].flatMap((folder) =>
  readdirSync(resolve(root, folder))
    .filter((name) => name.endsWith('.iql'))
    .map((name) => `${folder}/${name}`),
);

/** What the corpus shows on purpose. */
const shown: Readonly<Record<string, readonly string[]>> = {
  'test/corpus/plain-sql.iql': [
    "line 27: wrong-type: `Tags` is an array: write it as JSON text, `'[…]'`",
  ],
};

describe('a file', () => {
  it.each(files)('raises no alarm: %s', (file) => {
    expect(alarmsIn(readFileSync(resolve(root, file), 'utf8'))).toEqual(shown[file] ?? []);
  });
});
