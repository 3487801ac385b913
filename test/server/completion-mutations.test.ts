import { describe, expect, it } from 'vitest';
import { withoutTabStops } from '../../server/features/snippet-text.ts';
import { accepting, checkCompletion, proposalAt, proposalsAt } from './check-completion.ts';

/** The text of the first proposal, which is the one to accept. */
function first(textWithCursor: string): string | undefined {
  const [proposal] = proposalsAt(textWithCursor);
  return proposal?.text ?? proposal?.label;
}

describe('completion of an INSERT', () => {
  it('offers the required properties with values to fill, each by its type', () => {
    expect(first('INSERT INTO aws.lambda.functions $0')).toBe(
      '(Code, Role)\nVALUES (\'{"S3ObjectVersion": "${1:S3ObjectVersion}", "S3Bucket": "${2:S3Bucket}", "ZipFile": "${3:ZipFile}"}\', \'${4:Role}\')',
    );
    expect(first('INSERT INTO aws.iottwinmaker.sync_jobs $0')).toBe(
      "(WorkspaceId, SyncSource, SyncRole)\nVALUES ('${1:WorkspaceId}', '${2:SyncSource}', '${3:SyncRole}')",
    );
  });

  it('offers what identifies a type that requires nothing', () => {
    expect(first('INSERT INTO aws.s3.buckets $0')).toBe("(BucketName)\nVALUES ('${1:BucketName}')");
  });

  it('offers a row for the columns that are listed', () => {
    expect(
      first('INSERT INTO aws.sqs.queues (QueueName, FifoQueue, DelaySeconds, region) $0'),
    ).toBe("VALUES ('${1:QueueName}', ${2|true,false|}, ${3:0}, '${4:region}')");
    expect(proposalsAt('insert into aws.sqs.queues (QueueName) $0')[0]?.label).toBe(
      'values (<QueueName>)',
    );
  });

  it('offers the names of all required properties at once, until one is written', () => {
    checkCompletion('INSERT INTO aws.iottwinmaker.sync_jobs ($0)', {
      first: ['WorkspaceId, SyncSource, SyncRole', 'WorkspaceId'],
    });
    checkCompletion('INSERT INTO aws.iottwinmaker.sync_jobs (WorkspaceId, $0)', {
      first: ['SyncSource'],
    });
  });

  it('offers no condition, though the list of the type would need one', () => {
    checkCompletion('INSERT INTO aws.iottwinmaker.sync_jobs $0', {
      lacks: ['WHERE workspace_id = …'],
    });
  });

  it('knows the column at each place of VALUES', () => {
    checkCompletion("INSERT INTO aws.lambda.functions (Role, PackageType) VALUES ('r', '$0')", {
      exactly: ['Image', 'Zip'],
    });
    checkCompletion("INSERT INTO aws.sqs.queues (QueueName, FifoQueue) VALUES ('q', $0)", {
      first: ['true', 'false'],
    });
    checkCompletion(
      "INSERT INTO aws.s3.buckets (BucketName, region) VALUES ('a', 'b'), ('c', '$0",
      {
        has: ['eu-west-1'],
      },
    );
  });

  it('writes JSON for an object and an array, with the members that are required', () => {
    const columns = '(BucketName, VersioningConfiguration, Tags)';
    expect(first(`INSERT INTO aws.s3.buckets ${columns} VALUES ('b', $0)`)).toBe(
      `'{"Status": "\${1|Enabled,Suspended|}"}'`,
    );
    expect(first(`INSERT INTO aws.s3.buckets ${columns} VALUES ('b', '{}', $0)`)).toBe(
      `'[{"Key": "\${1:Key}", "Value": "\${2:Value}"}]'`,
    );
    expect(first(`INSERT INTO aws.s3.buckets ${columns} VALUES ('b', '$0')`)).toBe(
      `{"Status": "\${1|Enabled,Suspended|}"}`,
    );
  });

  it('proposes what goes on after the row', () => {
    checkCompletion("INSERT INTO aws.s3.buckets (BucketName) VALUES ('b') $0", {
      exactly: ['RETURNING', 'ON CONFLICT'],
    });
    checkCompletion("INSERT INTO aws.s3.buckets (BucketName) VALUES ('b') ON CONFLICT $0", {
      first: ['DO NOTHING', 'DO UPDATE SET'],
    });
  });

  it('knows the row that an upsert excluded', () => {
    checkCompletion(
      "INSERT INTO aws.s3.buckets (BucketName) VALUES ('b') ON CONFLICT DO UPDATE SET BucketName = excluded.$0",
      { has: ['bucket_name', 'versioning_configuration'] },
    );
  });
});

describe('completion of an UPDATE', () => {
  it('offers a change of one resource, to fill', () => {
    expect(proposalAt('UPDATE aws.s3.buckets $0', 'SET … WHERE data__Identifier = …').text).toBe(
      "SET ${1:Property} = '${2}'\nWHERE data__Identifier = '${3}'",
    );
  });

  it('leaves out what is read-only, create-only or set already', () => {
    checkCompletion('UPDATE aws.lambda.functions SET MemorySize = 512, $0', {
      has: ['Timeout', 'Runtime'],
      lacks: ['Arn', 'FunctionName', 'MemorySize'],
    });
  });

  it('proposes values of the column that is set', () => {
    checkCompletion("UPDATE aws.lambda.functions SET PackageType = '$0'", {
      has: ['Image', 'Zip'],
    });
    expect(first('UPDATE aws.s3.buckets SET VersioningConfiguration = $0')).toBe(
      `'{"Status": "\${1|Enabled,Suspended|}"}'`,
    );
  });

  it('reads REPLACE with SET as one', () => {
    checkCompletion('REPLACE $0', { has: ['aws', 'INTO'] });
    checkCompletion('REPLACE aws.s3.buckets $0', { first: ['SET'] });
    checkCompletion('REPLACE aws.s3.buckets SET $0', {
      has: ['VersioningConfiguration'],
      lacks: ['BucketName'],
    });
  });
});

describe('a snippet for a client without tab stops', () => {
  it('keeps placeholders and the first of several choices', () => {
    const { text = '' } = proposalAt(
      'INSERT INTO aws.sqs.queues (QueueName, FifoQueue) $0',
      'VALUES (<QueueName>, <FifoQueue>)',
    );
    expect(withoutTabStops(text)).toBe("VALUES ('QueueName', true)");
    expect(withoutTabStops(String.raw`${'${1|a\\,b,c|}'} ${'${2:x\\}}'} $3`)).toBe('a,b x} ');
  });

  it('accepts into the text as any other item', () => {
    expect(accepting('INSERT INTO aws.s3.buckets $0', '(BucketName) VALUES (…)')).toContain(
      'buckets (BucketName)\nVALUES (',
    );
  });
});
