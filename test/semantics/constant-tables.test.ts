import { describe, it } from 'vitest';
import { checkFine, checkProblems } from './check.ts';

describe('the tables of what there is', () => {
  it('are known with their columns', () => {
    checkFine('SELECT region, description FROM aws.regions WHERE is_enabled');
    checkFine('SELECT a.account, v.vpc_id FROM aws.accounts a JOIN aws.ec2.vpcs v USING (region)');
    checkFine('DESCRIBE aws.resource_types');
  });

  it('suggest a near column', () => {
    checkProblems(`
      SELECT regoin FROM aws.regions
             ^^^^^^ error unknown-column: no column \`regoin\` on \`aws.regions\`: did you mean \`region\`?
    `);
  });

  it('are suggested for a near name', () => {
    checkProblems(`
      SELECT 1 FROM aws.region
                        ^^^^^^ error unknown-service: no service \`region\` in \`aws\`: did you mean \`regions\`?
    `);
  });

  it('are no services, and nothing to change', () => {
    checkProblems(`
      SHOW RESOURCES IN aws.regions
                            ^^^^^^^ error unknown-service: \`aws.regions\` is a table: write \`DESCRIBE aws.regions\` for its columns
    `);
    checkFine("DELETE FROM aws.regions WHERE region = 'us-east-1'");
  });

  it('have nothing behind them', () => {
    checkProblems(`
      SELECT 1 FROM aws.regions.names
                                ^^^^^ error unknown-table: \`aws.regions\` is a table: remove \`.names\`
    `);
  });

  it('may meet every row of another table', () => {
    checkFine('SELECT * FROM aws.regions JOIN aws.accounts');
    checkFine('SELECT * FROM aws.regions JOIN aws.ec2.vpcs');
  });
});

describe('the account of a row', () => {
  it('is known on every table, and no column of `*`', () => {
    checkFine("SELECT account, account_id, vpc_id FROM aws.ec2.vpcs WHERE account = 'audit'");
    checkProblems(`
      SELECT account FROM (SELECT * FROM aws.ec2.vpcs) AS v
             ^^^^^^^ error unknown-column: no column \`account\` on \`v\`
    `);
  });

  it('leaves an alias of the same name its meaning', () => {
    checkFine(
      "SELECT split_part(arn, ':', 5) AS account_id FROM aws.s3.buckets GROUP BY account_id",
    );
  });

  it('leaves a column of the same name its meaning', () => {
    checkFine(
      "WITH t AS (SELECT 'a' AS account) SELECT account FROM t JOIN aws.ec2.vpcs v ON v.vpc_id = account",
    );
  });
});
