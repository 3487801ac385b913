import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/index.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import { completeAt } from '../../server/features/completion/complete.ts';
import { createLanguageContext } from '../../server/features/language-context.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { accepting, checkCompletion, completionAt, proposalAt } from './check-completion.ts';

describe('completion of resources', () => {
  it('proposes the provider after FROM and JOIN', () => {
    checkCompletion('SELECT * FROM $0', { first: ['aws'], lacks: ['WHERE'] });
    checkCompletion('SELECT * FROM aws.s3.buckets b JOIN $0', { has: ['aws'] });
    checkCompletion('SELECT * FROM aws.s3.buckets b, $0', { first: ['aws'] });
    checkCompletion('DELETE FROM $0', { exactly: ['aws'] });
  });

  it('goes on to the services once the provider is accepted', () => {
    expect(proposalAt('SELECT * FROM aw$0', 'aws')).toMatchObject({
      text: 'aws.',
      continues: true,
    });
    checkCompletion('SELECT * FROM aws.$0', {
      has: ['iottwinmaker', 's3', 'ec2'],
      lacks: ['SELECT', 'aws'],
    });
    expect(accepting('SELECT * FROM aws.iott$0', 'iottwinmaker')).toBe(
      'SELECT * FROM aws.iottwinmaker.',
    );
  });

  it('does not write a dot twice', () => {
    expect(accepting('SELECT * FROM aws.iott$0.sync_jobs', 'iottwinmaker')).toBe(
      'SELECT * FROM aws.iottwinmaker.sync_jobs',
    );
    expect(accepting('SELECT * FROM aw$0.s3.buckets', 'aws')).toBe('SELECT * FROM aws.s3.buckets');
  });

  it('proposes every form of a resource, and says which it is', () => {
    const hint = (name: string): string | undefined =>
      proposalAt('SELECT * FROM aws.iottwinmaker.sync$0', name).hint;
    expect(hint('sync_job')).toBe('one resource');
    expect(hint('sync_jobs')).toBe('list of resources');
    expect(hint('sync_jobs_list_only')).toBe('list of identifiers only');
    expect(hint('sync_job_tags')).toBe('one row per tag');
  });

  it('puts the forms that give whole resources first', () => {
    checkCompletion('SELECT * FROM aws.iottwinmaker.sync$0', { first: ['sync_jobs', 'sync_job'] });
  });

  it('leaves out the forms that cannot be written to', () => {
    checkCompletion('DELETE FROM aws.iottwinmaker.sync$0', {
      exactly: ['sync_jobs', 'sync_job'],
    });
    checkCompletion('INSERT INTO aws.iottwinmaker.sync$0', { exactly: ['sync_jobs'] });
  });

  it('knows the second provider', () => {
    checkCompletion('SELECT * FROM awscc.s3.$0', { has: ['buckets'] });
  });

  it('finds a resource by a bare word, across services', () => {
    checkCompletion('SELECT * FROM sync_job$0', {
      first: ['aws.iottwinmaker.sync_jobs', 'aws.iottwinmaker.sync_job'],
    });
    checkCompletion('SELECT * FROM bucket$0', { first: ['aws.s3.buckets', 'aws.s3.bucket'] });
    checkCompletion('SELECT * FROM twinm$0', { exactly: [] });
    checkCompletion('SELECT * FROM iottwin$0', { first: ['aws.iottwinmaker'] });
  });

  it('asks again as the word grows, for the list is not all that there is', () => {
    expect(completionAt('SELECT * FROM a$0')?.incomplete).toBe(true);
    expect(completionAt('SELECT * FROM aws.$0')?.incomplete).toBe(true);
    expect(completionAt('SELECT * FROM aws.s3.$0')?.incomplete).toBe(false);
  });

  it('proposes common tables before all else', () => {
    checkCompletion('WITH recent AS (SELECT 1 AS one) SELECT * FROM $0', { first: ['recent'] });
  });

  it('works in a statement that is half-typed', () => {
    checkCompletion('SELECT region, FROM aws.ec2.$0 WHERE', { has: ['vpcs', 'instances'] });
    checkCompletion('SELECT * FROM aws.ec2.$0\nWHERE region = ', { has: ['vpcs'] });
  });

  it('overwrites the rest of a name only when asked to', () => {
    expect(accepting('SELECT * FROM aws.s3.buc$0kets', 'buckets')).toBe(
      'SELECT * FROM aws.s3.bucketskets',
    );
    expect(accepting('SELECT * FROM aws.s3.buc$0kets', 'buckets', true)).toBe(
      'SELECT * FROM aws.s3.buckets',
    );
  });

  it('reads no shard of the catalog to list names', () => {
    const language = createLanguageContext({ catalog: withoutShards(testCatalog()) });
    for (const text of ['SELECT * FROM buck', 'SELECT * FROM aws.', 'SELECT * FROM aws.ec2.']) {
      const bound = language.bind(parseStatement(text));
      expect(completeAt(language, bound, text.length)?.proposals.length).toBeGreaterThan(0);
    }
  });
});

/** A catalog that has its index only. */
function withoutShards(catalog: Catalog): Catalog {
  const fail = (): never => {
    throw new Error('a shard was read');
  };
  return { ...catalog, table: fail, resourceType: fail, nestedType: fail };
}
