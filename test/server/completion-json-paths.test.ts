import { describe, expect, it } from 'vitest';
import { documentationFor } from '../../server/features/completion/documentation.ts';
import { accepting, checkCompletion, completionAt, proposalAt } from './check-completion.ts';
import { testLanguage } from './fixture.ts';

const from = 'FROM aws.s3.buckets';

describe('completion of JSON paths', () => {
  it('proposes whole paths in an empty string', () => {
    checkCompletion(`SELECT json_extract(tags, '$0') ${from}`, {
      exactly: ['$[0].Key', '$[0].Value', '$[0]', '$[#-1]'],
    });
    checkCompletion(`SELECT json_extract(versioning_configuration, '$0') ${from}`, {
      exactly: ['$.Status'],
    });
    checkCompletion(`SELECT json_extract(tags, '$$0') ${from}`, { first: ['$[0].Key'] });
  });

  it('proposes the members behind a dot, and replaces what is typed of one', () => {
    checkCompletion(`SELECT json_extract(versioning_configuration, '$.$0') ${from}`, {
      exactly: ['Status'],
    });
    expect(accepting(`SELECT json_extract(tags, '$[0].K$0ez') ${from}`, 'Key', true)).toBe(
      `SELECT json_extract(tags, '$[0].Key') ${from}`,
    );
  });

  it('works in the middle of a path that goes on', () => {
    const path = (member: string) =>
      `SELECT bucket_encryption ->> '$.${member}[0].BucketKeyEnabled' ${from}`;
    expect(accepting(path('Ser$0X'), 'ServerSideEncryptionConfiguration', true)).toBe(
      path('ServerSideEncryptionConfiguration'),
    );
  });

  it('proposes labels and paths on the right of an arrow', () => {
    checkCompletion(`SELECT versioning_configuration ->> '$0' ${from}`, { exactly: ['Status'] });
    checkCompletion(`SELECT versioning_configuration ->> '$.$0' ${from}`, { exactly: ['Status'] });
    checkCompletion(`SELECT tags ->> '$0' ${from}`, { first: ['$[0].Key', '$[0].Value'] });
  });

  it('follows a chain of arrows', () => {
    checkCompletion(
      `SELECT bucket_encryption -> 'ServerSideEncryptionConfiguration' -> '$[0]' ->> '$0' ${from}`,
      { has: ['BucketKeyEnabled', 'ServerSideEncryptionByDefault'] },
    );
  });

  it('proposes an index between brackets, and closes them', () => {
    expect(accepting(`SELECT tags ->> '$[$0' ${from}`, '0')).toBe(`SELECT tags ->> '$[0]' ${from}`);
    expect(accepting(`SELECT tags ->> '$[$0].Key' ${from}`, '#-1')).toBe(
      `SELECT tags ->> '$[#-1].Key' ${from}`,
    );
  });

  it('knows the elements that json_each gives', () => {
    checkCompletion(`SELECT t.value ->> '$0' ${from} b, json_each(b.tags) t`, {
      exactly: ['Key', 'Value'],
    });
    checkCompletion(`SELECT json_extract(t.value, '$.$0') ${from} b, json_each(b.tags) t`, {
      exactly: ['Key', 'Value'],
    });
  });

  it('knows a column that a common table passes on', () => {
    checkCompletion(
      `WITH b AS (SELECT versioning_configuration AS v ${from}) SELECT v ->> '$.$0' FROM b`,
      { exactly: ['Status'] },
    );
  });

  it('writes the quotes too where there is no string yet', () => {
    checkCompletion(`SELECT versioning_configuration ->> $0 ${from}`, { first: [`'Status'`] });
    checkCompletion(`SELECT json_extract(tags, $0) ${from}`, {
      first: [`'$[0].Key'`, `'$[0].Value'`],
    });
  });

  it('opens by itself in a path, and is silent in a string of a column without one', () => {
    expect(completionAt(`SELECT tags ->> '$0' ${from}`)?.opensUnasked).toBe(true);
    checkCompletion(`SELECT bucket_name ->> '$0' ${from}`, { exactly: [] });
  });

  it('carries type and documentation of a member', () => {
    const { hint, documentedBy } = proposalAt(
      `SELECT versioning_configuration ->> '$0' ${from}`,
      'Status',
    );
    expect(hint).toBe('required · string');
    expect(documentedBy && documentationFor(testLanguage().catalog, documentedBy)).toContain(
      'One of `Enabled`, `Suspended`',
    );
  });

  it('proposes the values of a member that is compared', () => {
    for (const compared of [
      `versioning_configuration ->> 'Status' = '$0'`,
      `json_extract(versioning_configuration, '$.Status') <> '$0'`,
      `versioning_configuration ->> '$.Status' IN ('Enabled', '$0')`,
    ]) {
      checkCompletion(`SELECT 1 ${from} WHERE ${compared}`, { has: ['Suspended'] });
    }
  });
});
