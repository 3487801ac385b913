/** How problems are published: severities, tags, related places, and what makes them be sent again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from './session.ts';
import { startSession } from './session.ts';

const unused = 'SELECT region FROM aws.s3.buckets b;';

describe('published problems', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({
      capabilities: {
        textDocument: {
          publishDiagnostics: { tagSupport: { valueSet: [1, 2] }, relatedInformation: true },
        },
      },
    });
  });
  afterAll(() => session.close());

  it('are faded where something may go', async () => {
    const { problems } = await session.open(unused);
    expect(problems).toMatchObject([{ code: 'unused-alias', severity: 4, tags: [1] }]);
  });

  it('are struck through where there is a plainer way', async () => {
    const { problems } = await session.open(
      "SELECT state FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'a' AND data__Identifier = 'b'",
    );
    expect(problems).toMatchObject([{ code: 'old-spelling', severity: 4, tags: [2] }]);
  });

  it('tell where the tables of an ambiguous column stand', async () => {
    const { uri, problems } = await session.open(
      'SELECT arn\nFROM aws.s3.buckets a\nNATURAL JOIN aws.s3.buckets b, aws.s3.buckets c',
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]?.relatedInformation).toEqual([
      {
        message: '`aws.s3.buckets` has a column `arn`',
        location: {
          uri,
          range: { start: { line: 1, character: 5 }, end: { line: 1, character: 21 } },
        },
      },
      {
        message: '`aws.s3.buckets` has a column `arn`',
        location: {
          uri,
          range: { start: { line: 2, character: 31 }, end: { line: 2, character: 47 } },
        },
      },
    ]);
  });

  it('have the severity that the settings say, at once and in every open document', async () => {
    const first = await session.open(unused);
    const second = await session.open(`SELECT 1;\n${unused}`);
    const republished = [first.republished(), second.republished()];
    await session.configure({ iql: { diagnostics: { severity: { 'unused-alias': 'error' } } } });
    for (const problems of await Promise.all(republished)) {
      expect(problems).toMatchObject([{ code: 'unused-alias', severity: 1 }]);
    }
    const silent = first.republished();
    await session.configure({ iql: { diagnostics: { severity: { 'unused-alias': 'off' } } } });
    expect(await silent).toEqual([]);
    const restored = first.republished();
    await session.configure({ iql: {} });
    expect(await restored).toMatchObject([{ severity: 4 }]);
  });

  it('follow the views of other documents', async () => {
    const views = await session.open('CREATE VIEW blue AS SELECT arn FROM aws.s3.buckets;');
    const reader = await session.open('SELECT region FROM blue;');
    expect(reader.problems).toMatchObject([{ code: 'unknown-column' }]);
    const mended = reader.republished();
    await views.change('CREATE VIEW blue AS SELECT region FROM aws.s3.buckets;');
    expect(await mended).toEqual([]);
  });
});

describe('problems of a client that draws none of it', () => {
  it('come without tags and related places', async () => {
    const session = await startSession();
    const { problems } = await session.open(
      'SELECT arn FROM aws.s3.buckets a, aws.s3.buckets b;\nSELECT region FROM aws.s3.buckets b;',
    );
    expect(problems.map(({ code }) => code)).toEqual(['ambiguous-column', 'unused-alias']);
    for (const problem of problems) {
      expect(problem.tags).toBeUndefined();
      expect(problem.relatedInformation).toBeUndefined();
    }
    await session.close();
  });
});
