import { describe, expect, it } from 'vitest';
import type { BoundStatement } from '../../language/semantics/index.ts';
import { createBinder, fixedViews, viewsOf } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import { parseDocument, parseStatement } from '../../language/syntax/index.ts';
import type { SeenValues } from '../../server/features/completion/seen-values.ts';
import { createSeenValues } from '../../server/features/completion/seen-values.ts';
import { checkCompletion, proposalAt } from './check-completion.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { testLanguage } from './fixture.ts';

/** What is known after a statement gave `rows`, whose cells belong to all of its columns in order. */
function after(
  statement: string,
  rows: readonly (readonly (string | null)[])[],
  seen: SeenValues = createSeenValues(),
): SeenValues {
  return recorded(testLanguage().bind, statement, rows, seen);
}

function recorded(
  bind: (statement: ParsedStatement) => BoundStatement,
  statement: string,
  rows: readonly (readonly (string | null)[])[],
  seen: SeenValues = createSeenValues(),
): SeenValues {
  const columns = (rows[0] ?? []).map((_, index) => index);
  seen.record(bind(parseStatement(statement)), { statement, columns, rows }, bind);
  return seen;
}

const syncJobs = 'SELECT workspace_id, sync_source FROM aws.iottwinmaker.sync_jobs';

describe('completion of values seen in recent results', () => {
  it('proposes them for the column that they were read from', () => {
    const seen = after('SELECT bucket_name FROM aws.s3.buckets', [['logs'], ['photos'], [null]]);
    const text = "SELECT * FROM aws.s3.buckets WHERE bucket_name = '$0'";
    checkCompletion(text, { exactly: ['logs', 'photos'] }, { seen });
    expect(proposalAt(text, 'logs', { seen }).origin).toBe('in a recent result');
    checkCompletion(
      'SELECT * FROM aws.s3.buckets WHERE bucket_name = $0',
      { first: ['logs', 'photos'] },
      { seen },
    );
    checkCompletion(
      "SELECT * FROM aws.s3.buckets WHERE bucket_name IN ('logs', '$0')",
      { has: ['photos'] },
      { seen },
    );
  });

  it('writes quotes and backslashes of a value as the dialect does, and leaves texts of lines out', () => {
    const seen = after('SELECT bucket_name FROM aws.s3.buckets', [["it's"], ['two\nlines']]);
    const quoted = "SELECT * FROM aws.s3.buckets WHERE bucket_name = '$0'";
    checkCompletion(quoted, { exactly: ["it's"] }, { seen });
    expect(proposalAt(quoted, "it's", { seen }).text).toBe("it''s");
    const bare = 'SELECT * FROM aws.s3.buckets WHERE bucket_name = $0';
    expect(proposalAt(bare, "it's", { seen }).text).toBe("'it''s'");
  });

  it('composes an identifier of its parts, row by row', () => {
    const seen = after(syncJobs, [
      ['plant', 'SITEWISE'],
      ['office', 'IOTSITEWISE'],
      ['half', null],
    ]);
    checkCompletion(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Identifier = '$0'",
      { exactly: ['plant|SITEWISE', 'office|IOTSITEWISE', '<WorkspaceId>|<SyncSource>'] },
      { seen },
    );
    checkCompletion(
      "EXEC aws.iottwinmaker.sync_job.get_resource @data__Identifier = '$0'",
      { first: ['plant|SITEWISE'] },
      { seen },
    );
  });

  it('proposes the keys of parents for the columns that name them', () => {
    const seen = after('SELECT w.workspace_id FROM aws.iottwinmaker.workspaces w', [['plant']]);
    checkCompletion(
      "SELECT * FROM aws.iottwinmaker.sync_jobs WHERE workspace_id = '$0'",
      { exactly: ['plant'] },
      { seen },
    );
  });

  it('follows references to another type', () => {
    const seen = after('SELECT vpc_id FROM aws.ec2.vpcs', [['vpc-1']]);
    checkCompletion(
      "SELECT * FROM aws.ec2.subnets s WHERE s.vpc_id = '$0'",
      { exactly: ['vpc-1'] },
      { seen },
    );
  });

  it('knows columns through common tables, subqueries and stars', () => {
    const seen = after(
      'WITH b AS (SELECT bucket_name AS n FROM aws.s3.buckets) SELECT q.* FROM (SELECT * FROM b) q',
      [['logs']],
    );
    checkCompletion(
      "SELECT * FROM aws.s3.buckets WHERE bucket_name = '$0'",
      { exactly: ['logs'] },
      { seen },
    );
  });

  it('knows columns through views, of every arm of them', () => {
    const views = fixedViews(
      viewsOf(
        parseDocument(
          `CREATE VIEW jobs (job, source) AS SELECT workspace_id, sync_source FROM aws.iottwinmaker.sync_jobs;
           CREATE VIEW names AS SELECT bucket_name AS n FROM aws.s3.buckets UNION SELECT job FROM jobs;`,
        ),
      ),
    );
    const bind = createBinder(testCatalog(), () => views);
    const seen = recorded(bind, 'SELECT source, job FROM jobs', [['SITEWISE', 'plant']]);
    recorded(bind, 'SELECT * FROM names', [['logs']], seen);
    checkCompletion(
      "SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Identifier = '$0'",
      { exactly: ['plant|SITEWISE', '<WorkspaceId>|<SyncSource>'] },
      { seen },
    );
    for (const column of [
      'aws.s3.buckets WHERE bucket_name',
      'aws.iottwinmaker.sync_jobs WHERE workspace_id',
    ]) {
      checkCompletion(`SELECT * FROM ${column} = '$0'`, { has: ['logs'] }, { seen });
    }
  });

  it('puts the regions that were seen before all others', () => {
    const seen = after('SELECT region FROM aws.s3.buckets', [['eu-north-1']]);
    checkCompletion(
      "SELECT * FROM aws.ec2.vpcs WHERE region = '$0'",
      { first: ['eu-north-1', 'us-east-1'] },
      { seen },
    );
  });

  it('keeps the newest and no more than a list of them', () => {
    const many = Array.from({ length: 300 }, (_, index) => [`bucket-${index}`]);
    const statement = 'SELECT bucket_name FROM aws.s3.buckets';
    const seen = after(statement, [['newest']], after(statement, many));
    const owner = { typeName: 'AWS::S3::Bucket', property: 'BucketName' };
    expect(seen.of(owner)).toHaveLength(200);
    expect(seen.of(owner)[0]).toBe('newest');
  });

  it('keeps nothing of what is written only or named a secret', () => {
    const seen = after('SELECT secret_string FROM aws.secretsmanager.secrets', [['hunter2']]);
    after('SELECT bucket_name AS password FROM aws.s3.buckets', [['hunter2']], seen);
    expect([...seen.owners()]).toEqual([]);
  });
});

describe('completion of values that the document uses', () => {
  it('proposes what other statements compare the same column with', () => {
    checkCompletion(
      "SELECT * FROM aws.s3.buckets WHERE bucket_name IN ('logs', 'photos');\n" +
        "SELECT * FROM aws.s3.buckets b WHERE b.bucket_name = '$0'",
      { exactly: ['logs', 'photos'] },
    );
  });

  it('proposes what is written elsewhere, and not the literal under the cursor', () => {
    checkCompletion(
      "INSERT INTO aws.s3.buckets (BucketName) VALUES ('logs');\n" +
        "SELECT * FROM aws.s3.buckets WHERE bucket_name = 'lo$0gs2'",
      { exactly: ['logs'] },
    );
  });

  it('does not mix columns of the same name of other types', () => {
    checkCompletion(
      "SELECT * FROM aws.iam.roles WHERE arn = 'arn:role';\n" +
        "SELECT * FROM aws.s3.buckets WHERE arn = '$0'",
      { exactly: [] },
    );
  });
});
