import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { callsTitle, lensesOf } from '../../server/features/code-lens.ts';
import { testLanguage } from './fixture.ts';

const settings = { defaultRegion: 'us-east-1', enabledRegions: ['us-east-1', 'eu-west-1'] };

/** Each lens as its title and the text that it stands above. */
function lenses(text: string): readonly string[] {
  const language = testLanguage();
  return parseDocument(text).statements.flatMap(({ start, statement }) =>
    lensesOf(statement).map(({ title, span }) => {
      const shown = title ?? callsTitle(language, language.bind(statement), settings);
      return `${shown}: ${text.slice(start + span.start, start + span.end)}`;
    }),
  );
}

function check(text: string, ...titles: readonly string[]): void {
  const [line = ''] = text.split('\n');
  expect(lenses(text)).toEqual(titles.map((title) => `${title}: ${line}`));
}

describe('code lenses', () => {
  it('run and explain a query, and say what it asks', () => {
    check('SELECT 1', 'Run', 'Explain', 'no calls');
    check('SELECT 1 FROM aws.s3.bucket WHERE bucket_name = NULL', 'Run', 'Explain', 'no calls');
    check('SELECT bucket_name FROM aws.s3.buckets', 'Run', 'Explain', 'us-east-1 · 1 list');
    check(
      'SELECT tags FROM aws.s3.buckets\nWHERE region IS NOT NULL LIMIT 40',
      'Run',
      'Explain',
      '2 regions · at most 2 lists, at most 80 gets',
    );
  });

  it('say what a deletion comes to', () => {
    check(
      "DELETE FROM aws.s3.buckets WHERE bucket_name = 'b'",
      'Run',
      'Explain',
      'us-east-1 · 1 delete',
    );
  });

  it('say why there is no plan', () => {
    check(
      'SELECT * FROM aws.iottwinmaker.sync_jobs',
      'Run',
      'Explain',
      'aws.iottwinmaker.sync_jobs needs workspace_id to be listed',
    );
  });

  it('stand above the first line of a statement, below its comments', () => {
    expect(lenses('-- all of them\nSELECT *\nFROM (VALUES (1));\n\nSHOW VERSION')).toEqual([
      'Run: SELECT *',
      'Explain: SELECT *',
      'no calls: SELECT *',
      'Run: SHOW VERSION',
    ]);
  });

  it('stand above no comment alone', () => {
    expect(lenses('SELECT 1;\n\n-- the end\n')).toHaveLength(3);
  });

  it('stay above a statement that is half typed, and then tell no calls', () => {
    check('SELECT * FROM', 'Run', 'Explain');
    check("SELECT 'open", 'Run', 'Explain');
  });

  it('run the statements of views, which ask nothing', () => {
    check('CREATE VIEW v AS\nSELECT 1 AS one', 'Run');
    check('DROP VIEW IF EXISTS v', 'Run');
    check('REFRESH MATERIALIZED VIEW v', 'Run');
  });

  it('do not stand above statements that cannot be run', () => {
    check("INSERT INTO aws.s3.buckets (BucketName) SELECT 'b'");
    check('ALTER TABLE t ADD c');
  });
});
