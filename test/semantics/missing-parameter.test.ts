import { describe, it } from 'vitest';
import { checkFine, checkProblems } from './check.ts';

describe('missing-parameter', () => {
  it('asks a table that gets one resource for its identifier', () => {
    checkProblems(`
      SELECT state FROM aws.iottwinmaker.sync_job
                        ^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_job\` reads one resource by its identifier: add \`WHERE data__Identifier = '<WorkspaceId>|<SyncSource>'\`, or use \`aws.iottwinmaker.sync_jobs\` to list them
    `);
  });

  it('asks a list for its inputs and names the table that has them', () => {
    checkProblems(`
      SELECT state FROM aws.iottwinmaker.sync_jobs WHERE state LIKE 'A%'
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\` to be listed: add \`WHERE workspace_id = …\` or \`JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = sync_jobs.workspace_id\`
    `);
  });

  it('writes the join in the statement’s own names, where they mean nothing else', () => {
    checkProblems(`
      SELECT s.state FROM aws.iottwinmaker.sync_jobs AS s
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\` to be listed: add \`WHERE workspace_id = …\` or \`JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = s.workspace_id\`
    `);
    checkFine(
      'SELECT s.state FROM aws.iottwinmaker.sync_jobs AS s JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = s.workspace_id',
    );
    checkProblems(`
      SELECT 1 FROM aws.iottwinmaker.sync_jobs AS workspaces
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\` to be listed: add \`WHERE workspace_id = …\` or join \`aws.iottwinmaker.workspaces\`
    `);
  });

  it('does not take a comparison that AWS cannot be told', () => {
    checkProblems(`
      SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id <> 'w' AND lower(workspace_id) = 'w'
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\` to be listed: add \`WHERE workspace_id = …\` or \`JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = sync_jobs.workspace_id\`
    `);
  });

  it('does not take two tables that each wait for the other', () => {
    checkProblems(`
      SELECT 1 FROM aws.iottwinmaker.sync_jobs a
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\` to be listed: add \`WHERE workspace_id = …\` or \`JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = a.workspace_id\`
      JOIN aws.iottwinmaker.sync_jobs b ON a.workspace_id = b.workspace_id
           ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\` to be listed: add \`WHERE workspace_id = …\` or \`JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = b.workspace_id\`
    `);
  });

  it('does not take what only an outer join has', () => {
    checkProblems(`
      SELECT 1 FROM aws.iottwinmaker.sync_jobs j LEFT JOIN aws.iottwinmaker.workspaces w USING (workspace_id)
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\` to be listed: add \`WHERE workspace_id = …\` or \`JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = j.workspace_id\`
    `);
    checkFine(
      'SELECT 1 FROM aws.iottwinmaker.workspaces LEFT JOIN aws.iottwinmaker.sync_jobs USING (workspace_id)',
    );
  });

  it('asks a derived table that nothing constrains', () => {
    checkProblems(`
      SELECT * FROM (SELECT workspace_id FROM aws.iottwinmaker.sync_jobs) d
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\` to be listed: add \`WHERE workspace_id = …\` or \`JOIN aws.iottwinmaker.workspaces ON workspaces.workspace_id = sync_jobs.workspace_id\`
    `);
  });

  it('asks a table of identifiers for the inputs of its list too', () => {
    checkProblems(`
      SELECT id FROM aws.eks.nodegroups_list_only
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.eks.nodegroups_list_only\` needs \`cluster_name\` to be listed: add \`WHERE cluster_name = …\` or \`JOIN aws.eks.clusters ON clusters.name = nodegroups_list_only.cluster_name\`
    `);
  });

  it('asks the generic tables for the type', () => {
    checkProblems(`
      SELECT Properties FROM aws.cloud_control.resource WHERE region = 'us-east-1'
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.cloud_control.resource\` needs \`TypeName\` and \`data__Identifier\`: add \`WHERE TypeName = … AND data__Identifier = …\`
    `);
  });

  it('asks the target of UPDATE and DELETE', () => {
    checkProblems(`
      DELETE FROM aws.iottwinmaker.sync_job WHERE state = 'ERROR'
                  ^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-parameter: \`aws.iottwinmaker.sync_job\` reads one resource by its identifier: add \`WHERE data__Identifier = '<WorkspaceId>|<SyncSource>'\`, or use \`aws.iottwinmaker.sync_jobs\` to list them
    `);
  });
});

describe('parameters that are given', () => {
  const given = (where: string): void => {
    checkFine(`SELECT state FROM aws.iottwinmaker.sync_jobs WHERE ${where}`);
  };

  it('by a literal, a list, a query, a template or a bound parameter', () => {
    given("workspace_id = 'w'");
    given("'w' = WorkspaceId");
    given("(workspace_id) IN ('v', 'w')");
    given('workspace_id IN (SELECT workspace_id FROM aws.iottwinmaker.workspaces)');
    given('workspace_id = (SELECT max(workspace_id) FROM aws.iottwinmaker.workspaces)');
    given('workspace_id = {{ workspace }}');
    given('workspace_id IN {{ workspaces | sql_list }}');
    given('workspace_id = ?1');
    given("data__Identifier = 'w|SITEWISE'");
    given("workspace_id = 'w' AND sync_source = 'SITEWISE'");
  });

  it('perhaps, below OR or in place of a predicate', () => {
    given("workspace_id = 'v' OR workspace_id = 'w'");
    given('{{ filter }}');
    given('region IS NOT NULL AND {{ filter }}');
  });

  it('by a join, over equalities, USING and a comma', () => {
    checkFine(`
      SELECT j.state FROM aws.iottwinmaker.workspaces w
      JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = w.workspace_id
    `);
    checkFine(`
      SELECT state FROM aws.iottwinmaker.sync_jobs JOIN aws.iottwinmaker.workspaces USING (workspace_id)
    `);
    checkFine(`
      SELECT a.state FROM aws.iottwinmaker.sync_jobs a, aws.iottwinmaker.sync_jobs b
      WHERE a.workspace_id = b.workspace_id AND b.workspace_id = 'w'
    `);
  });

  it('by a computed value of another table', () => {
    checkFine(`
      SELECT j.state FROM aws.s3.buckets b
      JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = lower(b.bucket_name)
    `);
  });

  it('by common and derived tables, from either side', () => {
    checkFine(`
      WITH w AS (SELECT 'factory' AS workspace_id)
      SELECT state FROM aws.iottwinmaker.sync_jobs JOIN w USING (workspace_id)
    `);
    checkFine(`
      SELECT state FROM (SELECT * FROM aws.iottwinmaker.sync_jobs) d WHERE d.workspace_id = 'w'
    `);
    checkFine(`
      WITH w AS (SELECT workspace_id AS id FROM aws.iottwinmaker.workspaces)
      SELECT state FROM aws.iottwinmaker.sync_jobs j JOIN w ON w.id = j.workspace_id
    `);
  });

  it('by an enclosing query', () => {
    checkFine(`
      SELECT w.arn, (SELECT count(*) FROM aws.iottwinmaker.sync_jobs j WHERE j.workspace_id = w.workspace_id)
      FROM aws.iottwinmaker.workspaces w
    `);
  });

  it('by a table function, an alias of the select list, and HAVING', () => {
    checkFine(`
      SELECT j.state FROM json_each('["v", "w"]') e JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = e.value
    `);
    checkFine("SELECT workspace_id AS w FROM aws.iottwinmaker.sync_jobs WHERE w = 'factory'");
    checkFine(
      "SELECT workspace_id, count(*) FROM aws.iottwinmaker.sync_jobs GROUP BY 1 HAVING workspace_id = 'factory'",
    );
  });

  it('to the customer’s own example', () => {
    checkFine(`
      SELECT region, workspace_id, sync_source, sync_role, creation_date_time, update_date_time, arn, state, tags
      FROM aws.iottwinmaker.sync_job
      WHERE data__Identifier = '<WorkspaceId>|<SyncSource>';
    `);
  });

  it('to mutations, which say what they create', () => {
    checkFine(`
      INSERT INTO aws.iottwinmaker.sync_jobs (WorkspaceId, SyncSource, SyncRole, region)
      SELECT 'w', 'SITEWISE', 'arn:aws:iam::123456789012:role/r', 'us-east-1'
      RETURNING Identifier, OperationStatus
    `);
  });

  it('as never needed where nothing is known of the list', () => {
    checkFine('SELECT bucket_name FROM aws.s3.buckets');
  });
});
