import { describe, it } from 'vitest';
import { checkFine, checkProblems, checkReferences } from './check.ts';

describe('unknown-column', () => {
  it('suggests the near column of the table', () => {
    checkProblems(`
      SELECT stat FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'a|b'
             ^^^^ error unknown-column: no column \`stat\` on \`aws.iottwinmaker.sync_job\`: did you mean \`state\`?
    `);
  });

  it('suggests in the spelling of properties where that was written', () => {
    checkProblems(`
      SELECT WorkspceId FROM aws.iottwinmaker.workspaces
             ^^^^^^^^^^ error unknown-column: no column \`WorkspceId\` on \`aws.iottwinmaker.workspaces\`: did you mean \`WorkspaceId\`?
    `);
  });

  it('names the table behind the alias', () => {
    checkProblems(`
      SELECT w.nothing_like_it FROM aws.iottwinmaker.workspaces w
               ^^^^^^^^^^^^^^^ error unknown-column: no column \`nothing_like_it\` on \`aws.iottwinmaker.workspaces\`
    `);
  });

  it('names every table in sight', () => {
    checkProblems(`
      SELECT zzz FROM aws.iottwinmaker.workspaces w, aws.s3.buckets b
             ^^^ error unknown-column: no column \`zzz\` on \`aws.iottwinmaker.workspaces\` or \`aws.s3.buckets\`
    `);
  });

  it('asks for FROM where there is none', () => {
    checkProblems(`
      SELECT region
             ^^^^^^ error unknown-column: no column \`region\`: the query reads no table yet, add \`FROM …\`
    `);
  });

  it('looks at what derived and common tables give', () => {
    checkProblems(`
      WITH w AS (SELECT workspace_id AS id FROM aws.iottwinmaker.workspaces)
      SELECT workspace_id FROM w
             ^^^^^^^^^^^^ error unknown-column: no column \`workspace_id\` on \`w\`
    `);
  });

  it('takes no text in double quotes, as SQLite here does not', () => {
    checkProblems(`
      SELECT bucket_name FROM aws.s3.buckets WHERE region = "the east"
                                                            ^^^^^^^^^^ error unknown-column: no column \`the east\`: double quotes name a column, text takes single quotes, \`'the east'\`
    `);
  });

  it('is one beside generate_series', () => {
    checkProblems(`
      SELECT value FROM aws.lambda.functions, generate_series(1, memory_size)
                                                                 ^^^^^^^^^^^ error unknown-column: \`memory_size\` cannot be used here: the arguments of \`generate_series\` see no column of the same FROM, count with WITH RECURSIVE instead
    `);
  });

  it('is reported in INSERT, SET and USING', () => {
    checkProblems(`
      INSERT INTO aws.iottwinmaker.workspaces (WorkspaceIdd, region) VALUES ('w', 'us-east-1')
                                               ^^^^^^^^^^^^ error unknown-column: no column \`WorkspaceIdd\` on \`aws.iottwinmaker.workspaces\`: did you mean \`WorkspaceId\`?
    `);
    checkProblems(`
      UPDATE aws.iottwinmaker.workspaces SET descripton = 'x' WHERE data__Identifier = 'w'
                                             ^^^^^^^^^^ error unknown-column: no column \`descripton\` on \`aws.iottwinmaker.workspaces\`: did you mean \`description\`?
    `);
    checkProblems(`
      SELECT 1 FROM aws.s3.buckets JOIN aws.iottwinmaker.workspaces USING (bucket_name)
                                                                           ^^^^^^^^^^^ error unknown-column: USING needs a column \`bucket_name\` on both sides: \`aws.iottwinmaker.workspaces\` has none
    `);
  });

  it('is reported once where USING joins a column that one side lacks', () => {
    checkProblems(`
      SELECT availability_zone FROM aws.ec2.vpcs JOIN aws.ec2.subnets USING (availability_zone)
                                                                             ^^^^^^^^^^^^^^^^^ error unknown-column: USING needs a column \`availability_zone\` on both sides: \`aws.ec2.vpcs\` has none
    `);
    checkProblems(`
      SELECT 1 FROM aws.ec2.vpcs JOIN aws.ec2.subnets USING (vpc_i)
                                                             ^^^^^ error unknown-column: USING needs a column \`vpc_i\` on both sides: \`aws.ec2.vpcs\`, \`aws.ec2.subnets\` have none, did you mean \`vpc_id\`?
    `);
  });

  it('is reported in RETURNING', () => {
    checkProblems(`
      DELETE FROM aws.iottwinmaker.workspaces WHERE Identifier = 'w' RETURNING OperationStatuss
                                                                               ^^^^^^^^^^^^^^^^ error unknown-column: no column \`OperationStatuss\` on \`workspaces\` or \`aws.iottwinmaker.workspaces\`: did you mean \`OperationStatus\`?
    `);
  });
});

describe('column names that are fine', () => {
  it('may be written in any spelling and case', () => {
    checkFine(`
      SELECT workspace_id, WorkspaceId, WORKSPACE_ID, w.workspaceid FROM aws.iottwinmaker.workspaces w
    `);
  });

  it('may be qualified by the table as it is written', () => {
    checkFine(`
      SELECT aws.iottwinmaker.workspaces.arn, workspaces.arn, iottwinmaker.workspaces.arn
      FROM aws.iottwinmaker.workspaces
    `);
  });

  it('may be a truth value or a rowid', () => {
    checkFine('SELECT true, FALSE, rowid, b._rowid_ FROM aws.s3.buckets b');
  });

  it('may be aliases of the select list in every later clause', () => {
    checkFine(`
      SELECT region AS place, count(*) AS total FROM aws.s3.buckets
      WHERE place <> 'us-east-1' GROUP BY place HAVING total > 1 ORDER BY total, place
    `);
  });

  it('may come from an enclosing query', () => {
    checkFine(`
      SELECT w.arn, (SELECT count(*) FROM aws.iottwinmaker.sync_jobs j WHERE j.workspace_id = w.workspace_id)
      FROM aws.iottwinmaker.workspaces w
      WHERE EXISTS (SELECT 1 FROM aws.s3.buckets WHERE s3_location LIKE '%' || bucket_name)
    `);
  });

  it('may come from table functions, also hidden ones', () => {
    checkFine(`
      SELECT t.key, t.value, t.root, series.value
      FROM aws.iottwinmaker.workspaces w, json_each(w.tags) t, generate_series(1, 3) AS series
    `);
  });

  it('are not judged where a template may bring them', () => {
    checkFine('SELECT {{ columns }}, foo FROM {{ table }} WHERE bar = 1');
    checkFine("SELECT {{ column }} FROM aws.s3.buckets WHERE region = '{{ region }}'");
  });

  it('may be anything where a view is in sight', () => {
    checkFine('SELECT a, b.region FROM some_view, aws.s3.buckets b ORDER BY c');
  });

  it('may order a set operation by a name of its first arm', () => {
    checkFine(`
      SELECT bucket_name AS name FROM aws.s3.buckets
      UNION ALL SELECT workspace_id FROM aws.iottwinmaker.workspaces
      ORDER BY name
    `);
  });

  it('may be those of a recursive common table', () => {
    checkFine(`
      WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < 5),
        letters AS (SELECT 'a' AS letter UNION ALL SELECT letter || 'a' FROM letters LIMIT 3)
      SELECT n, letter FROM counter, letters
    `);
  });
});

describe('ambiguous-column', () => {
  it('says which tables have it and how to qualify it', () => {
    checkProblems(`
      SELECT arn FROM aws.iottwinmaker.workspaces w
             ^^^ error ambiguous-column: \`arn\` is a column of \`aws.iottwinmaker.workspaces\` and \`aws.iottwinmaker.sync_jobs\`: write \`w.arn\` or \`j.arn\`
      JOIN aws.iottwinmaker.sync_jobs j ON j.workspace_id = w.workspace_id
    `);
  });

  it('asks for aliases where tables are read twice without one', () => {
    checkProblems(`
      SELECT bucket_name FROM aws.s3.buckets, aws.s3.buckets
             ^^^^^^^^^^^ error ambiguous-column: \`bucket_name\` is a column of \`aws.s3.buckets\`: give each table an alias of its own and write it before the column
    `);
  });

  it('is none for what USING or NATURAL join', () => {
    checkFine(`
      SELECT workspace_id FROM aws.iottwinmaker.workspaces JOIN aws.iottwinmaker.sync_jobs USING (workspace_id)
    `);
    checkFine('SELECT region FROM aws.iottwinmaker.workspaces NATURAL JOIN aws.s3.buckets');
  });

  it('is none where USING has another spelling of the column', () => {
    checkFine(`
      SELECT availability_zone FROM aws.ec2.instances JOIN aws.ec2.subnets USING (AvailabilityZone)
    `);
    checkFine(`
      SELECT AvailabilityZone FROM aws.ec2.instances JOIN aws.ec2.subnets USING (availability_zone)
    `);
  });

  it('is none where one table is further in', () => {
    checkFine(`
      SELECT arn FROM aws.iottwinmaker.workspaces
      WHERE workspace_id IN (SELECT workspace_id FROM aws.iottwinmaker.workspaces)
    `);
  });
});

describe('references', () => {
  it('tell columns from inputs', () => {
    checkReferences(
      "SELECT State FROM aws.iottwinmaker.sync_job j WHERE data__Identifier = 'a|b' AND j.region = 'us-east-1'",
      `
        State -> j.state
        data__Identifier -> j (identifier)
        j.region -> j.region
      `,
    );
  });

  it('resolve RETURNING to the answer first and then to the resource', () => {
    checkReferences(
      "DELETE FROM aws.iottwinmaker.workspaces WHERE Identifier = 'w' RETURNING Identifier, arn",
      `
        Identifier -> workspaces (identifier)
        Identifier -> workspaces.Identifier
        arn -> workspaces.arn
      `,
    );
  });

  it('resolve the columns of INSERT and SET', () => {
    checkReferences(
      "INSERT INTO aws.iottwinmaker.workspaces (WorkspaceId, region, data__ClientToken) VALUES ('w', 'us-east-1', 't')",
      `
        insert WorkspaceId -> workspaces.workspace_id
        insert region -> workspaces.region
        insert data__ClientToken -> workspaces.(clientToken)
      `,
    );
    checkReferences(
      "UPDATE aws.iottwinmaker.workspace SET PatchDocument = '[]' WHERE Identifier = 'w'",
      `
        Identifier -> workspace (identifier)
        assign PatchDocument -> workspace.(patchDocument)
      `,
    );
  });

  it('prefer an alias in ORDER BY and a column in GROUP BY', () => {
    checkReferences(
      'SELECT upper(region) AS region FROM aws.s3.buckets GROUP BY region ORDER BY region',
      `
        region -> buckets.region
        region -> buckets.region
        region -> item upper(region) AS region
      `,
    );
  });

  it('resolve both sides of USING', () => {
    checkReferences(
      'SELECT 1 FROM aws.iottwinmaker.workspaces w JOIN aws.iottwinmaker.sync_jobs j USING (workspace_id)',
      `
        using workspace_id -> w.workspace_id
        using workspace_id -> j.workspace_id
      `,
    );
  });
});

describe('a name where SQLite does not look', () => {
  it('is a warning beside AND with a written 0', () => {
    checkProblems(`
      SELECT arn FROM aws.s3.buckets WHERE nothing AND 0
                                           ^^^^^^^ warning unknown-column: no column \`nothing\` on \`aws.s3.buckets\`
    `);
  });

  it('is a warning beside AND with an IN of an empty list, and before that list', () => {
    checkProblems(`
      SELECT arn FROM aws.s3.buckets WHERE nothing AND (arn IN ())
                                           ^^^^^^^ warning unknown-column: no column \`nothing\` on \`aws.s3.buckets\`
    `);
    checkProblems(`
      SELECT arn FROM aws.s3.buckets WHERE nothing IN ()
                                           ^^^^^^^ warning unknown-column: no column \`nothing\` on \`aws.s3.buckets\`
    `);
  });

  it('is an error beside NOT IN', () => {
    checkProblems(`
      SELECT arn FROM aws.s3.buckets WHERE nothing AND arn NOT IN ()
                                           ^^^^^^^ error unknown-column: no column \`nothing\` on \`aws.s3.buckets\`
    `);
  });
});
