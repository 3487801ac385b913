import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import type { OutlineItem } from '../../server/features/navigation/document-symbols.ts';
import { outlineOf } from '../../server/features/navigation/document-symbols.ts';
import { finished } from '../../server/features/search.ts';
import { workspaceSymbols } from '../../server/features/navigation/workspace-symbols.ts';
import { atPlace } from './check-navigation.ts';

/** The outline as indented lines: `kind name · detail`. */
function outline(text: string): readonly string[] {
  return parseDocument(text).statements.flatMap(({ statement }) => {
    const item = outlineOf(statement);
    return item === undefined ? [] : lines(item, '');
  });
}

function lines({ kind, name, detail, children }: OutlineItem, indent: string): readonly string[] {
  const line = `${indent}${kind} ${name}${detail === '' ? '' : ` · ${detail}`}`;
  return [line, ...children.flatMap((child) => lines(child, `${indent}  `))];
}

function check(text: string, ...expected: readonly string[]): void {
  expect(outline(text)).toEqual(expected);
}

describe('document symbols', () => {
  it('name a query by what it reads', () => {
    check(
      'SELECT * FROM aws.s3.buckets b JOIN aws.sqs.queues ON true;\nSELECT 1 + 1;',
      'query SELECT buckets, queues',
      '  table b · aws.s3.buckets',
      '  table queues · aws.sqs.queues',
      'query SELECT 1 + 1',
    );
  });

  it('show common tables, subqueries and what they read', () => {
    check(
      'WITH recent AS (SELECT * FROM aws.s3.buckets) SELECT * FROM recent, (SELECT 1) AS one, json_each(1) e',
      'query SELECT recent, one, json_each',
      '  commonTable recent',
      '    table buckets · aws.s3.buckets',
      '  table recent',
      '  derivedTable one',
      '  function e · json_each',
    );
  });

  it('name mutations, views and commands', () => {
    check(
      "INSERT INTO aws.s3.buckets (BucketName) VALUES ('a');\nUPDATE aws.s3.buckets SET a = 1;\nDELETE FROM aws.s3.buckets;\nCREATE VIEW v AS SELECT * FROM aws.s3.buckets;\nSHOW RESOURCES IN aws.s3;\nDESCRIBE aws.s3.buckets;\nEXPLAIN SELECT 1;",
      'mutation INSERT buckets',
      'mutation UPDATE buckets',
      'mutation DELETE buckets',
      'view CREATE VIEW v',
      '  table buckets · aws.s3.buckets',
      'command SHOW RESOURCES aws.s3',
      'command DESCRIBE aws.s3.buckets',
      'query EXPLAIN SELECT 1',
    );
  });

  it('have the comment right above a statement as their detail', () => {
    check(
      '-- The file.\n\n-- All of them.\n-- Really.\nSELECT 1;\n/* One\n * more. */\nSELECT 2;\n# region x\nSELECT 3;',
      'query SELECT 1 · All of them.',
      'query SELECT 2 · One',
      'query SELECT 3',
    );
  });

  it('have the name that a comment or an anchor gives', () => {
    check(
      '-- @name everything\nSELECT 1;\n/*+ exists, retries=3 */\nSELECT 2',
      'query everything · SELECT 1',
      'query exists · SELECT 2',
    );
  });

  it('of a half-typed statement are there', () => {
    check('SELECT FROM', 'query SELECT');
    check('-- only a comment\n');
  });

  it('lie in one another', () => {
    const text = '\n-- Title\nWITH a AS (SELECT 1) SELECT * FROM a, (SELECT 2);  \n';
    const inside = (outer: OutlineItem): void => {
      expect(outer.selection.start).toBeGreaterThanOrEqual(outer.span.start);
      expect(outer.selection.end).toBeLessThanOrEqual(outer.span.end);
      for (const child of outer.children) {
        expect(child.span.start).toBeGreaterThanOrEqual(outer.span.start);
        expect(child.span.end).toBeLessThanOrEqual(outer.span.end);
        inside(child);
      }
    };
    const items = parseDocument(text).statements.flatMap(
      ({ statement }) => outlineOf(statement) ?? [],
    );
    items.forEach(inside);
    expect(items.map(({ span }) => text.slice(span.start, span.end))).toEqual([text.trim()]);
  });
});

describe('workspace symbols', () => {
  function found(typed: string): readonly string[] {
    const { language } = atPlace(
      '-- @name find_large_buckets\nSELECT 1;\nSELECT 2$0;',
      'CREATE VIEW large_buckets AS SELECT 1;\n/*+ exists */\nSELECT 3',
    );
    return finished(workspaceSymbols(language, typed)).map(
      ({ kind, name, document }) => `${kind} ${name} in ${document.uri}`,
    );
  }

  it('are views and named statements of every document', () => {
    expect(new Set(found(''))).toEqual(
      new Set([
        'statement find_large_buckets in main',
        'view large_buckets in other1',
        'statement exists in other1',
      ]),
    );
  });

  it('are found by words and beginnings of words, the nearest first', () => {
    expect(found('large')).toEqual([
      'view large_buckets in other1',
      'statement find_large_buckets in main',
    ]);
    expect(found('FLB')).toEqual(['statement find_large_buckets in main']);
    expect(found('zzz')).toEqual([]);
  });
});
