import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { hoverAt } from '../../server/features/hover.ts';
import { createLanguageContext } from '../../server/features/language-context.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { testWorkspace } from './check-workspace.ts';
import { checkHover, hovered, settings } from './check-hover.ts';

const syncJob = "aws.iottwinmaker.sync_job WHERE data__Identifier = 'a|b'";

describe('hover of a resource', () => {
  it("shows all of the customer's page", () => {
    checkHover(
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
    checkHover('SELECT * FROM aws.iottwin$0maker.workspaces', '**iottwinmaker**', 'resource types');
    checkHover('SELECT * FROM aw$0s.s3.buckets', '**aws**', 'services');
  });

  it('shows an alias as its table, where it is made and where it is used', () => {
    checkHover('SELECT b$0.region FROM aws.s3.buckets b', '`AWS::S3::Bucket`');
    checkHover('SELECT region FROM aws.s3.buckets b$0', '`AWS::S3::Bucket`');
    checkHover('SELECT b$0.* FROM aws.s3.buckets b', '`AWS::S3::Bucket`');
  });

  it('shows the columns of a common table', () => {
    checkHover(
      'WITH r AS (SELECT region AS place FROM aws.s3.buckets) SELECT * FROM r$0',
      '**r** · common table',
      '`place`',
    );
  });

  it('shows what DESCRIBE and SHOW name', () => {
    checkHover('DESCRIBE aws.s3.buck$0ets', '`AWS::S3::Bucket`');
    checkHover('SHOW RESOURCES IN aws.s$03', '**s3**');
    checkHover('SHOW SERVICES IN aw$0s', '**aws**');
  });

  it('says nothing of a table that there is not', () => {
    expect(hovered('SELECT * FROM aws.s3.bucke$0t_list')).toBeUndefined();
  });
});

describe('hover of a column', () => {
  it('shows its type, facts and documentation', () => {
    checkHover(
      `SELECT sync_$0role FROM ${syncJob}`,
      '**sync_role** `string` · required · create-only',
      'The IAM Role that execute SyncJob.',
      'Property `SyncRole` of `AWS::IoTTwinMaker::SyncJob`',
    );
    checkHover(
      'SELECT ta$0gs FROM aws.s3.buckets',
      'Each element of type `Tag`',
      '| `Key` | string |',
    );
    checkHover(`SELECT st$0ate FROM ${syncJob}`, 'read-only');
    checkHover(`SELECT workspace$0_id FROM ${syncJob}`, 'part of the identifier');
  });

  it('shows a param and what requires it', () => {
    checkHover(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Iden$0tifier = 'a|b'",
      'param of `aws.iottwinmaker.sync_job`',
      '`<WorkspaceId>|<SyncSource>`',
      'Required by `delete_resource` (DELETE), `get_resource` (SELECT)',
    );
  });

  it('says which region is asked where none is named', () => {
    checkHover('SELECT reg$0ion FROM aws.s3.buckets', '`us-east-1`');
  });

  it('says where a region is', () => {
    checkHover("SELECT 1 FROM aws.s3.buckets WHERE region = 'eu-we$0st-1'", 'Europe (Ireland)');
  });

  it('shows a property in a list of columns to insert or to set', () => {
    checkHover(
      "INSERT INTO aws.s3.buckets (BucketNa$0me) SELECT 'x'",
      'Property `BucketName` of `AWS::S3::Bucket`',
    );
    checkHover("UPDATE aws.s3.bucket SET Ta$0gs = '[]'", 'Property `Tags` of `AWS::S3::Bucket`');
  });

  it('shows what a subquery passes on as the column that it is', () => {
    checkHover(
      'SELECT q.bucket_na$0me FROM (SELECT bucket_name FROM aws.s3.buckets) q',
      'Property `BucketName`',
    );
  });

  it('shows what a column of a query computes', () => {
    checkHover(
      'SELECT q.to$0tal FROM (SELECT count(*) AS total FROM aws.s3.buckets) q',
      'column of `q`',
    );
    checkHover(
      'SELECT count(*) AS total FROM aws.s3.buckets GROUP BY region ORDER BY tot$0al',
      'count(*)',
    );
  });

  it('lists the columns of a star', () => {
    checkHover('SELECT *$0 FROM aws.s3.buckets', '`bucket_name`', '`region`');
  });
});

describe('hover of a column that a query gives', () => {
  it('shows its own name, and the column that it passes on', () => {
    checkHover(
      'SELECT q.na$0me FROM (SELECT bucket_name AS name FROM aws.s3.buckets) q',
      '**name** `string` · column of `q`',
      'Is `bucket_name` of `aws.s3.buckets`:',
      'Property `BucketName` of `AWS::S3::Bucket`',
    );
    expect(
      hovered('WITH c(a) AS (SELECT bucket_name FROM aws.s3.buckets) SELECT a$0 FROM c')?.markdown,
    ).toMatch(/^\*\*a\*\* `string` · column of `c`/);
  });

  it('shows what it computes, through every query in between', () => {
    checkHover(
      'WITH c AS (SELECT upper(bucket_name) AS big FROM aws.s3.buckets) SELECT q.b$0ig FROM (SELECT big FROM c) q',
      '**big** `string` · column of `q`',
      'upper(bucket_name)',
    );
  });

  it('shows an alias in the select list by its expression and the column', () => {
    checkHover(
      'SELECT bucket_name AS na$0me FROM aws.s3.buckets',
      '**name** is',
      'Property `BucketName`',
    );
  });

  it('shows the columns of a common table where it is made', () => {
    checkHover(
      'WITH c$0 AS (SELECT bucket_name AS name, count(*) AS n FROM aws.s3.buckets) SELECT 1 FROM c',
      '**c** · common table',
      '| `name` | string | `bucket_name` of `aws.s3.buckets` |',
      '| `n` | integer | `count(*)` |',
    );
    checkHover(
      "WITH c$0 AS (SELECT 'a' || 'b' AS x) SELECT 1",
      "| `x` | string | `'a' \\|\\| 'b'` |",
    );
    checkHover('WITH c(a$0) AS (SELECT 1 + 1) SELECT a FROM c', '**a**', '1 + 1');
  });
});

describe('hover of a view of another file', () => {
  const workspace = testWorkspace();
  const language = createLanguageContext({ catalog: testCatalog() }, workspace.index);
  workspace.open(
    'file:///my%20views.iql',
    'CREATE VIEW big (name, n) AS SELECT upper(bucket_name), count(*) FROM aws.s3.buckets GROUP BY 1',
  );

  function checkView(textWithCursor: string, ...texts: readonly string[]): void {
    const at = textWithCursor.indexOf('$0');
    const { placed, offset } = statementCursor(parseDocument(textWithCursor.replace('$0', '')), at);
    const { markdown } = hoverAt(language, language.bind(placed.statement), offset, settings) ?? {
      markdown: '',
    };
    for (const text of texts) {
      expect(markdown).toContain(text);
    }
  }

  it('shows its columns, its statement and its file', () => {
    checkView(
      'SELECT * FROM bi$0g',
      '**big** · view',
      '| `n` | integer | `count(*)` |',
      'CREATE VIEW big',
      'Created in `my views.iql`',
    );
    checkView('SELECT b$0.n FROM big AS b', '**b** · view `big`');
    checkView('DROP VIEW bi$0g', '**big** · view', 'CREATE VIEW big');
  });

  it('shows what a column of it computes', () => {
    checkView(
      'SELECT nam$0e FROM big',
      '**name** `string` · column of `big`',
      'upper(bucket_name)',
    );
  });
});
