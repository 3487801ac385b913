import { describe, expect, it } from 'vitest';
import { looksSecret, readResultValues, resultValuesLimits } from '../../protocol/index.ts';

const whole = { statement: 'SELECT arn FROM aws.s3.buckets', columns: [0], rows: [['a'], [null]] };

describe('values of a result on the wire', () => {
  it('are read as they were sent', () => {
    expect(readResultValues(whole)).toEqual(whole);
  });

  it('are dropped where they are not well-formed', () => {
    for (const wrong of [
      null,
      'SELECT 1',
      { ...whole, statement: 1 },
      { ...whole, columns: [-1] },
      { ...whole, rows: [['a', 'b']] },
      { ...whole, rows: [[1]] },
    ]) {
      expect(readResultValues(wrong)).toBeUndefined();
    }
  });

  it('are dropped where they are larger than the bounds', () => {
    const { rows, text } = resultValuesLimits;
    expect(
      readResultValues({ ...whole, rows: Array.from({ length: rows + 1 }, () => ['a']) }),
    ).toBeUndefined();
    expect(readResultValues({ ...whole, rows: [['a'.repeat(text + 1)]] })).toBeUndefined();
  });
});

describe('a name that speaks of a secret', () => {
  it('is one of a password, a token, a credential or a key to sign with', () => {
    for (const name of [
      ...['SecretString', 'MasterUserPassword', 'master_user_password', 'AuthToken', 'PrivateKey'],
      ...['Credentials', 'ApiKey', 'SecretAccessKey', 'AccessKey', 'UserData', 'Value'],
    ]) {
      expect([name, looksSecret(name)]).toEqual([name, true]);
    }
  });

  it('is not one that names a secret or a key', () => {
    for (const name of ['SecretArn', 'KmsKeyId', 'KeyName', 'TokenType', 'BucketName', 'tag_key']) {
      expect([name, looksSecret(name)]).toEqual([name, false]);
    }
  });
});
