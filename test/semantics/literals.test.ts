import { describe, it } from 'vitest';
import { checkFine, checkProblems } from './check.ts';

describe('wrong-type', () => {
  it('is a number for a region', () => {
    checkProblems(`
      SELECT arn FROM aws.iottwinmaker.workspaces WHERE region = 5
                                                                 ^ error wrong-type: \`region\` is text: write a region's name in quotes, \`'us-east-1'\`
    `);
  });

  it('is a number for an identifier', () => {
    checkProblems(`
      SELECT arn FROM aws.iottwinmaker.workspace WHERE data__Identifier = 12
                                                                          ^^ warning wrong-type: \`data__Identifier\` is text: write it in quotes, \`'12'\`
    `);
  });

  it('is text that is no JSON for an object to write', () => {
    checkProblems(`
      INSERT INTO aws.iottwinmaker.workspaces (WorkspaceId, Tags) VALUES ('w', 'team=blue')
                                                                               ^^^^^^^^^^^ warning wrong-type: \`Tags\` is an object: write it as JSON text, \`'{"Key": …}'\`
    `);
    checkProblems(`
      UPDATE aws.iottwinmaker.workspace SET PatchDocument = 'replace' WHERE Identifier = 'w'
                                                            ^^^^^^^^^ warning wrong-type: \`PatchDocument\` takes JSON text: \`'[{"op": "replace", "path": "/Name", "value": "…"}]'\`
    `);
  });

  it('is not what SQLite compares by its own rules', () => {
    checkFine('SELECT arn FROM aws.iottwinmaker.workspaces WHERE workspace_id = 12 AND arn > 5');
  });

  it('is not what a template may become', () => {
    checkFine("SELECT arn FROM aws.iottwinmaker.workspaces WHERE region = '{{ region }}'");
    checkFine('SELECT arn FROM aws.iottwinmaker.workspaces WHERE region = {{ region }}');
    checkFine(`
      INSERT INTO aws.iottwinmaker.workspaces (WorkspaceId, Tags) SELECT '{{ id }}', '{{ tags }}'
    `);
  });
});

describe('unknown-region', () => {
  it('suggests the near region', () => {
    checkProblems(`
      SELECT arn FROM aws.iottwinmaker.workspaces WHERE region = 'us-esat-1'
                                                                 ^^^^^^^^^^^ warning unknown-region: no region \`us-esat-1\` is known: did you mean \`us-east-1\`?
    `);
  });

  it('is looked for in lists and in what is written', () => {
    checkProblems(`
      SELECT arn FROM aws.iottwinmaker.workspaces WHERE region IN ('us-east-1', 'eu-wset-1')
                                                                                ^^^^^^^^^^^ warning unknown-region: no region \`eu-wset-1\` is known: did you mean \`eu-west-1\`?
    `);
    checkProblems(`
      INSERT INTO aws.iottwinmaker.workspaces (WorkspaceId, region) SELECT 'w', 'mars'
                                                                                ^^^^^^ warning unknown-region: no region \`mars\` is known
    `);
  });

  it('is not looked for in other predicates', () => {
    checkFine("SELECT arn FROM aws.iottwinmaker.workspaces WHERE region LIKE 'eu-%'");
    checkFine("SELECT arn FROM aws.iottwinmaker.workspaces WHERE region = 'cn-north-1'");
  });
});

describe('old-spelling', () => {
  it('hints at a composite identifier in several predicates', () => {
    checkProblems(`
      SELECT state FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'w' AND data__Identifier = 'S'
                                                                                   ^^^^^^^^^^^^^^^^^^^^^^ hint old-spelling: an identifier of several parts is one text now: \`data__Identifier = 'w|S'\`
    `);
  });

  it('says nothing of the names of any generation', () => {
    checkFine('SELECT * FROM awscc.s3.buckets_list_only');
    checkFine(
      "SELECT Identifier FROM aws.cloud_control_legacy.resources WHERE data__TypeName = 'AWS::S3::Bucket'",
    );
  });
});
