import { describe, expect, it } from 'vitest';
import { accepting, checkCompletion, completionAt, proposalAt } from './check-completion.ts';

describe('completion of a resource that is looked for', () => {
  it('finds it by the beginnings of its words', () => {
    checkCompletion('SELECT * FROM secgr$0', { first: ['aws.ec2.security_groups'] });
    checkCompletion('SELECT * FROM lgroup$0', { has: ['aws.logs.log_groups'] });
    checkCompletion('SELECT * FROM instprof$0', { first: ['aws.iam.instance_profiles'] });
  });

  it('finds it by an abbreviation', () => {
    checkCompletion('SELECT * FROM sg$0', { first: ['aws.ec2.security_groups'] });
    checkCompletion('SELECT * FROM tgw$0', { has: ['aws.ec2.transit_gateways'] });
    checkCompletion('SELECT * FROM natgw$0', { first: ['aws.ec2.nat_gateways'] });
    checkCompletion('SELECT * FROM xyzzy$0', { exactly: [] });
    checkCompletion('SELECT * FROM bkt$0', { first: ['aws.s3.buckets', 'aws.s3.bucket'] });
  });

  it("finds it by its service's name and its own", () => {
    checkCompletion('SELECT * FROM s3buck$0', { first: ['aws.s3.buckets', 'aws.s3.bucket'] });
    checkCompletion('SELECT * FROM iamrole$0', { first: ['aws.iam.roles'] });
  });

  it('finds it by its CloudFormation type', () => {
    const text = 'SELECT * FROM AWS::S3::Buck$0';
    checkCompletion(text, { first: ['aws.s3.buckets', 'aws.s3.bucket'] });
    expect(accepting(text, 'aws.s3.buckets')).toBe('SELECT * FROM aws.s3.buckets');
    checkCompletion('SELECT * FROM AWS::IoTTwinMaker::$0', {
      has: ['aws.iottwinmaker.sync_jobs'],
    });
  });

  it('finds it behind the provider, though its service is not typed', () => {
    const text = 'SELECT * FROM aws.role$0';
    checkCompletion(text, { has: ['iam.roles'] });
    expect(accepting(text, 'iam.roles')).toBe('SELECT * FROM aws.iam.roles');
    expect(completionAt(text)?.incomplete).toBe(true);
  });

  it('finds columns by their property', () => {
    checkCompletion('SELECT InstanceT$0 FROM aws.ec2.instances', { first: ['instance_type'] });
  });
});

describe('the order of names', () => {
  it('begins with the services that most accounts use', () => {
    checkCompletion('SELECT * FROM aws.$0', { first: ['ec2', 's3', 'iam', 'lambda'] });
  });

  it('begins with the services of the document, the most used first', () => {
    checkCompletion(
      'SELECT 1 FROM aws.sqs.queues;\nSELECT 1 FROM aws.iottwinmaker.scenes;\n' +
        'SELECT 1 FROM aws.iottwinmaker.sync_jobs;\nSELECT * FROM aws.$0',
      { first: ['iottwinmaker', 'sqs', 'ec2'] },
    );
  });

  it('begins with the services of the workspace', () => {
    checkCompletion(
      'SELECT * FROM aws.$0',
      { first: ['backup', 'ec2'] },
      {
        services: () => new Map([['backup', 3]]),
      },
    );
  });

  it('offers the tables of the document by their whole names', () => {
    const text = 'SELECT 1 FROM aws.sqs.queues;\nSELECT * FROM $0';
    checkCompletion(text, { first: ['aws.sqs.queues', 'aws'] });
    expect(proposalAt(text, 'aws.sqs.queues').hint).toBe('in this file');
    checkCompletion('SELECT 1 FROM aws.nowhere.queues;\nSELECT * FROM $0', { first: ['aws'] });
  });

  it('begins with what is known best in a service', () => {
    checkCompletion('SELECT * FROM aws.ec2.$0', { first: ['instances', 'vpcs', 'subnets'] });
  });

  it('puts what identifies a resource first, and what AWS never returns last', () => {
    checkCompletion('SELECT $0 FROM aws.ec2.instances', {
      first: ['instance_id', 'instance_type', 'state', 'tags', 'region'],
    });
    checkCompletion('SELECT f.$0 FROM aws.lambda.functions f', { first: ['function_name'] });
  });

  it('puts columns that are written already behind the others', () => {
    checkCompletion('SELECT bucket_name, arn, $0 FROM aws.s3.buckets', { first: ['tags'] });
    checkCompletion("SELECT 1 FROM aws.s3.buckets WHERE bucket_name = 'b' AND $0", {
      first: ['arn'],
    });
  });
});
