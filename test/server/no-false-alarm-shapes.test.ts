/**
 * Statements in the shapes that people who know StackQL write: inventories, audits, costs, tags, and the
 * query files of deployments. Not one may be marked as an error or a warning.
 */
import { describe, expect, it } from 'vitest';
import { alarmsIn } from './alarms.ts';

const inventories = [
  "SELECT instance_id, instance_type, json_extract(state, '$.Name') AS state FROM aws.ec2.instances WHERE region = 'ap-southeast-2'",
  "SELECT region, count(*) AS num_instances FROM aws.ec2.instances WHERE region IN ('us-east-1', 'us-west-2', 'eu-west-1') GROUP BY region ORDER BY num_instances DESC",
  "SELECT function_name, runtime, memory_size FROM aws.lambda.functions WHERE region = 'us-east-1' AND runtime LIKE 'nodejs%'",
  "SELECT function_name, arn, split_part(arn, ':', 5) AS account_id FROM aws.lambda.functions WHERE region = 'us-east-1' ORDER BY function_name",
  "SELECT db_instance_identifier, engine, engine_version, db_instance_class, multi_az FROM aws.rds.db_instances WHERE region = 'us-east-1' AND storage_encrypted = false",
  "SELECT table_name, billing_mode, deletion_protection_enabled FROM aws.dynamodb.tables WHERE region = 'us-east-1' AND billing_mode = 'PAY_PER_REQUEST'",
  "SELECT queue_name, visibility_timeout, json_extract(redrive_policy, '$.maxReceiveCount') AS receives FROM aws.sqs.queues WHERE region = 'eu-west-1'",
  "SELECT topic_name, display_name FROM aws.sns.topics WHERE region = 'eu-west-1' AND kms_master_key_id IS NULL",
  "SELECT log_group_name, retention_in_days FROM aws.logs.log_groups WHERE region = 'us-east-1' AND (retention_in_days IS NULL OR retention_in_days > 90)",
  "SELECT cluster_name, cluster_settings FROM aws.ecs.clusters WHERE region = 'us-east-1'",
  "SELECT name, version, json_extract(resources_vpc_config, '$.EndpointPublicAccess') AS is_public FROM aws.eks.clusters WHERE region = 'us-east-1'",
  "SELECT repository_name, image_tag_mutability FROM aws.ecr.repositories WHERE region = 'us-east-1' ORDER BY 1",
  "SELECT name, scheme, type, dns_name FROM aws.elasticloadbalancingv2.load_balancers WHERE region = 'us-east-1' AND scheme = 'internet-facing'",
  'SELECT id, name FROM aws.route53.hosted_zones',
  "SELECT role_name, path, max_session_duration FROM aws.iam.roles WHERE path NOT LIKE '/aws-service-role/%'",
  "SELECT user_name, arn FROM aws.iam.users WHERE user_name NOT IN ('root', 'ci')",
  "SELECT key_id, description, enabled, enable_key_rotation FROM aws.kms.keys WHERE region = 'us-east-1' AND enabled = 1",
  "SELECT volume_id, size, volume_type FROM aws.ec2.volumes WHERE region = 'us-east-1' AND encrypted = 'false' ORDER BY size DESC LIMIT 20",
  "SELECT allocation_id, public_ip FROM aws.ec2.eips WHERE region = 'us-east-1' AND instance_id IS NULL",
  "SELECT distinct availability_zone FROM aws.ec2.subnets WHERE region = 'us-east-1'",
  'select bucket_name from aws.s3.buckets_list_only',
  "SELECT stack_name, stack_status FROM aws.cloudformation.stacks WHERE region = 'us-east-1' AND stack_status NOT IN ('CREATE_COMPLETE', 'UPDATE_COMPLETE')",
  "SELECT state_machine_name, state_machine_type FROM aws.stepfunctions.state_machines WHERE region = 'us-east-1'",
  "SELECT name, schedule_expression, state FROM aws.events.rules WHERE region = 'us-east-1' AND state = 'ENABLED'",
  "SELECT secret.name, secret.kms_key_id FROM aws.secretsmanager.secrets AS secret WHERE secret.region = 'us-east-1'",
];

const audits = [
  "SELECT bucket_name, region, json_extract(public_access_block_configuration, '$.BlockPublicAcls') AS block_public_acls FROM aws.s3.buckets WHERE region = 'us-east-1'",
  "SELECT bucket_name FROM aws.s3.buckets WHERE region = 'us-east-1' AND coalesce(json_extract(versioning_configuration, '$.Status'), 'Suspended') <> 'Enabled'",
  "SELECT b.bucket_name, r.value ->> '$.ServerSideEncryptionByDefault.SSEAlgorithm' AS algorithm FROM aws.s3.buckets b, json_each(b.bucket_encryption, '$.ServerSideEncryptionConfiguration') r WHERE b.region = 'us-east-1'",
  "SELECT g.group_id, e.value ->> 'FromPort' AS port FROM aws.ec2.security_groups g, json_each(g.security_group_ingress) e WHERE g.region = 'us-east-1' AND e.value ->> 'CidrIp' = '0.0.0.0/0' AND e.value ->> 'FromPort' IN (22, 3389)",
  "SELECT role_name, p.value AS policy_arn FROM aws.iam.roles r, json_each(r.managed_policy_arns) p WHERE p.value LIKE '%AdministratorAccess'",
  "SELECT role_name FROM aws.iam.roles WHERE json_extract(assume_role_policy_document, '$.Statement[0].Principal.AWS') LIKE '%:root'",
  "SELECT db_instance_identifier, CASE WHEN publicly_accessible THEN 'public' WHEN storage_encrypted THEN 'private' ELSE 'unencrypted' END AS exposure FROM aws.rds.db_instances WHERE region = 'us-east-1'",
  "SELECT vpc_id FROM aws.ec2.vpcs WHERE region = 'us-east-1' EXCEPT SELECT resource_id FROM aws.ec2.flow_logs WHERE region = 'us-east-1'",
  "SELECT v.vpc_id FROM aws.ec2.vpcs v WHERE v.region = 'us-east-1' AND NOT EXISTS (SELECT 1 FROM aws.ec2.flow_logs f WHERE f.resource_id = v.vpc_id AND f.region = v.region)",
  "SELECT function_name FROM aws.lambda.functions WHERE region = 'us-east-1' AND json_array_length(layers) > 3",
  "SELECT key_id, regexp_like(description, '^(prod|stage)-') AS named FROM aws.kms.keys WHERE region = 'us-east-1'",
  "SELECT listener_arn, port, protocol FROM aws.elasticloadbalancingv2.listeners WHERE region = 'us-east-1' AND load_balancer_arn = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/0123456789abcdef' AND protocol = 'HTTP'",
  "SELECT nodegroup_name, capacity_type FROM aws.eks.nodegroups WHERE region = 'us-east-1' AND cluster_name = 'main' AND capacity_type IN ('SPOT', 'ON_DEMAND')",
  "SELECT i.instance_id, i.tenancy FROM aws.ec2.instances i WHERE i.region = 'us-east-1' AND i.tenancy <> 'default'",
];

const tags = [
  "SELECT tag_key, tag_value, count(*) FROM aws.ec2.instance_tags WHERE region = 'us-east-1' GROUP BY tag_key, tag_value HAVING count(*) > 1",
  "SELECT v.vpc_id, t.value ->> 'Value' AS name FROM aws.ec2.vpcs v LEFT JOIN json_each(v.tags) t ON t.value ->> 'Key' = 'Name' WHERE v.region = 'us-east-1'",
  "SELECT bucket_name, (SELECT json_extract(t.value, '$.Value') FROM json_each(tags) t WHERE json_extract(t.value, '$.Key') = 'team') AS team FROM aws.s3.buckets WHERE region = 'us-east-1'",
  "SELECT instance_id FROM aws.ec2.instances WHERE region = 'us-east-1' AND tags IS NULL OR json_array_length(tags) = 0",
  "WITH tagged AS (SELECT DISTINCT bucket_name FROM aws.s3.bucket_tags WHERE region = 'us-east-1' AND tag_key = 'owner') SELECT b.bucket_name FROM aws.s3.buckets_list_only b LEFT JOIN tagged t ON t.bucket_name = b.bucket_name WHERE t.bucket_name IS NULL",
  "SELECT group_concat(tag_key || '=' || tag_value, ', ') AS tags FROM aws.ec2.vpc_tags WHERE vpc_id = 'vpc-0a1b' GROUP BY vpc_id",
];

const joins = [
  "SELECT v.vpc_id, s.subnet_id FROM aws.ec2.vpcs AS v INNER JOIN aws.ec2.subnets AS s ON v.vpc_id = s.vpc_id WHERE v.region = 'ap-southeast-2' AND s.region = 'ap-southeast-2'",
  "SELECT v.cidr_block, count(s.subnet_id) AS subnets FROM aws.ec2.vpcs v LEFT OUTER JOIN aws.ec2.subnets s USING (vpc_id, region) WHERE v.region = 'us-east-1' GROUP BY v.vpc_id, v.cidr_block",
  "SELECT i.instance_id, s.cidr_block, v.cidr_block AS vpc FROM aws.ec2.instances i JOIN aws.ec2.subnets s ON i.subnet_id = s.subnet_id JOIN aws.ec2.vpcs v ON s.vpc_id = v.vpc_id WHERE i.region = 'us-east-1' AND s.region = i.region AND v.region = i.region",
  "SELECT c.name, n.nodegroup_name FROM aws.eks.clusters c JOIN aws.eks.nodegroups n ON n.cluster_name = c.name WHERE c.region = 'us-east-1'",
  "SELECT lb.name, l.port FROM aws.elasticloadbalancingv2.load_balancers lb JOIN aws.elasticloadbalancingv2.listeners l ON l.load_balancer_arn = lb.load_balancer_arn WHERE lb.region = 'us-east-1'",
  "SELECT f.function_name, r.role_name FROM aws.lambda.functions f JOIN aws.iam.roles r ON r.arn = f.role WHERE f.region = 'us-east-1'",
  "SELECT 'queue' AS kind, queue_name AS name FROM aws.sqs.queues WHERE region = 'us-east-1' UNION ALL SELECT 'topic', topic_name FROM aws.sns.topics WHERE region = 'us-east-1' ORDER BY kind, name",
  "SELECT a.region, a.n, b.n FROM (SELECT region, count(*) AS n FROM aws.ec2.vpcs WHERE region IN ('us-east-1', 'us-west-2') GROUP BY region) a JOIN (SELECT region, count(*) AS n FROM aws.ec2.subnets WHERE region IN ('us-east-1', 'us-west-2') GROUP BY region) b ON a.region = b.region",
  "SELECT w.workspace_id, e.entity_id, e.status FROM aws.iottwinmaker.workspaces w JOIN aws.iottwinmaker.entities e ON e.workspace_id = w.workspace_id WHERE w.region = 'us-east-1'",
  "SELECT k.key_id, a.alias_name FROM aws.kms.keys k LEFT JOIN aws.kms.aliases a ON a.target_key_id = k.key_id AND a.region = k.region WHERE k.region = 'us-east-1'",
];

const readsOfOne = [
  "SELECT region, vpn_connection_id, type, tags FROM aws.ec2.vpn_connection WHERE data__Identifier = '<VpnConnectionId>'",
  "SELECT region, application_id, index_id, status FROM awscc.qbusiness.indices WHERE region = 'us-east-1' AND data__Identifier = '<ApplicationId>|<IndexId>'",
  "SELECT target_key_id AS logging_kms_key_id FROM aws.kms.aliases WHERE region = '{{ region }}' AND data__Identifier = 'alias/{{ stack_name }}/{{ stack_env }}/logging'",
  "SELECT id, last_modified_time FROM awscc.cloudfront.origin_request_policy WHERE data__Identifier = '<Id>'",
  "SELECT region, description, key_policy FROM awscc.kms.replica_keys WHERE region = 'us-east-1' AND Identifier = '{{ key_id }}'",
  "SELECT rest_api_id, authorizer_id FROM awscc.apigateway.authorizers WHERE region = 'us-east-1' AND data__Identifier = '<RestApiId>|<AuthorizerId>'",
  "SELECT * FROM aws.ec2.vpc WHERE data__Identifier IN ('vpc-1', 'vpc-2') AND region = 'us-east-1'",
];

const changes = [
  "INSERT INTO aws.ec2.instances (ImageId, InstanceType, SubnetId, UserData, region) SELECT '{{ ami_id }}', '{{ instance_type }}', '{{ subnet_id }}', '{{ user_data | base64_encode }}', '{{ region }}'",
  'INSERT INTO aws.ec2.security_groups (GroupName, GroupDescription, VpcId, SecurityGroupIngress, region) SELECT \'web\', \'web servers\', \'{{ vpc_id }}\', \'[{"CidrIp": "0.0.0.0/0", "FromPort": 443, "ToPort": 443, "IpProtocol": "tcp"}]\', \'us-east-1\'',
  'INSERT INTO aws.dynamodb.tables (TableName, BillingMode, KeySchema, AttributeDefinitions, region) VALUES (\'orders\', \'PAY_PER_REQUEST\', \'[{"AttributeName": "id", "KeyType": "HASH"}]\', \'[{"AttributeName": "id", "AttributeType": "S"}]\', \'us-east-1\')',
  "INSERT INTO aws.sqs.queues (QueueName, FifoQueue, ContentBasedDeduplication, region) VALUES ('jobs.fifo', true, 1, 'us-east-1') RETURNING Identifier",
  "INSERT INTO aws.logs.log_groups (LogGroupName, RetentionInDays, region) SELECT '/app/' || function_name, 30, region FROM aws.lambda.functions WHERE region = 'us-east-1'",
  "INSERT INTO awscc.iam.roles (RoleName, AssumeRolePolicyDocument, ManagedPolicyArns, region) SELECT '{{ role }}', '{{ trust | tojson }}', '{{ policies }}', 'us-east-1' RETURNING RequestToken, OperationStatus",
  "update aws.s3.buckets set data__PatchDocument = string('{{ {\n    \"NotificationConfiguration\": transfer_notification_config\n    } | generate_patch_document }}') WHERE region = '{{ region }}' AND data__Identifier = '{{ transfer_bucket_name }}';",
  "UPDATE aws.logs.log_groups SET RetentionInDays = 14 WHERE data__Identifier = '/app/web' AND region = 'us-east-1'",
  "UPDATE aws.lambda.functions SET MemorySize = 512, Timeout = 30 WHERE data__Identifier = 'worker' AND region = 'us-east-1'",
  'UPDATE awscc.ec2.vpcs SET PatchDocument = \'[{"op": "replace", "path": "/EnableDnsSupport", "value": true}]\' WHERE Identifier = \'vpc-1\' AND region = \'us-east-1\'',
  "DELETE FROM aws.ec2.instances WHERE data__Identifier = 'i-0123' AND region = 'us-east-1'",
  "DELETE FROM aws.sqs.queues WHERE data__Identifier IN (SELECT queue_url FROM aws.sqs.queues WHERE region = 'us-east-1' AND queue_name LIKE 'tmp-%') AND region = 'us-east-1'",
  "DELETE FROM /*+ AWAIT */ aws.ec2.internet_gateways WHERE data__Identifier = '{{ internet_gateway_id }}' AND region = '{{ region }}'",
  "CREATE OR REPLACE VIEW open_buckets AS SELECT bucket_name, region FROM aws.s3.buckets WHERE json_extract(public_access_block_configuration, '$.BlockPublicPolicy') = false",
];

const deployments = [
  `
/*+ exists */
WITH found AS (
  SELECT vpc_id FROM aws.ec2.vpc_tags
  WHERE region = '{{ region }}' AND tag_key = 'stack' AND tag_value = '{{ stack_name }}'
)
SELECT CASE WHEN count(*) = 1 THEN 1 ELSE 0 END AS count FROM found

/*+ create */
INSERT INTO aws.ec2.vpcs
(
 CidrBlock,
 EnableDnsSupport,
 EnableDnsHostnames,
 {% if tags %}Tags,{% endif %}
 region
)
SELECT
 '{{ vpc_cidr }}',
 true,
 true,
 {% if tags %}'{{ tags | tojson }}',{% endif %}
 '{{ region }}'

/*+ statecheck, retries=10, retry_delay=3 */
SELECT count(*) AS count FROM aws.ec2.vpcs
WHERE region = '{{ region }}'
AND data__Identifier = '{{ this.vpc_id }}'
AND cidr_block = '{{ vpc_cidr }}'

/*+ exports, retries=3 */
SELECT '{{ this.vpc_id }}' AS vpc_id, default_network_acl FROM aws.ec2.vpcs
WHERE region = '{{ region }}' AND data__Identifier = '{{ this.vpc_id }}'

/*+ delete */
DELETE FROM aws.ec2.vpcs
WHERE data__Identifier = '{{ this.vpc_id }}'
AND region = '{{ region }}'
`,
  `
/*+ createorupdate */
{% for subnet in subnets | from_json %}
INSERT INTO aws.ec2.subnets (VpcId, CidrBlock, MapPublicIpOnLaunch, region)
SELECT '{{ vpc_id }}', '{{ subnet.cidr }}', {{ subnet.public }}, '{{ region }}';
{% endfor %}

/*+ statecheck */
SELECT count(*) = {{ subnets | length }} AS count FROM aws.ec2.subnets
WHERE region = '{{ region }}' AND vpc_id = '{{ vpc_id }}' AND cidr_block IN ({{ cidrs | sql_list }})
`,
  `
{# the bucket of the access logs #}
/*+ exists */
SELECT COUNT(*) as count
FROM aws.s3.buckets
WHERE region = '{{ region }}' AND data__Identifier = '{{ bucket_name }}'

/*+ create */
INSERT INTO aws.s3.buckets (BucketName, VersioningConfiguration, Tags, region)
SELECT '{{ bucket_name }}', '{"Status": "Enabled"}', '{{ global_tags }}', '{{ region }}'

/*+ statecheck, retries=2, retry_delay=1 */
SELECT COUNT(*) as count FROM (
  SELECT JSON_EQUAL(versioning_configuration, '{"Status":"Enabled"}') AS versioned,
         AWS_POLICY_EQUAL(tags, '{{ global_tags }}') AS tagged
  FROM aws.s3.buckets
  WHERE region = '{{ region }}' AND data__Identifier = '{{ bucket_name }}'
) t
WHERE versioned = 1 AND tagged = 1

/*+ exports */
SELECT arn, bucket_name, regional_domain_name FROM aws.s3.buckets
WHERE region = '{{ region }}' AND data__Identifier = '{{ bucket_name }}'
`,
  `
<<<json
{ "region": "us-east-1", "groups": ["/app/a", "/app/b"] }
>>>
SELECT log_group_name FROM aws.logs.log_groups
WHERE region = '{{ .region }}' AND log_group_name IN ({{range $i, $g := .groups}}{{if $i}}, {{end}}'{{ $g }}'{{end}});
`,
];

describe('a statement in the shape of', () => {
  it.each(inventories)('an inventory raises no alarm: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });

  it.each(audits)('an audit raises no alarm: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });

  it.each(tags)('a question about tags raises no alarm: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });

  it.each(joins)('a join raises no alarm: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });

  it.each(readsOfOne)('a read of one resource raises no alarm: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });

  it.each(changes)('a change raises no alarm: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });

  it.each(deployments)('a query file of a deployment raises no alarm: %s', (text) => {
    expect(alarmsIn(text)).toEqual([]);
  });
});
