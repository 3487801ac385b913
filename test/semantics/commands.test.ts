/** Binding of EXEC, of the statements of views, of upserts and of the statements inside others. */
import { describe, expect, it } from 'vitest';
import { bindText, checkFine, checkProblems, checkReferences } from './check.ts';

describe('EXEC', () => {
  it('knows its method and its parameters', () => {
    const text = "EXEC aws.s3.buckets.get_resource @Identifier = 'b', @region = 'us-east-1'";
    expect(bindText(text).target?.method?.name).toBe('get_resource');
    checkReferences(
      text,
      `
      parameter Identifier -> get_resource.(identifier)
      parameter region -> get_resource.region
      `,
    );
    checkFine(text);
  });

  it('suggests the near method, and only tells where none is near', () => {
    checkProblems(`
      EXEC aws.s3.buckets.get_resorce @Identifier = 'b'
                          ^^^^^^^^^^^ error unknown-method: no method \`get_resorce\` on \`aws.s3.buckets\`: did you mean \`get_resource\`?
    `);
    checkProblems(`
      EXEC aws.ec2.instances.start @InstanceId = 'i-1'
                             ^^^^^ information unknown-method: no method \`start\` on \`aws.ec2.instances\`: it has \`create_resource\`, \`delete_resource\`, \`get_resource\`, \`list_resources\`, \`update_resource\`
    `);
  });

  it('suggests the near parameter', () => {
    checkProblems(`
      EXEC aws.s3.buckets.create_resource @BucketNam = 'b'
                                           ^^^^^^^^^ warning unknown-parameter: no parameter \`BucketNam\` of \`aws.s3.buckets\`: did you mean \`BucketName\`?
    `);
  });

  it('misses what its method needs', () => {
    checkProblems(`
      EXEC aws.s3.buckets.get_resource @region = 'us-east-1'
                          ^^^^^^^^^^^^ error missing-parameter: \`get_resource\` of \`aws.s3.buckets\` needs \`data__Identifier\`: add \`@data__Identifier = '…'\`
    `);
    checkProblems(`
      EXEC aws.iottwinmaker.sync_jobs.list_resources
                                      ^^^^^^^^^^^^^^ error missing-parameter: \`list_resources\` of \`aws.iottwinmaker.sync_jobs\` needs \`workspace_id\`: add \`@workspace_id = '…'\`
    `);
  });

  it('is given the identifier by its parts, and anything by its body', () => {
    checkFine(
      "EXEC aws.iottwinmaker.sync_jobs.get_resource @WorkspaceId = 'w', @SyncSource = 'SITEWISE'",
    );
    checkFine("EXEC aws.s3.buckets.get_resource @@json = '{}'");
    checkFine("EXEC aws.iottwinmaker.sync_jobs.create_resource @DesiredState = '{}'");
    checkFine('EXEC aws.s3.buckets.get_resource @Identifier = {{ name }}');
  });

  it('has literals judged like those of INSERT', () => {
    checkProblems(`
      EXEC aws.s3.buckets.get_resource @Identifier = 'b', @region = 'us-esat-1'
                                                                    ^^^^^^^^^^^ warning unknown-region: no region \`us-esat-1\` is known: did you mean \`us-east-1\`?
    `);
  });
});

describe('statements inside others', () => {
  it.each([
    'EXPLAIN',
    'EXPLAIN QUERY PLAN',
    'PLAN',
    'CREATE VIEW v AS',
    'CREATE OR REPLACE VIEW v (x) AS',
  ])('are bound after %s', (prefix) => {
    const { problems } = bindText(`${prefix} SELECT stat FROM aws.iottwinmaker.sync_job`);
    expect(problems.map(({ code }) => code)).toContain('unknown-column');
  });
});

describe('upserts', () => {
  it('see the row that is there by its bare name, and the other as excluded', () => {
    checkReferences(
      `INSERT INTO aws.s3.buckets (BucketName) VALUES ('b')
       ON CONFLICT (bucket_name) DO UPDATE SET Tags = excluded.tags WHERE arn <> excluded.arn`,
      `
      bucket_name -> buckets.bucket_name
      excluded.tags -> excluded.tags
      arn -> buckets.arn
      excluded.arn -> excluded.arn
      insert BucketName -> buckets.bucket_name
      assign Tags -> buckets.tags
      `,
    );
  });

  it('have columns that are unknown', () => {
    checkProblems(`
      INSERT INTO aws.s3.buckets (BucketName) VALUES ('b') ON CONFLICT DO UPDATE SET Tags = excluded.tgs
                                                                                                     ^^^ error unknown-column: no column \`tgs\` on \`excluded\`: did you mean \`tags\`?
    `);
  });
});

describe('window frames', () => {
  it('have their numbers bound', () => {
    checkProblems(`
      SELECT sum(1) OVER (ROWS nothing PRECEDING) FROM aws.s3.buckets
                               ^^^^^^^ error unknown-column: no column \`nothing\` on \`aws.s3.buckets\`
    `);
  });
});
