import { describe, it } from 'vitest';
import { checkFine, checkProblems } from './check.ts';

describe('unsupported-type', () => {
  it('hints that Cloud Control does not serve the type', () => {
    checkProblems(`
      SELECT * FROM aws.opsworks.stacks
                    ^^^^^^^^^^^^^^^^^^^ hint unsupported-type: \`AWS::OpsWorks::Stack\` is a CloudFormation type that Cloud Control does not serve: AWS is likely to refuse the call
    `);
  });

  it('says nothing of a type of which nothing is known', () => {
    checkFine('SELECT * FROM aws.s3.buckets');
  });
});
