import { describe, it } from 'vitest';
import type { Catalog, ResourceTable } from '../../catalog/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { checkFine, checkProblems } from './check.ts';

describe('unsupported-type', () => {
  it('hints that Cloud Control does not serve the type', () => {
    checkProblems(`
      SELECT * FROM aws.opsworks.stacks
                    ^^^^^^^^^^^^^^^^^^^ hint unsupported-type: \`AWS::OpsWorks::Stack\` is a CloudFormation type that Cloud Control does not serve: AWS is likely to refuse the call
    `);
  });

  it('is an error where a table lists identifiers that AWS does not list', () => {
    checkProblems(
      `
      SELECT bucket_name FROM aws.s3.buckets_list_only
                              ^^^^^^^^^^^^^^^^^^^^^^^^ error unsupported-type: \`aws.s3.buckets_list_only\` cannot be listed: AWS offers no list of \`AWS::S3::Bucket\`
      `,
      withoutLists,
    );
  });

  it('says nothing of a type of which nothing is known', () => {
    checkFine('SELECT * FROM aws.s3.buckets');
  });
});

/** The catalog, as if AWS had told that nothing can be listed. */
const withoutLists: Catalog = {
  ...testCatalog(),
  table(parts) {
    const table: ResourceTable | undefined = testCatalog().table(parts);
    const type = table?.type && { ...table.type, handlers: {} };
    return table && type && { ...table, type };
  },
};
