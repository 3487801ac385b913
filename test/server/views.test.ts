/** What statements over views ask of AWS, and the views as a client that runs statements is told them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { viewsRequest } from '../../protocol/index.ts';
import { callsTitle } from '../../server/features/code-lens.ts';
import { createLanguageContext } from '../../server/features/language-context.ts';
import { testCatalog } from '../catalog/fixture.ts';
import type { TestWorkspace } from './check-workspace.ts';
import { testWorkspace } from './check-workspace.ts';
import { startSession } from './session.ts';

const settings = { defaultRegion: 'us-east-1', enabledRegions: ['us-east-1', 'eu-west-1'] };
const views = 'file:///views.iql';
const reader = 'file:///reader.iql';

/** Follows what the lens above the reader's statement says of its calls, as files change. */
function lensOver(statement: string, definitions: string): (changed?: string) => string {
  const workspace: TestWorkspace = testWorkspace();
  const language = createLanguageContext({ catalog: testCatalog() }, workspace.index);
  workspace.open(views, definitions);
  workspace.open(reader, statement);
  return (changed) => {
    if (changed !== undefined) workspace.open(views, changed);
    const placed = workspace.index.get(reader)?.parsed.statements[0];
    if (placed === undefined) throw new Error('The reader has no statement.');
    return callsTitle(language, language.bind(placed.statement), settings);
  };
}

describe('the lens above a statement over a view', () => {
  it('tells the calls of the view', () => {
    const lens = lensOver(
      'SELECT * FROM names',
      'CREATE VIEW names AS SELECT bucket_name FROM aws.s3.buckets',
    );
    expect(lens()).toBe('us-east-1 · 1 list');
  });

  it('tells them anew when the view changes, or one that it reads', () => {
    const top = 'CREATE VIEW top AS SELECT * FROM base;\n';
    const lens = lensOver(
      'SELECT * FROM top',
      `${top}CREATE VIEW base AS SELECT 1 AS bucket_name;`,
    );
    expect(lens()).toBe('no calls');
    const base = 'CREATE VIEW base AS SELECT bucket_name FROM aws.s3.buckets';
    expect(lens(`${top}${base};`)).toBe('us-east-1 · 1 list');
    expect(lens(`${top}${base} WHERE region = 'eu-west-1';`)).toBe('eu-west-1 · 1 list');
  });

  it('tells why there is no plan', () => {
    const lens = lensOver(
      'SELECT * FROM jobs',
      'CREATE VIEW jobs AS SELECT * FROM aws.iottwinmaker.sync_jobs',
    );
    expect(lens()).toBe(
      'in the view jobs, aws.iottwinmaker.sync_jobs needs workspace_id to be listed',
    );
    expect(lens('CREATE VIEW jobs AS SELECT * FROM jobs')).toBe(
      'the view jobs reads itself (jobs → jobs)',
    );
  });
});

describe('iql/views', () => {
  it('gives those of the files of the workspace at once, and those of open documents', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'iql-views-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'views.iql');
    await writeFile(file, 'SELECT 1;\n-- The first.\nCREATE VIEW one AS\n  SELECT 1 AS x;\n');
    const session = await startSession({ folders: [pathToFileURL(folder).href] });
    onTestFinished(async () => {
      await session.close();
    });

    const stored = {
      name: 'one',
      text: '-- The first.\nCREATE VIEW one AS\n  SELECT 1 AS x;\n',
      uri: pathToFileURL(file).href,
    };
    expect(await session.request(viewsRequest)).toEqual([stored]);

    const open = await session.open('CREATE VIEW two AS SELECT 2');
    expect(await session.request(viewsRequest)).toEqual([
      stored,
      { name: 'two', text: 'CREATE VIEW two AS SELECT 2', uri: open.uri },
    ]);
    await open.change('SELECT 2');
    expect(await session.request(viewsRequest)).toEqual([stored]);
  });
});
