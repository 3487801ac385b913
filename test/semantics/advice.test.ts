/** Problems of statements that could run: what is likely a mistake, and what may go. */
import { describe, it } from 'vitest';
import { checkFine, checkProblems } from './check.ts';

describe('null-comparison', () => {
  it('is a comparison that is never true', () => {
    checkProblems(`
      SELECT 1 FROM aws.s3.buckets WHERE tags = NULL OR tags <> null
                                              ^^^^^^ warning null-comparison: a comparison with NULL by \`=\` is never true: write \`IS NULL\`
                                                             ^^^^^^^ warning null-comparison: a comparison with NULL by \`<>\` is never true: write \`IS NOT NULL\`
    `);
    checkProblems(`
      SELECT 1 FROM aws.s3.buckets WHERE NULL = tags AND tags > NULL
                                         ^^^^^^ warning null-comparison: a comparison with NULL by \`=\` is never true: write \`IS NULL\`
                                                              ^^^^^^ warning null-comparison: a comparison with NULL by \`>\` is never true: compare with a value
    `);
  });

  it('is NULL in a list', () => {
    checkProblems(`
      SELECT 1 FROM aws.s3.buckets WHERE arn IN ('a', NULL)
                                                      ^^^^ warning null-comparison: NULL in the list of \`IN\` matches nothing: leave it out, and add \`OR … IS NULL\` where that is meant
    `);
    checkProblems(`
      SELECT 1 FROM aws.s3.buckets WHERE arn NOT IN (NULL)
                                                     ^^^^ warning null-comparison: \`NOT IN\` with NULL in its list is never true: leave NULL out
    `);
  });

  it('is none where NULL is tested, computed with or written', () => {
    checkFine(
      'SELECT coalesce(tags, NULL) FROM aws.s3.buckets WHERE tags IS NULL AND arn IS NOT NULL',
    );
    checkFine("UPDATE aws.s3.buckets SET Tags = NULL WHERE data__Identifier = 'b'");
  });
});

describe('outside-enumeration', () => {
  it('is a comparison with a value that AWS does not list', () => {
    checkProblems(`
      SELECT app_id FROM aws.amplify.apps WHERE platform = 'WEBB'
                                                           ^^^^^^ warning outside-enumeration: \`platform\` never equals \`'WEBB'\`: did you mean \`WEB\`?
    `);
    checkProblems(`
      SELECT app_id FROM aws.amplify.apps WHERE platform <> 'anything'
                                                            ^^^^^^^^^^ warning outside-enumeration: \`platform\` always differs from \`'anything'\`, its values are \`WEB\`, \`WEB_DYNAMIC\`, \`WEB_COMPUTE\`
    `);
  });

  it('knows the values that only AWS’s pages list', () => {
    checkProblems(`
      SELECT table_name FROM aws.dynamodb.tables WHERE billing_mode = 'PROVISIOND'
                                                                      ^^^^^^^^^^^^ warning outside-enumeration: \`billing_mode\` never equals \`'PROVISIOND'\`: did you mean \`PROVISIONED\`?
    `);
    checkProblems(`
      SELECT table_name FROM aws.dynamodb.tables WHERE billing_mode IS NOT 'pay_per_request'
                                                                           ^^^^^^^^^^^^^^^^^ warning outside-enumeration: \`billing_mode\` always differs from \`'pay_per_request'\`: did you mean \`PAY_PER_REQUEST\`?
    `);
    checkFine("SELECT table_name FROM aws.dynamodb.tables WHERE billing_mode = 'PAY_PER_REQUEST'");
  });

  it('compares with case, as SQLite does', () => {
    checkProblems(`
      SELECT app_id FROM aws.amplify.apps WHERE platform IN ('WEB', 'web_compute')
                                                                    ^^^^^^^^^^^^^ warning outside-enumeration: \`platform\` never equals \`'web_compute'\`: did you mean \`WEB_COMPUTE\`?
    `);
  });

  it('suggests the only value that has the written words', () => {
    checkProblems(`
      SELECT function_arn FROM aws.lambda.urls WHERE auth_type = 'IAM'
                                                                 ^^^^^ warning outside-enumeration: \`auth_type\` never equals \`'IAM'\`: did you mean \`AWS_IAM\`?
    `);
    checkProblems(`
      SELECT app_id FROM aws.amplify.apps WHERE platform = 'next'
                                                           ^^^^^^ warning outside-enumeration: \`platform\` never equals \`'next'\`, its values are \`WEB\`, \`WEB_DYNAMIC\`, \`WEB_COMPUTE\`
    `);
  });

  it('is found in CASE, through common tables and at JSON paths', () => {
    checkProblems(`
      SELECT CASE platform WHEN 'web' THEN 1 END FROM aws.amplify.apps
                                ^^^^^ warning outside-enumeration: \`platform\` never equals \`'web'\`: did you mean \`WEB\`?
    `);
    checkProblems(`
      WITH c AS (SELECT platform AS p FROM aws.amplify.apps) SELECT 1 FROM c WHERE p = 'web'
                                                                                       ^^^^^ warning outside-enumeration: \`p\` never equals \`'web'\`: did you mean \`WEB\`?
    `);
    checkProblems(`
      SELECT arn FROM aws.s3.buckets WHERE json_extract(versioning_configuration, '$.Status') = 'enabled'
                                                                                                ^^^^^^^^^ warning outside-enumeration: \`Status\` never equals \`'enabled'\`: did you mean \`Enabled\`?
    `);
  });

  it('is a value to write', () => {
    checkProblems(`
      INSERT INTO aws.amplify.apps (Name, Platform) VALUES ('shop', 'web')
                                                                    ^^^^^ warning outside-enumeration: \`Platform\` does not take \`'web'\`: did you mean \`WEB\`?
    `);
    checkProblems(`
      UPDATE aws.amplify.apps SET Platform = 'web' WHERE data__Identifier = 'a'
                                             ^^^^^ warning outside-enumeration: \`Platform\` does not take \`'web'\`: did you mean \`WEB\`?
    `);
  });

  it('is not said of templates, computed values, patterns and other properties', () => {
    checkFine("SELECT app_id FROM aws.amplify.apps WHERE platform = '{{ platform }}'");
    checkFine(
      "SELECT app_id FROM aws.amplify.apps WHERE lower(platform) = 'web' AND platform LIKE 'web%'",
    );
    checkFine("SELECT app_id FROM aws.amplify.apps WHERE name = 'web' AND platform <> ''");
    checkFine(
      "SELECT 1 FROM (SELECT platform AS p FROM aws.amplify.apps UNION SELECT 'web') WHERE p = 'web'",
    );
  });
});

describe('unknown-member', () => {
  it('is a member in another case, or as a column is written', () => {
    checkProblems(`
      SELECT versioning_configuration ->> '$.status' FROM aws.s3.buckets
                                             ^^^^^^ warning unknown-member: no member \`status\` in \`VersioningConfiguration\`, and names of JSON are compared with case: did you mean \`Status\`?
    `);
    checkProblems(`
      SELECT json_extract(bucket_encryption, '$.server_side_encryption_configuration') FROM aws.s3.buckets
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unknown-member: no member \`server_side_encryption_configuration\` in \`BucketEncryption\`, and names of JSON are compared with case: did you mean \`ServerSideEncryptionConfiguration\`?
    `);
  });

  it('is a member of an array', () => {
    checkProblems(`
      SELECT tags ->> 'Key' FROM aws.s3.buckets
                       ^^^ warning unknown-member: \`tags\` is an array and has no member \`Key\`: choose an element first, \`$[0].Key\`, or read all of them with \`json_each\`
    `);
  });

  it('is none that AWS may have added, that is made, or that a template holds', () => {
    checkFine(
      "SELECT versioning_configuration ->> 'Anything', tags -> 0 ->> 'Key' FROM aws.s3.buckets",
    );
    checkFine("SELECT json_set(versioning_configuration, '$.status', 1) FROM aws.s3.buckets");
    checkFine("SELECT versioning_configuration ->> '$.{{ member }}' FROM aws.s3.buckets");
    checkFine("SELECT e.value ->> 'Key' FROM aws.s3.buckets b, json_each(b.tags) e");
    checkFine("SELECT json_extract(arn, '$.status') FROM aws.s3.buckets");
  });
});

describe('never-listed-column', () => {
  it('is one that AWS takes and does not give back', () => {
    checkProblems(`
      SELECT master_user_password FROM aws.rds.db_instances
             ^^^^^^^^^^^^^^^^^^^^ information never-listed-column: \`MasterUserPassword\` of \`aws.rds.db_instances\` is write-only: AWS takes it and does not give it back, so \`master_user_password\` reads as NULL. Leave it out
    `);
  });

  it('may be written, and is part of a star', () => {
    checkFine("INSERT INTO aws.rds.db_instances (MasterUserPassword) VALUES ('secret')");
    checkFine('SELECT * FROM aws.rds.db_instances');
  });
});

describe('cartesian-join', () => {
  it('is two tables that nothing joins', () => {
    checkProblems(`
      SELECT v.vpc_id, b.arn FROM aws.ec2.vpcs v, aws.s3.buckets b
                                                  ^^^^^^^^^^^^^^ warning cartesian-join: nothing joins \`aws.ec2.vpcs\` with \`aws.s3.buckets\`: every row of one meets every row of the other. Add a condition between them, or write CROSS JOIN where that is meant
    `);
    checkProblems(`
      SELECT 1 FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.vpc_id = v.vpc_id JOIN aws.s3.buckets
                                                                                      ^^^^^^^^^^^^^^ warning cartesian-join: nothing joins \`aws.ec2.subnets\` with \`aws.s3.buckets\`: every row of one meets every row of the other. Add a condition between them, or write CROSS JOIN where that is meant
    `);
  });

  it('tells a resource that is read twice by its aliases', () => {
    checkProblems(`
      SELECT a.arn FROM aws.s3.buckets a, aws.s3.buckets b
                                          ^^^^^^^^^^^^^^ warning cartesian-join: nothing joins \`a\` with \`b\`: every row of one meets every row of the other. Add a condition between them, or write CROSS JOIN where that is meant
    `);
  });

  it('is none where any condition is about both', () => {
    checkFine('SELECT 1 FROM aws.ec2.vpcs v, aws.ec2.subnets s WHERE v.vpc_id = s.vpc_id');
    checkFine(
      'SELECT 1 FROM aws.ec2.vpcs v, aws.ec2.subnets s WHERE (v.cidr_block || s.cidr_block) <> 1 OR 0',
    );
    checkFine('SELECT 1 FROM aws.ec2.vpcs NATURAL JOIN aws.ec2.subnets');
    checkFine('SELECT 1 FROM aws.ec2.vpcs JOIN aws.ec2.subnets USING (vpc_id)');
    checkFine(
      'SELECT 1 FROM aws.ec2.vpcs v, aws.ec2.subnets s WHERE EXISTS (SELECT 1 WHERE v.vpc_id = s.vpc_id)',
    );
  });

  it('is none where it is meant, or where one side is chosen', () => {
    checkFine('SELECT 1 FROM aws.ec2.vpcs CROSS JOIN aws.s3.buckets');
    checkFine("SELECT 1 FROM aws.ec2.vpcs v, aws.s3.buckets WHERE v.vpc_id = 'vpc-1'");
    checkFine("SELECT 1 FROM aws.ec2.vpcs v, aws.s3.buckets WHERE v.cidr_block LIKE '10.%'");
    checkFine(
      'SELECT 1 FROM aws.s3.buckets b WHERE EXISTS (SELECT 1 FROM aws.ec2.vpcs v, aws.lambda.functions f WHERE v.cidr_block = b.arn AND f.arn <> b.arn)',
    );
    checkFine(
      'SELECT 1 FROM aws.ec2.vpcs v, aws.s3.buckets WHERE v.cidr_block = (SELECT max(cidr_block) FROM aws.ec2.vpcs)',
    );
    checkFine('SELECT 1 FROM aws.ec2.vpcs v, json_each(v.tags)');
    checkFine('SELECT 1 FROM aws.ec2.vpcs, (SELECT count(*) FROM aws.s3.buckets)');
    checkFine('SELECT 1 FROM aws.ec2.vpcs, aws.s3.buckets WHERE {{ condition }}');
  });

  it('is one where only the region is chosen', () => {
    checkProblems(`
      SELECT 1 FROM aws.ec2.vpcs v, aws.s3.buckets WHERE v.region = 'us-east-1'
                                    ^^^^^^^^^^^^^^ warning cartesian-join: nothing joins \`aws.ec2.vpcs\` with \`aws.s3.buckets\`: every row of one meets every row of the other. Add a condition between them, or write CROSS JOIN where that is meant
    `);
  });
});

describe('mutation-without-identifier', () => {
  it('is one that means every resource, or each that a predicate finds', () => {
    checkProblems(`
      DELETE FROM aws.s3.buckets
                  ^^^^^^^^^^^^^^ warning mutation-without-identifier: this names no identifier of \`aws.s3.buckets\` and deletes every one: add \`bucket_name = …\` to mean one of them
    `);
    checkProblems(`
      EXPLAIN UPDATE aws.s3.buckets SET Tags = '[]' WHERE region = 'us-east-1'
                     ^^^^^^^^^^^^^^ warning mutation-without-identifier: this names no identifier of \`aws.s3.buckets\` and updates each one that the predicate finds: add \`bucket_name = …\` to mean one of them
    `);
  });

  it('is none where the identifier is given in any way', () => {
    checkFine("DELETE FROM aws.s3.buckets WHERE Identifier = 'b'");
    checkFine("DELETE FROM aws.s3.buckets WHERE bucket_name IN ('a', 'b')");
    checkFine(
      "DELETE FROM aws.s3.buckets WHERE bucket_name IN (SELECT bucket_name FROM aws.s3.buckets WHERE arn LIKE '%tmp%')",
    );
    checkFine('DELETE FROM aws.s3.buckets WHERE {{ condition }}');
    checkFine("DELETE FROM aws.cloud_control.resource_requests WHERE RequestToken = 't'");
  });

  it('gives way to a parameter that is missing', () => {
    checkProblems(`
      DELETE FROM aws.s3.bucket
                  ^^^^^^^^^^^^^ error missing-parameter: \`aws.s3.bucket\` reads one resource by its identifier: add \`WHERE data__Identifier = '<BucketName>'\`, or use \`aws.s3.buckets\` to list them
    `);
  });
});

describe('unused-common-table', () => {
  it('is one that nothing but itself reads', () => {
    checkProblems(`
      WITH a AS (SELECT 1), b AS (SELECT 2) SELECT * FROM b
           ^ hint unused-common-table: nothing reads \`a\`: read it in FROM, or remove it
    `);
    checkProblems(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 1
                     ^ hint unused-common-table: nothing reads \`n\`: read it in FROM, or remove it
    `);
  });

  it('is not looked into, so that a wrong column in it is a warning', () => {
    checkProblems(`
      WITH a AS (SELECT nothing FROM aws.s3.buckets), b AS (SELECT nothing FROM a) SELECT 1
                        ^^^^^^^ warning unknown-column: no column \`nothing\` on \`aws.s3.buckets\`
    `);
    checkProblems(`
      WITH a AS (SELECT arn FROM aws.s3.bukets) SELECT 1
                                        ^^^^^^ error unknown-resource: no resource \`bukets\` in \`aws.s3\`: did you mean \`buckets\`?
    `);
  });

  it('is read by another, in a subquery, by IN, and by a mutation', () => {
    checkFine('WITH a AS (SELECT 1 AS x), b AS (SELECT * FROM a) SELECT * FROM b');
    checkFine('WITH a AS (SELECT 1 AS x) SELECT (SELECT x FROM a)');
    checkFine('WITH a AS (SELECT 1 AS x) SELECT 1 IN a');
    checkFine(
      "WITH a AS (SELECT 'b' AS x) DELETE FROM aws.s3.buckets WHERE bucket_name IN (SELECT x FROM a)",
    );
    checkFine('WITH a AS (SELECT 1 AS x) SELECT * FROM {{ table }}');
  });
});

describe('unused-alias', () => {
  it('is one that no column is written with', () => {
    checkProblems(`
      SELECT vpc_id FROM aws.ec2.vpcs AS v JOIN aws.ec2.subnets USING (vpc_id)
                                         ^ hint unused-alias: no column is written with the alias \`v\`: use it, or leave it out
    `);
  });

  it('is none that is used, also by a star or further in', () => {
    checkFine('SELECT b.* FROM aws.s3.buckets b');
    checkFine(
      'SELECT 1 FROM aws.ec2.vpcs v WHERE EXISTS (SELECT 1 FROM aws.ec2.subnets WHERE vpc_id = v.vpc_id)',
    );
  });

  it('is none that leaves a name to the table of a query around', () => {
    checkFine(
      'SELECT 1 FROM aws.ec2.vpcs WHERE EXISTS (SELECT 1 FROM aws.ec2.vpcs v WHERE vpcs.vpc_id = cidr_block)',
    );
  });

  it('is none that tells two tables apart, or names a subquery or a function', () => {
    checkFine('SELECT 1 FROM aws.s3.buckets CROSS JOIN aws.s3.buckets b');
    checkFine('SELECT x FROM (SELECT 1 AS x) t');
    checkFine("SELECT value FROM json_each('[1]') j");
    checkFine('SELECT {{ columns }} FROM aws.s3.buckets b');
  });
});

describe('other-provider', () => {
  it('stands alone: nothing else of the statement is judged', () => {
    checkProblems(`
      SELECT nothing, unknown(x) FROM google.compute.instances g JOIN aws.s3.bukets b ON g.a = 1
                                      ^^^^^^ warning other-provider: \`google\` is a provider of StackQL, and IQL asks \`aws\` alone: nothing of this statement is checked, and it cannot be run here
    `);
    checkProblems(`
      SHOW SERVICES IN github
                       ^^^^^^ warning other-provider: \`github\` is a provider of StackQL, and IQL asks \`aws\` alone: nothing of this statement is checked, and it cannot be run here
    `);
  });
});
