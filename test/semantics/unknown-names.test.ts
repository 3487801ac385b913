import { describe, it } from 'vitest';
import { checkFine, checkProblems } from './check.ts';

describe('unknown-provider', () => {
  it('names the provider and suggests the near one', () => {
    checkProblems(`
      SELECT region FROM asw.s3.buckets
                         ^^^ error unknown-provider: no provider \`asw\`: did you mean \`aws\`?
    `);
  });

  it('says what to write where nothing is near', () => {
    checkProblems(`
      SELECT 1 FROM elsewhere.compute.instances
                    ^^^^^^^^^ error unknown-provider: no provider \`elsewhere\`: IQL asks \`aws\` alone
    `);
  });

  it('accepts both prefixes in any case', () => {
    checkFine('SELECT region FROM aws.s3.buckets');
    checkFine('SELECT region FROM AWSCC.S3.Buckets');
  });
});

describe('unknown-service', () => {
  it('suggests the near service', () => {
    checkProblems(`
      SELECT arn FROM aws.iottwinmakr.sync_job
                          ^^^^^^^^^^^ error unknown-service: no service \`iottwinmakr\` in \`aws\`: did you mean \`iottwinmaker\`?
    `);
  });

  it('is reported in SHOW too', () => {
    checkProblems(`
      SHOW RESOURCES IN aws.iottwinmakr
                            ^^^^^^^^^^^ error unknown-service: no service \`iottwinmakr\` in \`aws\`: did you mean \`iottwinmaker\`?
    `);
  });

  it('waits for a name that is still being typed', () => {
    checkFine('SHOW RESOURCES IN aws');
    checkFine('DESCRIBE aws.iottwinmaker.sync_job');
  });
});

describe('unknown-resource', () => {
  it('suggests the near resource', () => {
    checkProblems(`
      SELECT arn FROM aws.iottwinmaker.sync_jbs WHERE workspace_id = 'w'
                                       ^^^^^^^^ error unknown-resource: no resource \`sync_jbs\` in \`aws.iottwinmaker\`: did you mean \`sync_jobs\`?
    `);
  });

  it('says where a resource of that name is', () => {
    checkProblems(`
      SELECT * FROM aws.s3.sync_jobs
                           ^^^^^^^^^ error unknown-resource: no resource \`sync_jobs\` in \`aws.s3\`: it is in \`aws.iottwinmaker\`
    `);
  });

  it('asks for a resource after a service', () => {
    checkProblems(`
      SELECT * FROM aws.s3
                    ^^^^^^ error unknown-resource: \`aws.s3\` is a service: add a resource, \`aws.s3.<resource>\`
    `);
  });

  it('is reported for the target of a mutation', () => {
    checkProblems(`
      DELETE FROM aws.s3.bucketz WHERE data__Identifier = 'b'
                         ^^^^^^^ error unknown-resource: no resource \`bucketz\` in \`aws.s3\`: did you mean \`buckets\`?
    `);
  });
});

describe('unknown-method', () => {
  it('suggests the near method', () => {
    checkProblems(`
      DESCRIBE METHOD aws.iottwinmaker.sync_job.get_resorce
                                                ^^^^^^^^^^^ error unknown-method: no method \`get_resorce\` on \`aws.iottwinmaker.sync_job\`: did you mean \`get_resource\`?
    `);
  });

  it('accepts the methods of the table', () => {
    checkFine('DESCRIBE METHOD EXTENDED aws.iottwinmaker.sync_job.delete_resource');
  });
});

describe('unknown-table', () => {
  it('is a qualifier that no table of the query has', () => {
    checkProblems(`
      SELECT w.arn FROM aws.iottwinmaker.workspaces ws
             ^ error unknown-table: no table \`w\` in this query: did you mean \`ws\`?
    `);
  });

  it('is a qualified star without its table', () => {
    checkProblems(`
      SELECT x.* FROM aws.s3.buckets b, aws.iottwinmaker.workspaces w
             ^ error unknown-table: no table \`x\` in this query
    `);
  });

  it('is almost the name of a common table', () => {
    checkProblems(`
      WITH recent AS (SELECT 1 AS n) SELECT n FROM recents
                                                   ^^^^^^^ warning unknown-table: no table \`recents\` in this query: did you mean \`recent\`?
    `);
  });

  it('passes a single word, which may be a view', () => {
    checkFine('SELECT anything, v.more FROM v WHERE other = 1');
  });

  it('accepts a service without its provider', () => {
    checkFine('SELECT b.region, s3.buckets.region FROM s3.buckets CROSS JOIN s3.buckets b');
  });

  it('is a name of two parts that is no service', () => {
    checkProblems(`
      SELECT 1 FROM nowhere.things
                    ^^^^^^^^^^^^^^ error unknown-table: no table \`nowhere.things\`: name a resource as \`aws.<service>.<resource>\`
    `);
  });
});

describe('unknown-function', () => {
  it('suggests the near function', () => {
    checkProblems(`
      SELECT json_extrct(tags, '$.a') FROM aws.iottwinmaker.workspaces
             ^^^^^^^^^^^ error unknown-function: no function \`json_extrct\`: did you mean \`json_extract\`?
    `);
  });

  it('sends a table function to FROM', () => {
    checkProblems(`
      SELECT json_each(tags) FROM aws.iottwinmaker.workspaces
             ^^^^^^^^^ error unknown-function: \`json_each\` gives rows: write it in FROM, \`FROM json_each(…)\`
    `);
  });

  it('suggests table functions in FROM', () => {
    checkProblems(`
      SELECT value FROM json_eech('[1]')
                        ^^^^^^^^^ error unknown-function: no function \`json_eech\`: did you mean \`json_each\`?
    `);
  });

  it('knows functions of SQLite and of the dialect in any case', () => {
    checkFine(`
      SELECT UPPER(region), COUNT(*), split_part(arn, ':', 5), Regexp_Like(arn, 'x'),
        row_number() OVER (ORDER BY arn), geopoly_area(arn), json_equal(tags, '{}')
      FROM aws.iottwinmaker.workspaces
    `);
  });
});
