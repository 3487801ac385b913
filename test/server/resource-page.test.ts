import { describe, expect, it } from 'vitest';
import type { ResourceTable } from '../../catalog/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import type { ResourcePage } from '../../server/features/navigation/page/resource-page.ts';
import { resourcePage } from '../../server/features/navigation/page/resource-page.ts';
import { problemsOf } from '../../server/features/problems.ts';
import { documentationUri, documentedTable } from '../../protocol/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { testLanguage } from './fixture.ts';

function tableNamed(name: string): ResourceTable {
  const table = testCatalog().table(name.split('.'));
  if (table === undefined) throw new Error(`No table ${name}`);
  return table;
}

/** One table of so many, over all services. */
function everyTable(step: number): readonly string[] {
  const catalog = testCatalog();
  return catalog
    .services()
    .flatMap(({ name }) => catalog.tables(name).map((table) => `aws.${name}.${table.name}`))
    .filter((_, index) => index % step === 0);
}

function pageOf(name: string): ResourcePage {
  return resourcePage(testCatalog(), tableNamed(name));
}

/** The page has each of the texts. */
function check(name: string, ...texts: readonly string[]): void {
  const { markdown } = pageOf(name);
  for (const text of texts) expect(markdown).toContain(text);
}

describe('the page of a resource', () => {
  it('says what it is, how it is identified and where AWS documents it', () => {
    check(
      'aws.iottwinmaker.sync_jobs',
      '# aws.iottwinmaker.sync_jobs\n',
      '`AWS::IoTTwinMaker::SyncJob`',
      'https://docs.aws.amazon.com/',
      'The identifier is `<WorkspaceId|SyncSource>`'.replace(
        '<WorkspaceId|SyncSource>',
        '<WorkspaceId>|<SyncSource>',
      ),
      'Other tables of this type: `aws.iottwinmaker.sync_job`',
    );
  });

  it('shows in its examples what AWS returns, plain values first', () => {
    const example = /SELECT (.*)\nFROM aws\.s3\.buckets/.exec(
      pageOf('aws.s3.buckets').markdown,
    )?.[1];
    expect(example).toContain('bucket_name, ');
    for (const name of example?.split(', ') ?? []) {
      const column = tableNamed('aws.s3.buckets').columns.find((each) => each.name === name);
      expect(column?.property?.writeOnly).toBe(false);
      expect(['object', 'array']).not.toContain(column?.type);
    }
  });

  it('has a section for each column, with its facts, values and all of its description', () => {
    check(
      'aws.s3.buckets',
      '### access_control\n',
      'One of `AuthenticatedRead`',
      '### bucket_encryption\n',
      'Its value is of the type `BucketEncryption`',
    );
    check(
      'aws.iottwinmaker.sync_jobs',
      'part of the identifier · needed to list · required · create-only',
    );
  });

  it('has methods with their required params and permissions', () => {
    check(
      'aws.iottwinmaker.sync_jobs',
      '| `list_resources`  | `SELECT`      | `workspace_id`, `region` |',
      'Permissions: `iottwinmaker:GetWorkspace`, `iottwinmaker:ListSyncJobs`',
    );
  });

  it('has the nested types, those within one another too', () => {
    check(
      'aws.s3.buckets',
      '### BucketEncryption\n',
      '### ServerSideEncryptionRule\n',
      '| `SSEAlgorithm`',
    );
  });

  it('leads a definition to the line of a column, a param or a method', () => {
    const page = pageOf('aws.s3.buckets');
    const table = tableNamed('aws.s3.buckets');
    const line = (at: number): string => page.markdown.split('\n')[at] ?? '';
    const column = table.columns.find(({ name }) => name === 'bucket_name');
    const [input] = table.inputs;
    const [method] = table.methods;
    expect(line(page.lineOf({ table }))).toBe('# aws.s3.buckets');
    expect(line(page.lineOf({ table, ...(column && { column }) }))).toBe('### bucket_name');
    expect(line(page.lineOf({ table, ...(input && { input }) }))).toBe('## Params');
    expect(line(page.lineOf({ table, ...(method && { method }) }))).toBe(
      `### ${method?.name ?? ''}`,
    );
  });

  it('has examples without a fault, for resources of every form', () => {
    const language = testLanguage();
    const names = [
      'aws.s3.buckets',
      'aws.s3.bucket',
      'aws.s3.buckets_list_only',
      'aws.s3.bucket_tags',
      'aws.iottwinmaker.sync_jobs',
      'aws.iottwinmaker.sync_job',
      'aws.ec2.instances',
      'aws.lambda.functions',
      'aws.iam.roles',
      'aws.dynamodb.tables',
      'aws.cloud_control.resources',
      'aws.cloud_control.resource_requests',
      'aws.opensearchserverless.indices',
      ...everyTable(60),
    ];
    const faults = names.flatMap((name) => {
      const sql = /```sql\n([^`]*)```/.exec(pageOf(name).markdown)?.[1] ?? '';
      expect(sql).toContain(name);
      return parseDocument(sql).statements.flatMap(({ statement }) =>
        problemsOf(language, statement)
          .filter(({ severity }) => severity === 'error')
          .map(({ message }) => `${statement.text}: ${message}`),
      );
    });
    expect(faults).toEqual([]);
  });

  it('is a table that can be read as text: its columns stand below one another', () => {
    const rows = pageOf('aws.iottwinmaker.sync_jobs')
      .markdown.split('\n')
      .filter((line) => line.startsWith('| `') && line.includes('`SELECT`'));
    expect(new Set(rows.map((row) => row.indexOf('`SELECT`'))).size).toBe(1);
  });

  it('has an address that leads back to its table', () => {
    expect(documentationUri('aws.s3.buckets')).toBe('iql-docs:/aws.s3.buckets.md');
    expect(documentedTable('iql-docs:/aws.s3.buckets.md')).toBe('aws.s3.buckets');
    expect(documentedTable('file:///aws.s3.buckets.md')).toBeUndefined();
  });
});
