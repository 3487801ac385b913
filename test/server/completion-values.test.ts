import { describe, expect, it } from 'vitest';
import { accepting, checkCompletion, completionAt, proposalAt } from './check-completion.ts';

describe('completion of values', () => {
  it('proposes regions inside a string', () => {
    checkCompletion("SELECT * FROM aws.s3.buckets WHERE region = '$0'", {
      first: ['us-east-1'],
      has: ['eu-west-1'],
    });
    expect(accepting("SELECT * FROM aws.s3.buckets WHERE region = 'us-$0'", 'us-east-1')).toBe(
      "SELECT * FROM aws.s3.buckets WHERE region = 'us-east-1'",
    );
  });

  it('says where a region is', () => {
    const text = "SELECT * FROM aws.s3.buckets WHERE region = '$0'";
    expect(proposalAt(text, 'eu-west-1').origin).toBe('Europe (Ireland)');
  });

  it('proposes regions in an IN list', () => {
    checkCompletion("SELECT * FROM aws.s3.buckets WHERE region IN ('us-east-1', '$0')", {
      has: ['eu-west-1'],
    });
  });

  it('proposes regions by a qualified name', () => {
    checkCompletion("SELECT * FROM aws.s3.buckets b WHERE b.region <> '$0'", {
      has: ['eu-west-1'],
    });
  });

  it('quotes a region where there is no string yet', () => {
    expect(accepting('SELECT * FROM aws.s3.buckets WHERE region = $0', 'us-east-1')).toBe(
      "SELECT * FROM aws.s3.buckets WHERE region = 'us-east-1'",
    );
  });

  it('closes a string that is not closed, and takes nothing behind it', () => {
    const text = "SELECT * FROM aws.s3.buckets WHERE region = 'us-$0 AND 1 = 1";
    expect(accepting(text, 'us-east-1', true)).toBe(
      "SELECT * FROM aws.s3.buckets WHERE region = 'us-east-1' AND 1 = 1",
    );
  });

  it("shows an identifier's shape", () => {
    checkCompletion("SELECT * FROM aws.iottwinmaker.sync_job WHERE data__Identifier = '$0'", {
      exactly: ['<WorkspaceId>|<SyncSource>'],
    });
  });

  it('proposes the names of types', () => {
    checkCompletion("SELECT * FROM aws.cloud_control.resources WHERE TypeName = 'AWS::S3::$0'", {
      has: ['AWS::S3::Bucket'],
    });
  });

  it('proposes the values of a boolean column', () => {
    checkCompletion('SELECT * FROM aws.ec2.instances WHERE ebs_optimized = $0', {
      first: ['true', 'false'],
    });
  });

  it('proposes values by their place in VALUES', () => {
    checkCompletion("INSERT INTO aws.s3.buckets (BucketName, region) VALUES ('mine', '$0')", {
      has: ['eu-west-1'],
    });
  });

  it('says nothing in a string of which nothing is known', () => {
    checkCompletion("SELECT * FROM aws.s3.buckets WHERE bucket_name = '$0'", { exactly: [] });
    checkCompletion("SELECT '$0'", { exactly: [] });
  });

  it('says nothing behind a value of a list', () => {
    checkCompletion("SELECT * FROM aws.s3.buckets WHERE region IN ('us-east-1'$0", { exactly: [] });
    checkCompletion("SELECT * FROM aws.s3.buckets WHERE region IN ('us-east-1' $0", {
      exactly: [],
    });
  });
});

describe('a list that opens by itself', () => {
  const opens = (text: string): boolean => completionAt(text)?.opensUnasked ?? false;

  it('opens where a name or a value of a known few must follow', () => {
    expect(opens('SELECT * FROM $0')).toBe(true);
    expect(opens('SELECT * FROM aws.s3.buckets WHERE $0')).toBe(true);
    expect(opens('SELECT * FROM aws.s3.buckets WHERE region = $0')).toBe(true);
    expect(opens('SELECT arn, $0 FROM aws.s3.buckets')).toBe(true);
    expect(opens('DESCRIBE $0')).toBe(true);
    expect(opens('SHOW $0')).toBe(true);
    expect(opens('INSERT INTO aws.s3.buckets $0')).toBe(true);
    expect(opens('INSERT INTO aws.s3.buckets (BucketName) $0')).toBe(true);
    expect(opens("INSERT INTO aws.s3.buckets (BucketName) VALUES ('a') $0")).toBe(false);
    expect(opens('SELECT * FROM aws.$0')).toBe(true);
    expect(opens("SELECT * FROM aws.s3.buckets WHERE region = '$0'")).toBe(true);
  });

  it('stays closed where the statement could end or a new name may follow', () => {
    expect(opens('SELECT * FROM aws.s3.buckets $0')).toBe(false);
    expect(opens('SELECT * FROM aws.s3.buckets WHERE region $0')).toBe(false);
    expect(opens("SELECT * FROM aws.s3.buckets WHERE region = 'us-east-1'$0")).toBe(false);
    expect(opens("SELECT * FROM aws.s3.buckets WHERE region = 'us-east-1' $0")).toBe(false);
    expect(opens("SELECT * FROM aws.s3.buckets WHERE region = 'us $0'")).toBe(false);
    expect(opens('SELECT $0')).toBe(false);
    expect(opens('SELECT * FROM aws.s3.buckets LIMIT $0')).toBe(false);
    expect(opens('SELECT 1; $0')).toBe(false);
  });

  it('opens in JSON by its quotes, and in no other string by them', () => {
    expect(opens(`UPDATE aws.s3.buckets SET Tags = '[{"$0`)).toBe(true);
    expect(opens(`SELECT * FROM aws.s3.buckets WHERE bucket_name = '"$0`)).toBe(false);
    expect(opens('SELECT "$0" FROM aws.s3.buckets')).toBe(true);
    expect(opens('SELECT arn AS "$0 FROM aws.s3.buckets')).toBe(false);
  });
});
