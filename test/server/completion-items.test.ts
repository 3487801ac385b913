/** Completion over the wire: items as a client gets them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver/node';
import { resultValuesNotification } from '../../protocol/index.ts';
import type { Session } from './session.ts';
import { startSession } from './session.ts';

describe('items of completion over stdio', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({
      capabilities: {
        textDocument: {
          completion: {
            completionItem: {
              snippetSupport: true,
              insertReplaceSupport: true,
              commitCharactersSupport: true,
              documentationFormat: ['markdown'],
            },
            completionList: { itemDefaults: ['editRange'] },
          },
        },
      },
    });
  });
  afterAll(() => session.close());

  /** The items at the `$0` of a text of one line. */
  const itemsAt = async (text: string): Promise<readonly CompletionItem[]> => {
    const { complete } = await session.open(text.replace('$0', ''));
    return (await complete(0, text.indexOf('$0')))?.items ?? [];
  };
  const itemAt = async (text: string, label: string): Promise<CompletionItem> => {
    const found = (await itemsAt(text)).find((item) => item.label === label);
    if (found === undefined) {
      throw new Error(`\`${label}\` is not proposed in \`${text}\``);
    }
    return found;
  };

  it('are accepted by the sign that ends a name, where nothing but names of a list can stand', async () => {
    const ends = [',', ')', ';'];
    expect(await itemAt('SELECT b.$0 FROM aws.s3.buckets b', 'arn')).toMatchObject({
      commitCharacters: ends,
    });
    expect(await itemAt('SELECT * FROM aws.s3.$0', 'buckets')).toMatchObject({
      commitCharacters: ends,
    });
    for (const [text, label] of [
      ['SELECT $0 FROM aws.s3.buckets b', 'arn'],
      ['SELECT * FROM aws.$0', 's3'],
      ["SELECT * FROM aws.s3.buckets WHERE region = '$0'", 'us-east-1'],
    ] as const) {
      expect((await itemAt(text, label)).commitCharacters).toBeUndefined();
    }
  });

  it('take a place of their own where they replace more than the others', async () => {
    const text = 'SELECT q.*$0 FROM (SELECT 1 AS a, 2 AS b) q';
    const range = { start: { line: 0, character: 7 }, end: { line: 0, character: 10 } };
    expect(await itemAt(text, '* written out')).toMatchObject({
      textEdit: { newText: 'q.a, q.b', insert: range, replace: range },
      filterText: 'q.* all columns',
    });
  });

  it('are documented when they are looked at', async () => {
    const item = await itemAt(
      "SELECT versioning_configuration ->> '$0' FROM aws.s3.buckets",
      'Status',
    );
    expect(item.documentation).toBeUndefined();
    expect((await session.resolve(item)).documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('`Suspended`') as string,
    });
  });

  it('hold the values of a result that the client tells of', async () => {
    const text = "SELECT * FROM aws.s3.buckets WHERE bucket_name = '$0'";
    expect(await itemsAt(text)).toEqual([]);
    await session.notify(resultValuesNotification, {
      statement: 'SELECT bucket_name FROM aws.s3.buckets',
      columns: [0],
      rows: [['logs'], ['photos']],
    });
    expect((await itemsAt(text)).map(({ label }) => label)).toEqual(['logs', 'photos']);
  });

  it('pass over a message that is not well-formed', async () => {
    await session.notify(resultValuesNotification, { statement: 1 });
    expect(await itemsAt('SELECT arn FROM aws.s3.buckets WHERE $0')).not.toEqual([]);
  });

  it('propose views and template variables of another document', async () => {
    await session.open(
      "CREATE VIEW big_ones AS SELECT arn AS name FROM aws.s3.buckets;\nSELECT '{{ env }}';",
    );
    expect(await itemAt('SELECT * FROM $0', 'big_ones')).toMatchObject({ detail: 'view' });
    expect(await itemAt('SELECT v.$0 FROM big_ones v', 'name')).toBeDefined();
    expect(await itemAt('DROP VIEW $0', 'big_ones')).toBeDefined();
    expect(await itemAt("SELECT '{{ $0 }}'", 'env')).toBeDefined();
  });
});
