import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { documentationUrl, linksOf } from '../../server/features/navigation/links.ts';
import { testCatalog } from '../catalog/fixture.ts';

function links(text: string): readonly string[] {
  return parseDocument(text).statements.flatMap(({ start, statement }) =>
    linksOf(testCatalog(), statement).map(
      ({ span, typeName }) => `${text.slice(start + span.start, start + span.end)} → ${typeName}`,
    ),
  );
}

describe('document links', () => {
  it('stand on the service of every resource, wherever it is named', () => {
    expect(
      links(
        'SELECT * FROM aws.s3.buckets, awscc.sqs.queue;\nDESCRIBE aws.s3.bucket;\nSHOW METHODS IN aws.sqs.queues;\nDELETE FROM aws.s3.buckets;',
      ),
    ).toEqual([
      's3 → AWS::S3::Bucket',
      'sqs → AWS::SQS::Queue',
      's3 → AWS::S3::Bucket',
      'sqs → AWS::SQS::Queue',
      's3 → AWS::S3::Bucket',
    ]);
  });

  it('stand on nothing that is not known', () => {
    expect(
      links('SELECT * FROM aws.s3.nothing, aws.s3., recent, aws.cloud_control.resources'),
    ).toEqual([]);
  });

  it("lead to AWS's own documentation", () => {
    expect(documentationUrl(testCatalog(), 'AWS::S3::Bucket')).toMatch(
      /^https:\/\/docs\.aws\.amazon\.com\//,
    );
    expect(documentationUrl(testCatalog(), 'AWS::No::Such')).toBeUndefined();
  });
});
