import { expect, it } from 'vitest';
import { checkWholeDocument, wholeDocumentTitlesAt } from './check-code-action.ts';

it('puts every identifier of the oldest files right', () => {
  checkWholeDocument(
    `SELECT 1 FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'a' AND data__Identifier = $0'b';
SELECT 2;
SELECT 3 FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'c' AND data__Identifier = 'd';`,
    'Write every identifier of the file as one text',
    `SELECT 1 FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'a|b';
SELECT 2;
SELECT 3 FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'c|d';`,
  );
});

it('calls every table by its name of today', () => {
  checkWholeDocument(
    `SELECT sync_job.arn FROM aws.iottwinmaker.sync_job$0 WHERE data__Identifier = 'a|b';
SELECT arn FROM aws.s3.buckets;
SELECT arn FROM aws.s3.bucket WHERE data__Identifier = 'b'`,
    'Write the names of today in the whole file',
    `SELECT sync_jobs.arn FROM aws.iottwinmaker.sync_jobs WHERE data__Identifier = 'a|b';
SELECT arn FROM aws.s3.buckets;
SELECT arn FROM aws.s3.buckets WHERE data__Identifier = 'b'`,
  );
});

it('removes all that is not used', () => {
  checkWholeDocument(
    `WITH a$0 AS (SELECT 1 AS x), b AS (SELECT 2 AS x) SELECT arn FROM aws.s3.buckets;
WITH c AS (SELECT 1 AS x) SELECT arn FROM aws.s3.buckets;`,
    'Remove every unused common table of the file',
    `SELECT arn FROM aws.s3.buckets;
SELECT arn FROM aws.s3.buckets;`,
  );
});

it('is offered with the action that does the same at one place', () => {
  expect(wholeDocumentTitlesAt('SELECT tags FROM aws.s3.buckets WHERE tags $0= NULL')).toEqual([
    'Write every comparison with `NULL` of the file as a test for it',
  ]);
  expect(wholeDocumentTitlesAt('SELECT tags$0 FROM aws.s3.buckets WHERE tags = NULL')).toEqual([]);
});
