/** Situations of typing, each with the proposals that a person who knows AWS and SQL would want first. */
import { describe, it } from 'vitest';
import { checkCompletion } from './check-completion.ts';

const situations: readonly (readonly [text: string, ...first: readonly string[]])[] = [
  // A statement begins.
  ['$0', 'SELECT', 'WITH', 'SHOW'],
  ['del$0', 'delete from'],
  ['SELECT 1;\nDES$0', 'DESCRIBE'],
  ['EXPLAIN $0', 'SELECT', 'WITH'],
  // What is read.
  ['SELECT * FROM buck$0', 'aws.s3.buckets', 'aws.s3.bucket', 'aws.s3.bucket_policies'],
  ['SELECT * FROM sg$0', 'aws.ec2.security_groups', 'aws.ec2.security_group'],
  ['SELECT * FROM secgr$0', 'aws.ec2.security_groups'],
  ['SELECT * FROM instprof$0', 'aws.iam.instance_profiles', 'aws.iam.instance_profile'],
  ['SELECT * FROM func$0', 'aws.lambda.functions', 'aws.lambda.function'],
  ['SELECT * FROM s3buck$0', 'aws.s3.buckets'],
  ['SELECT * FROM aws.$0', 'ec2', 's3', 'iam', 'lambda', 'rds'],
  ['SELECT * FROM aws.ec2.$0', 'instances', 'vpcs', 'subnets', 'security_groups', 'volumes'],
  ['SELECT * FROM aws.iottwin$0', 'iottwinmaker'],
  ['SELECT * FROM aws.log_gr$0', 'logs.log_groups', 'logs.log_group'],
  ['SELECT region,  FROM aws.s3.buc$0 WHERE', 'buckets', 'bucket_policies', 'bucket'],
  ['DELETE FROM aws.s3.$0', 'buckets', 'bucket_policies', 'access_points'],
  // Columns.
  ['SELECT  FROM aws.s3.buckets b WHERE b.$0', 'bucket_name', 'arn', 'tags', 'region'],
  ['SELECT $0 FROM aws.ec2.instances', 'instance_id', 'instance_type', 'state', 'tags', 'region'],
  ['SELECT bucket_name, $0\nFROM aws.s3.buckets', 'arn', 'tags', 'region'],
  ['SELECT count($0) FROM aws.s3.buckets', '*', 'bucket_name'],
  ['SELECT i.$0\nFROM aws.ec2.instances i\nWHERE i.region = 1', 'instance_id', 'instance_type'],
  ['SELECT * FROM aws.ec2.instances i WHERE InstanceT$0', 'instance_type'],
  ['SELECT vpc_id FROM aws.ec2.vpcs WHERE vpc_id = 1 AND $0', 'tags', 'region'],
  ['SELECT q.$0 FROM (SELECT arn, region r FROM aws.s3.buckets) q', 'arn', 'r', '*'],
  // Conditions and their values.
  ['SELECT 1 FROM aws.iottwinmaker.sync_jobs WHERE $0', 'workspace_id', 'sync_source'],
  ['SELECT 1 FROM aws.iottwinmaker.sync_job WHERE $0', 'data__Identifier', 'workspace_id'],
  ['SELECT 1 FROM aws.iottwinmaker.sync_jobs $0', 'WHERE workspace_id = …', 'WHERE', 'JOIN'],
  ["SELECT 1 FROM aws.s3.buckets WHERE region = '$0'", 'us-east-1', 'us-east-2', 'us-west-1'],
  ["SELECT 1 FROM aws.s3.buckets WHERE region IN ('us-east-1', '$0')", 'us-east-2', 'us-west-1'],
  ["SELECT 1 FROM aws.lambda.functions WHERE package_type = '$0'", 'Image', 'Zip'],
  ["SELECT CASE package_type WHEN '$0' FROM aws.lambda.functions", 'Image', 'Zip'],
  ["SELECT CASE WHEN package_type = '$0' FROM aws.lambda.functions", 'Image', 'Zip'],
  ['SELECT 1 FROM aws.ec2.instances WHERE ebs_optimized = $0', 'true', 'false'],
  ['SELECT 1 FROM aws.s3.buckets WHERE region $0', '=', 'IN (…)', 'LIKE'],
  ["SELECT 1 FROM aws.s3.buckets WHERE region = 'us-east-1' $0", 'AND', 'OR', 'ORDER BY'],
  // JSON.
  ["SELECT tags ->> '$0' FROM aws.s3.buckets", '$[0].Key', '$[0].Value'],
  ["SELECT json_extract(state, '$.$0') FROM aws.ec2.instances", 'Code', 'Name'],
  ["SELECT 1 FROM aws.s3.buckets b, json_each(b.tags) t WHERE t.value ->> '$0'", 'Key', 'Value'],
  ['SELECT t.$0 FROM aws.s3.buckets b, json_each(b.tags) t', 'key', 'value', 'type'],
  // Joins.
  ['SELECT * FROM aws.ec2.vpcs v JOIN $0', 'aws.ec2.subnets s ON s.vpc_id = v.vpc_id'],
  [
    'SELECT * FROM aws.ec2.instances i JOIN sub$0',
    'aws.ec2.subnets s ON s.subnet_id = i.subnet_id',
  ],
  ['SELECT * FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s $0', 'ON', 'USING (…)'],
  ['SELECT * FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON $0', 's.vpc_id = v.vpc_id'],
  ['SELECT * FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.vpc_id = $0', 'v.vpc_id'],
  ['SELECT * FROM aws.lambda.functions f JOIN aws.iam.roles r ON r.arn = $0', 'role'],
  // Groups and orders.
  ['SELECT region, state, count(*) FROM aws.ec2.instances GROUP BY $0', 'region, state', 'region'],
  ['SELECT region, count(*) AS n FROM aws.s3.buckets GROUP BY region HAVING $0', 'n'],
  ['SELECT region, count(*) AS n FROM aws.s3.buckets GROUP BY 1 ORDER BY $0', 'n', 'region'],
  ['SELECT region, count(*) AS n FROM aws.s3.buckets GROUP BY 1 ORDER BY n $0', 'ASC', 'DESC'],
  // Mutations.
  ['INSERT INTO aws.s3.buckets $0', '(BucketName) VALUES (…)'],
  ['INSERT INTO aws.s3.buckets (BucketName, Tags) $0', 'VALUES (<BucketName>, <Tags>)'],
  ["INSERT INTO aws.s3.buckets (BucketName, Tags) VALUES ('b', $0)", "'[…]'"],
  ['INSERT INTO aws.iottwinmaker.sync_jobs ($0', 'WorkspaceId, SyncSource, SyncRole'],
  ['UPDATE aws.s3.buckets $0', 'SET'],
  ['DELETE FROM aws.s3.buckets WHERE $0', 'data__Identifier', 'bucket_name'],
  // Beside SQL.
  ['SHOW $0', 'RESOURCES IN', 'SERVICES IN', 'METHODS IN'],
  ['DESCRIBE aws.ec2.inst$0', 'instances', 'instance'],
  ['CREATE VIEW v AS $0', 'SELECT', 'WITH'],
  ['EXEC aws.s3.buckets.get_resource $0', '@data__Identifier = …, @region = …'],
];

describe('the first proposals', () => {
  it.each(situations)('of `%s` are those that an expert wants', (text, ...first) => {
    checkCompletion(text, { first });
  });
});
