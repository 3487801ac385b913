import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../server/features/hover.ts';
import { atCursor } from './fixture.ts';

interface Hovered {
  readonly markdown: string;
  /** The text that is described. */
  readonly name: string;
}

function hovered(textWithCursor: string): Hovered | undefined {
  const { language, bound, offset } = atCursor(textWithCursor);
  const hover = hoverAt(language, bound, offset, { defaultRegion: 'us-east-1' });
  return (
    hover && {
      markdown: hover.markdown,
      name: bound.statement.text.slice(hover.span.start, hover.span.end),
    }
  );
}

/** The hover at `$0` has each of the texts. */
function check(textWithCursor: string, ...texts: readonly string[]): void {
  const markdown = hovered(textWithCursor)?.markdown ?? '';
  for (const text of texts) {
    expect(markdown).toContain(text);
  }
}

const syncJob = "aws.iottwinmaker.sync_job WHERE data__Identifier = 'a|b'";

describe('hover of a resource', () => {
  it("shows all of the customer's page", () => {
    check(
      "SELECT * FROM aws.iottwinmaker.sync_$0job WHERE data__Identifier = 'a|b'",
      'Gets or operates on an individual sync_job resource, use sync_jobs to retrieve a list of resources or to create a resource',
      '`AWS::IoTTwinMaker::SyncJob`',
      'https://docs.aws.amazon.com/',
      '| `workspace_id` | string | The ID of the workspace.',
      '| `sync_source` | string | The source of the SyncJob.',
      '| `sync_role` | string | The IAM Role that execute SyncJob.',
      '| `creation_date_time` | string |',
      '| `update_date_time` | string |',
      '| `arn` | string |',
      '| `state` | string |',
      '| `tags` | object | A key-value pair to associate with a resource.',
      '| `region` | string | AWS region. |',
      '| `get_resource` | `SELECT` | `data__Identifier`, `region` |',
      '| `delete_resource` | `DELETE` | `data__Identifier`, `region` |',
      '- read: `iottwinmaker:GetSyncJob`, `iottwinmaker:GetWorkspace`, `iottwinmaker:ListTagsForResource`',
      '- delete: `iottwinmaker:DeleteSyncJob`, `iottwinmaker:GetSyncJob`, `iottwinmaker:GetWorkspace`',
    );
  });

  it('keeps a resource of many columns readable: methods first, a line for each column', () => {
    const { markdown } = hovered('SELECT * FROM aws.ec2.insta$0nces') ?? { markdown: '' };
    expect(markdown.indexOf('Accessible by')).toBeLessThan(markdown.indexOf('`instance_id`'));
    const lines = markdown.split('\n').filter((line) => line.startsWith('| `'));
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter((line) => line.length > 260)).toEqual([]);
  });

  it('describes only the name under the cursor', () => {
    expect(hovered('SELECT * FROM aws.s3.buck$0ets')?.name).toBe('buckets');
  });

  it('shows a service and a provider', () => {
    check('SELECT * FROM aws.iottwin$0maker.workspaces', '**iottwinmaker**', 'resource types');
    check('SELECT * FROM aw$0s.s3.buckets', '**aws**', 'services');
  });

  it('shows an alias as its table, where it is made and where it is used', () => {
    check('SELECT b$0.region FROM aws.s3.buckets b', '`AWS::S3::Bucket`');
    check('SELECT region FROM aws.s3.buckets b$0', '`AWS::S3::Bucket`');
    check('SELECT b$0.* FROM aws.s3.buckets b', '`AWS::S3::Bucket`');
  });

  it('shows the columns of a common table', () => {
    check(
      'WITH r AS (SELECT region AS place FROM aws.s3.buckets) SELECT * FROM r$0',
      '**r** · common table',
      '`place`',
    );
  });

  it('shows what DESCRIBE and SHOW name', () => {
    check('DESCRIBE aws.s3.buck$0ets', '`AWS::S3::Bucket`');
    check('SHOW RESOURCES IN aws.s$03', '**s3**');
  });

  it('says nothing of a table that there is not', () => {
    expect(hovered('SELECT * FROM aws.s3.bucke$0t_list')).toBeUndefined();
  });
});

describe('hover of a column', () => {
  it('shows its type, facts and documentation', () => {
    check(
      `SELECT sync_$0role FROM ${syncJob}`,
      '**sync_role** `string` · required · create-only',
      'The IAM Role that execute SyncJob.',
      'Property `SyncRole` of `AWS::IoTTwinMaker::SyncJob`',
    );
    check(`SELECT st$0ate FROM ${syncJob}`, 'read-only');
    check(`SELECT workspace$0_id FROM ${syncJob}`, 'part of the identifier');
  });

  it('shows a param and what requires it', () => {
    check(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Iden$0tifier = 'a|b'",
      'param of `aws.iottwinmaker.sync_job`',
      '`<WorkspaceId>|<SyncSource>`',
      'Required by `delete_resource` (DELETE), `get_resource` (SELECT)',
    );
  });

  it('says which region is asked where none is named', () => {
    check('SELECT reg$0ion FROM aws.s3.buckets', '`us-east-1`');
  });

  it('says where a region is', () => {
    check("SELECT 1 FROM aws.s3.buckets WHERE region = 'eu-we$0st-1'", 'Europe (Ireland)');
  });

  it('shows a property in a list of columns to insert or to set', () => {
    check(
      "INSERT INTO aws.s3.buckets (BucketNa$0me) SELECT 'x'",
      'Property `BucketName` of `AWS::S3::Bucket`',
    );
    check("UPDATE aws.s3.bucket SET Ta$0gs = '[]'", 'Property `Tags` of `AWS::S3::Bucket`');
  });

  it('shows what a subquery passes on as the column that it is', () => {
    check(
      'SELECT q.bucket_na$0me FROM (SELECT bucket_name FROM aws.s3.buckets) q',
      'Property `BucketName`',
    );
  });

  it('shows what a column of a query computes', () => {
    check(
      'SELECT q.to$0tal FROM (SELECT count(*) AS total FROM aws.s3.buckets) q',
      'column of `q`',
    );
    check(
      'SELECT count(*) AS total FROM aws.s3.buckets GROUP BY region ORDER BY tot$0al',
      'count(*)',
    );
  });

  it('lists the columns of a star', () => {
    check('SELECT *$0 FROM aws.s3.buckets', '`bucket_name`', '`region`');
  });
});

describe('hover of anything else', () => {
  it('shows a method', () => {
    check(
      'DESCRIBE METHOD aws.iottwinmaker.sync_job.get_re$0source',
      '**get_resource** · method of `aws.iottwinmaker.sync_job`, accessible by `SELECT`',
      'Required params: `data__Identifier`, `region`',
      '`iottwinmaker:GetWorkspace`',
    );
  });

  it('shows a function with its signature', () => {
    check('SELECT json_ext$0ract(tags, 1) FROM aws.s3.buckets', 'json_extract(', 'scalar function');
    check('SELECT * FROM json_ea$0ch(1)', 'json_each(', 'table function');
  });

  it('shows a keyword, one of two words by either', () => {
    check('SELECT * FR$0OM aws.s3.buckets', 'Names the sources of rows');
    check('SELECT * FROM aws.s3.buckets ORDER B$0Y region', '`ORDER BY` sorts');
  });

  it('says nothing of blanks, numbers and comments', () => {
    expect(hovered('SELECT  $0  1')).toBeUndefined();
    expect(hovered('SELECT 1$02')).toBeUndefined();
    expect(hovered('-- FR$0OM\nSELECT 1')).toBeUndefined();
  });
});
