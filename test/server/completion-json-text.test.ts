import { describe, expect, it } from 'vitest';
import { accepting, checkCompletion, completionAt, proposalAt } from './check-completion.ts';

const encryption = (json: string): string =>
  `UPDATE aws.s3.buckets SET BucketEncryption = '${json}'`;
const insert = (json: string): string =>
  `INSERT INTO aws.s3.buckets (BucketName, Tags, VersioningConfiguration) VALUES ('b', '${json}'`;

describe('completion inside JSON that is written', () => {
  it('proposes the members of an object', () => {
    checkCompletion(encryption('{$0}'), { exactly: ['ServerSideEncryptionConfiguration'] });
    checkCompletion(encryption('{"Serv$0'), { exactly: ['ServerSideEncryptionConfiguration'] });
    checkCompletion(insert('[{$0}]'), { exactly: ['Key', 'Value'] });
  });

  it('proposes them deep inside, through arrays', () => {
    checkCompletion(encryption('{"ServerSideEncryptionConfiguration": [{$0}]}'), {
      has: ['BucketKeyEnabled', 'ServerSideEncryptionByDefault'],
    });
    checkCompletion(
      encryption('{"ServerSideEncryptionConfiguration": [{"ServerSideEncryptionByDefault": {$0'),
      { has: ['KMSMasterKeyID', 'SSEAlgorithm'] },
    );
  });

  it('leaves out the members that are there', () => {
    checkCompletion(insert('[{"Key": "a"}, {"Key": "env", $0}]'), { exactly: ['Value'] });
  });

  it('writes the key with its quotes and a value to fill', () => {
    expect(accepting(insert('[{"K$0"}]'), 'Key')).toBe(insert('[{"Key": "${1:Key}"}]'));
    expect(accepting(insert('[{K$0}]'), 'Key')).toBe(insert('[{"Key": "${1:Key}"}]'));
  });

  it('proposes the values of a member', () => {
    const nested = '{"ServerSideEncryptionConfiguration": [{';
    checkCompletion(encryption(`${nested}"BucketKeyEnabled": $0}]}`), {
      exactly: ['true', 'false'],
    });
    checkCompletion('UPDATE aws.s3.buckets SET VersioningConfiguration = \'{"Status": $0}\'', {
      exactly: ['Enabled', 'Suspended'],
    });
    expect(
      accepting(
        'UPDATE aws.s3.buckets SET VersioningConfiguration = \'{"Status": "En$0"}\'',
        'Enabled',
      ),
    ).toBe('UPDATE aws.s3.buckets SET VersioningConfiguration = \'{"Status": "Enabled"}\'');
    expect(proposalAt(encryption('{"ServerSideEncryptionConfiguration": $0}'), '[…]').hint).toBe(
      'ServerSideEncryptionRule',
    );
  });

  it('says nothing of members that are not known, or of JSON that is only read', () => {
    checkCompletion(encryption('{"Nowhere": {$0}}'), { exactly: [] });
    expect(completionAt(encryption('{"Nowhere": {$0}}'))?.opensUnasked).toBe(false);
    checkCompletion("SELECT * FROM aws.s3.buckets WHERE tags = '[{$0}]'", { exactly: [] });
  });
});
