import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { hoverAt } from '../../server/features/hover.ts';
import { createLanguageContext } from '../../server/features/language-context.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { testWorkspace } from './check-workspace.ts';
import { atCursor } from './fixture.ts';

interface Hovered {
  readonly markdown: string;
  /** The text that is described. */
  readonly name: string;
}

const settings = {
  defaultRegion: 'us-east-1',
  enabledRegions: ['us-east-1', 'eu-west-1', 'eu-central-1'],
};

function hovered(textWithCursor: string): Hovered | undefined {
  const { language, bound, offset } = atCursor(textWithCursor);
  const hover = hoverAt(language, bound, offset, settings);
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
    check('SHOW SERVICES IN aw$0s', '**aws**');
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
    check('SELECT ta$0gs FROM aws.s3.buckets', 'Each element of type `Tag`', '| `Key` | string |');
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

describe('hover of a column that a query gives', () => {
  it('shows its own name, and the column that it passes on', () => {
    check(
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
    check(
      'WITH c AS (SELECT upper(bucket_name) AS big FROM aws.s3.buckets) SELECT q.b$0ig FROM (SELECT big FROM c) q',
      '**big** `string` · column of `q`',
      'upper(bucket_name)',
    );
  });

  it('shows an alias in the select list by its expression and the column', () => {
    check(
      'SELECT bucket_name AS na$0me FROM aws.s3.buckets',
      '**name** is',
      'Property `BucketName`',
    );
  });

  it('shows the columns of a common table where it is made', () => {
    check(
      'WITH c$0 AS (SELECT bucket_name AS name, count(*) AS n FROM aws.s3.buckets) SELECT 1 FROM c',
      '**c** · common table',
      '| `name` | string | `bucket_name` of `aws.s3.buckets` |',
      '| `n` | integer | `count(*)` |',
    );
    check("WITH c$0 AS (SELECT 'a' || 'b' AS x) SELECT 1", "| `x` | string | `'a' \\|\\| 'b'` |");
    check('WITH c(a$0) AS (SELECT 1 + 1) SELECT a FROM c', '**a**', '1 + 1');
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

describe('hover of a value', () => {
  it('shows the property that it is compared with, and the values that there are', () => {
    check(
      "SELECT * FROM aws.ec2.vpcs WHERE instance_tenancy = 'dedi$0cated'",
      'Value of **instance_tenancy** `string`',
      'Property `InstanceTenancy` of `AWS::EC2::VPC`',
    );
    check(
      "SELECT * FROM aws.ec2.vpcs WHERE instance_tenancy IN ('a', 'b$0')",
      'Value of **instance_tenancy**',
    );
    check(
      "SELECT * FROM aws.ec2.vpcs WHERE (cidr_block, vpc_id) = ('a', 'b$0')",
      'Value of **vpc_id**',
    );
  });

  it('takes an identifier apart', () => {
    check(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'my-work$0space|SITEWISE'",
      'Identifier of `aws.iottwinmaker.sync_job`',
      '| `workspace_id` | `my-workspace` |',
      '| `sync_source` | `SITEWISE` |',
    );
    check(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'my-work$0space'",
      '| `sync_source` | missing |',
    );
  });

  it('takes an ARN apart', () => {
    check(
      "SELECT 'arn:aws:iam::123456789012:role$0/admin'",
      '**ARN**',
      '| Service | `iam` |',
      '| Account | `123456789012` |',
      '| Resource | `role/admin` |',
    );
  });

  it('says what a pattern keeps', () => {
    check(
      "SELECT * FROM aws.s3.buckets WHERE bucket_name LIKE 'log$0-%'",
      'Texts that begin with `log-`, in upper or lower case',
      'Pattern for **bucket_name**',
    );
    check("SELECT * FROM aws.s3.buckets WHERE region GLOB '*-$01'", 'Texts that end with `-1`');
  });

  it('shows the property that an INSERT, a SET or an EXEC gives it to', () => {
    check(
      "INSERT INTO aws.s3.buckets (BucketName, Tags) VALUES ('a', '[$0]')",
      'Value of **tags** `array`',
    );
    check("INSERT INTO aws.s3.buckets (BucketName) SELECT 'a$0'", 'Value of **bucket_name**');
    check("UPDATE aws.s3.bucket SET Tags = '[$0]'", 'Value of **tags**');
    check(
      "EXEC aws.s3.buckets.delete_resource @data__Identifier = 'na$0me'",
      'Identifier of `aws.s3.buckets`',
    );
  });

  it('shows the member of a JSON value that it is compared with', () => {
    check(
      "SELECT 1 FROM aws.s3.buckets WHERE tags ->> '$[0].Key' = 'ow$0ner'",
      'Value of **Key** `string`',
    );
    check(
      "SELECT 1 FROM aws.s3.buckets WHERE json_extract(tags, '$[0].Key') LIKE 'ow$0n%'",
      'Texts that begin with `own`',
      'Pattern for **Key**',
    );
  });

  it('says which names SHOW keeps', () => {
    check("SHOW SERVICES IN aws LIKE 's$03%'", 'Texts that begin with `s3`');
  });

  it('shows the type of a generic table', () => {
    check(
      "SELECT * FROM aws.cloud_control.resources WHERE TypeName = 'AWS::S3::Buck$0et'",
      '`aws.s3.buckets`',
    );
  });

  it('shows a duration, an ordinal, a blob and a limit', () => {
    check('SLEEP 50$000', 'Waits 5 s');
    check('SELECT region, count(*) FROM aws.s3.buckets GROUP BY 1$0', 'Item 1', 'region');
    check("SELECT x'4869$0'", '2 bytes: `Hi`');
    check('SELECT * FROM aws.s3.buckets LIMIT 4$00', 'At most so many rows');
  });
});

describe('hover of a JSON path', () => {
  it('shows each step by the nested property', () => {
    check(
      "SELECT json_extract(tags, '$[0].Ke$0y') FROM aws.s3.buckets",
      '**Key** `string`',
      'Member of `Tag`',
    );
    check("SELECT json_extract(tags, '$[$00].Key') FROM aws.s3.buckets", 'Element 0', '| `Key` |');
  });

  it('shows the members of what it finds', () => {
    check(
      "SELECT bucket_encryption ->> '$.ServerSideEncryption$0Configuration' FROM aws.s3.buckets",
      '**ServerSideEncryptionConfiguration** `array`',
      '| `ServerSideEncryptionByDefault` |',
    );
  });
});

describe('hover of an argument', () => {
  it('shows the column and which parameter it is', () => {
    check(
      'SELECT json_extract(ta$0gs, 1) FROM aws.s3.buckets',
      'Property `Tags`',
      'Argument `JSON` of `json_extract(JSON, PATH, …)`',
    );
  });

  it('shows a number by its parameter', () => {
    check("SELECT split_part(arn, ':', 5$0) FROM aws.s3.buckets", 'Argument `N` of `split_part');
  });

  it('repeats the pairs of a function that takes any number of them', () => {
    check("SELECT json_object('a', 1, 'b', 2$0)", 'Argument `VALUE` of `json_object');
    check("SELECT json_object('a', 1, 'b$0', 2)", 'Argument `KEY` of `json_object');
  });
});

describe('hover of a verb', () => {
  it('shows the calls, where they go, and why rows are got one by one', () => {
    check(
      'SEL$0ECT tags FROM aws.s3.buckets LIMIT 40',
      '**1 list, at most 40 gets** in `us-east-1`',
      'A get per row of `aws.s3.buckets` because `tags` is not in every list.',
    );
    check(
      "SEL$0ECT bucket_name FROM aws.s3.buckets WHERE region LIKE 'eu-%'",
      '**2 lists** in `eu-west-1`, `eu-central-1`',
    );
    check("DEL$0ETE FROM aws.s3.buckets WHERE bucket_name = 'a'", '**1 delete** in `us-east-1`');
  });

  it('shows the calls of a statement that is explained', () => {
    check('EXPLAIN SEL$0ECT bucket_name FROM aws.s3.buckets', '**1 list** in `us-east-1`');
    check('EXPL$0AIN SELECT bucket_name FROM aws.s3.buckets', 'makes none', '**1 list**');
  });

  it('says why a statement cannot be run', () => {
    check(
      'SEL$0ECT * FROM aws.iottwinmaker.sync_jobs',
      'Cannot be run as it is: `aws.iottwinmaker.sync_jobs` needs `workspace_id`',
    );
  });
});

describe('hover of marks and operators', () => {
  it('shows operators', () => {
    check("SELECT tags -$0>> '$[0]' FROM aws.s3.buckets", '`json ->> path`');
    check('SELECT bucket_name |$0| region FROM aws.s3.buckets', 'joins two texts');
    check('SELECT region:$0:text FROM aws.s3.buckets', '`CAST(value AS type)`');
    check("SELECT 1 FROM aws.s3.buckets WHERE region GL$0OB 'e*'", 'Case counts');
  });

  it('shows hints and anchors', () => {
    check('SHOW INSERT /*+ REQUI$0RED */ INTO aws.s3.buckets', '**REQUIRED** · hint');
    check(
      '/*+ exis$0ts, retries=3 */\nSELECT 1',
      '**exists** · anchor',
      '- `retries` `3`: how often to ask again',
    );
  });

  it('shows templates and parameters, with what their value is for', () => {
    check(
      'SELECT * FROM aws.s3.buckets WHERE region = {{ reg$0ion | upper }}',
      '**region** · template variable',
      'Changed by `upper`',
      'A value of `region` of `aws.s3.buckets`',
    );
    check("SELECT 'a-{{ en$0v }}'", '**env** · template variable');
    check('SELECT * FROM aws.s3.buckets WHERE bucket_name = :na$0me', '**:name** · parameter');
  });

  it('shows a window where it is made and where it is used', () => {
    const text = 'SELECT rank() OVER w FROM aws.s3.buckets WINDOW w AS (ORDER BY region)';
    check(text.replace('OVER w', 'OVER w$0'), '**w** · window', '(ORDER BY region)');
    check(text.replace('WINDOW w', 'WINDOW w$0'), '**w** · window');
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
