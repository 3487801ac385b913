import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TranslationAnswer } from '../../protocol/index.ts';
import { translateRequest, translationTargetsRequest } from '../../protocol/index.ts';
import type { Session } from './session.ts';
import { startSession } from './session.ts';

/** The answer for the statement at the cursor `$0`. */
async function check(
  session: Session,
  fixture: string,
  parameters: Readonly<Record<string, unknown>> = { target: 'trino' },
): Promise<TranslationAnswer> {
  const before = fixture.slice(0, fixture.indexOf('$0')).split('\n');
  const { uri } = await session.open(fixture.replace('$0', ''));
  return session.request<TranslationAnswer>(translateRequest, {
    textDocument: { uri },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
    ...parameters,
  });
}

describe('iql/translate', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session.close());

  it('gives the statement at the position', async () => {
    expect(await check(session, 'SELECT 1;\nSELECT $0arn FROM aws.s3.buckets;\nSELECT 2;')).toEqual(
      {
        kind: 'translated',
        sql: 'SELECT arn FROM s3_buckets',
        notes: [],
        checked: true,
      },
    );
  });

  it('names tables by the pattern', async () => {
    const parameters = { target: 'snowflake', tablePattern: 'x.{resource}' };
    expect(await check(session, 'SELECT $0arn FROM aws.s3.buckets', parameters)).toMatchObject({
      sql: 'SELECT arn FROM x.buckets',
    });
  });

  it('points at what has no counterpart', async () => {
    expect(await check(session, "SELECT 1;\nSELECT $0json_patch('{}', '{}')")).toEqual({
      kind: 'untranslatable',
      findings: [
        {
          message: '`json_patch` has no counterpart in Trino',
          range: { start: { line: 1, character: 7 }, end: { line: 1, character: 17 } },
        },
      ],
    });
  });

  it.each([
    ['$0', { target: 'trino' }, 'put the cursor in a statement to translate it'],
    ['SELECT $01', { target: 'oracle' }, '`oracle` is no target: use one of athena, trino'],
    [
      'SELECT $01',
      { target: 'trino', tablePattern: 'x' },
      '`x` gives every resource the same name',
    ],
    ['SELECT $01', {}, '`iql/translate` takes a document, a position and a target'],
  ])('refuses %j with %j', async (fixture, parameters, message) => {
    const answer = await check(session, fixture, parameters);
    expect(answer).toMatchObject({ kind: 'refused' });
    expect(answer.kind === 'refused' && answer.message).toContain(message);
  });

  it('lists the engines', async () => {
    expect(await session.request(translationTargetsRequest)).toContainEqual({
      target: 'athena',
      title: 'Amazon Athena',
    });
  });
});
