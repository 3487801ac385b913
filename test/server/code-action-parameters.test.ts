import { describe, expect, it } from 'vitest';
import { checkAction, fixesAt, snippetOf } from './check-code-action.ts';

describe('a missing required param', () => {
  it('is added in a WHERE of its own', () => {
    checkAction(
      'SELECT state FROM aws.iottwinmaker.sync_jobs$0;',
      'Add `workspace_id = …`',
      "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = '<WorkspaceId>';",
    );
  });

  it('comes with every other way to give it, in the order of the message, the plainest preferred', () => {
    expect(fixesAt('SELECT state FROM aws.iottwinmaker.sync_jobs$0')).toEqual([
      '* Add `workspace_id = …`',
      'Join `aws.iottwinmaker.workspaces` for its `workspace_id`',
      'Add `data__Identifier = …`',
    ]);
  });

  it('is written on a line of its own where clauses are', () => {
    checkAction(
      '  SELECT state\n  FROM aws.iottwinmaker.sync_jobs$0 -- all\n  ORDER BY state',
      'Add `workspace_id = …`',
      "  SELECT state\n  FROM aws.iottwinmaker.sync_jobs\n  WHERE workspace_id = '<WorkspaceId>' -- all\n  ORDER BY state",
    );
  });

  it('ends its lines as the text does', () => {
    checkAction(
      'SELECT state\r\nFROM aws.iottwinmaker.sync_jobs$0\r\nORDER BY state',
      'Add `workspace_id = …`',
      "SELECT state\r\nFROM aws.iottwinmaker.sync_jobs\r\nWHERE workspace_id = '<WorkspaceId>'\r\nORDER BY state",
    );
  });

  it('is a place to fill in for an editor that has snippets', () => {
    expect(
      snippetOf('SELECT state FROM aws.iottwinmaker.sync_jobs$0', 'Add `workspace_id = …`'),
    ).toBe(
      "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = '${1:<WorkspaceId>}'",
    );
  });

  it('is added to a WHERE', () => {
    checkAction(
      "SELECT state FROM aws.iottwinmaker.sync_jobs$0 WHERE state = 'ACTIVE' ORDER BY state",
      'Add `workspace_id = …`',
      "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE state = 'ACTIVE' AND workspace_id = '<WorkspaceId>' ORDER BY state",
    );
  });

  it('is added to a WHERE with an OR, whose sides it holds for', () => {
    checkAction(
      "SELECT state FROM aws.iottwinmaker.sync_jobs$0 WHERE state = 'A' OR state = 'B'",
      'Add `workspace_id = …`',
      "SELECT state FROM aws.iottwinmaker.sync_jobs WHERE (state = 'A' OR state = 'B') AND workspace_id = '<WorkspaceId>'",
    );
  });

  it('is added to a WHERE of several lines in a line of its own', () => {
    checkAction(
      `SELECT state FROM aws.iottwinmaker.sync_jobs$0
WHERE state = 'A'
  AND region = 'us-east-1'`,
      'Add `workspace_id = …`',
      `SELECT state FROM aws.iottwinmaker.sync_jobs
WHERE state = 'A'
  AND region = 'us-east-1'
  AND workspace_id = '<WorkspaceId>'`,
    );
  });

  it('fills a WHERE that has nothing yet', () => {
    const after = snippetOf(
      'SELECT 1 FROM aws.iottwinmaker.sync_job$0',
      'Add `data__Identifier = …`',
    );
    expect(after).toBe(
      "SELECT 1 FROM aws.iottwinmaker.sync_job WHERE data__Identifier = '${1:<WorkspaceId>|<SyncSource>}'",
    );
  });

  it('names its table where there are several', () => {
    checkAction(
      'SELECT b.region FROM aws.s3.buckets b JOIN aws.iottwinmaker.sync_jobs$0 j ON j.state = b.bucket_name',
      'Add `j.workspace_id = …`',
      "SELECT b.region FROM aws.s3.buckets b JOIN aws.iottwinmaker.sync_jobs j ON j.state = b.bucket_name WHERE j.workspace_id = '<WorkspaceId>'",
    );
  });

  it('goes into ON where WHERE would turn an outer join into an inner one', () => {
    checkAction(
      "SELECT b.region FROM aws.s3.buckets b LEFT JOIN aws.iottwinmaker.sync_jobs$0 j ON j.state = b.bucket_name WHERE b.region = 'us-east-1'",
      'Add `j.workspace_id = …`',
      "SELECT b.region FROM aws.s3.buckets b LEFT JOIN aws.iottwinmaker.sync_jobs j ON j.state = b.bucket_name AND j.workspace_id = '<WorkspaceId>' WHERE b.region = 'us-east-1'",
    );
  });

  it('goes into the query that reads the table', () => {
    checkAction(
      'SELECT 1 FROM aws.s3.buckets WHERE bucket_name IN (SELECT state FROM aws.iottwinmaker.sync_jobs$0 LIMIT 1) LIMIT 2',
      'Add `workspace_id = …`',
      "SELECT 1 FROM aws.s3.buckets WHERE bucket_name IN (SELECT state FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = '<WorkspaceId>' LIMIT 1) LIMIT 2",
    );
  });

  it('of a DELETE is the identifier, and is added before RETURNING', () => {
    const text = 'DELETE FROM aws.iottwinmaker.sync_jobs$0 RETURNING Identifier';
    expect(fixesAt(text)[0]).toBe('* Add `data__Identifier = …`');
    checkAction(
      text,
      'Add `data__Identifier = …`',
      "DELETE FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = '<WorkspaceId>|<SyncSource>' RETURNING Identifier",
    );
  });

  it('is added beside the parts of it that are given', () => {
    const text = "SELECT state FROM aws.iottwinmaker.sync_job$0 WHERE workspace_id = 'w'";
    expect(fixesAt(text)).toEqual(['* Add `data__Identifier = …`', 'Add `sync_source = …`']);
    checkAction(
      text,
      'Add `sync_source = …`',
      "SELECT state FROM aws.iottwinmaker.sync_job WHERE workspace_id = 'w' AND sync_source = '<SyncSource>'",
    );
  });

  it('is said in one spelling', () => {
    expect(fixesAt('SELECT 1 FROM aws.cloud_control.resources$0')).toEqual([
      '* Add `TypeName = …`',
    ]);
  });

  it('may be several at once', () => {
    checkAction(
      'SELECT Properties FROM aws.cloud_control.resource$0',
      'Add `TypeName = … AND data__Identifier = …`',
      "SELECT Properties FROM aws.cloud_control.resource WHERE TypeName = '<TypeName>' AND data__Identifier = '<Identifier>'",
    );
  });
});

describe('an identifier that a change lacks', () => {
  it('is added as the warning names it, or as a whole', () => {
    const text = "DELETE FROM aws.s3.buckets$0 WHERE region = 'us-east-1'";
    expect(fixesAt(text)).toEqual(['* Add `bucket_name = …`', 'Add `data__Identifier = …`']);
    checkAction(
      text,
      'Add `bucket_name = …`',
      "DELETE FROM aws.s3.buckets WHERE region = 'us-east-1' AND bucket_name = '<BucketName>'",
    );
  });

  it('of several parts is added as far as it lacks', () => {
    checkAction(
      "UPDATE aws.apigateway.resources$0 SET PathPart = 'x' WHERE rest_api_id = 'r'",
      'Add `resource_id = …`',
      "UPDATE aws.apigateway.resources SET PathPart = 'x' WHERE rest_api_id = 'r' AND resource_id = '<ResourceId>'",
    );
  });
});
