import { describe, expect, it } from 'vitest';
import { viewsFor } from '../../client/run/views.ts';
import { parseStatement } from '../../language/syntax/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

const elsewhere = {
  name: 'elsewhere',
  text: 'CREATE VIEW elsewhere AS SELECT 1 AS x',
  uri: 'file:///views.iql',
};
const documentText = 'CREATE VIEW own AS SELECT 2 AS x;\nCREATE VIEW Elsewhere AS SELECT 3 AS x;';

/** The texts of the views that a run of `sql` knows, then what it is warned of. */
async function check(
  sql: string,
  ask: () => Promise<unknown>,
  patience?: number,
): Promise<{ readonly views: readonly string[]; readonly warnings: readonly string[] }> {
  const warnings: string[] = [];
  const views = await viewsFor(parseStatement(sql), {
    catalog: testCatalog(),
    documentText,
    ask,
    warn: (message) => void warnings.push(message),
    ...(patience === undefined ? {} : { patience }),
  });
  const texts = [...new Set([...views.all()].map(({ name }) => views.named(name)))];
  return { views: texts.map((view) => view?.statement.text.trim() ?? ''), warnings };
}

describe('the views of a run', () => {
  it('are those of the workspace, then those of the document', async () => {
    expect(await check('SELECT * FROM elsewhere', () => Promise.resolve([elsewhere]))).toEqual({
      views: [elsewhere.text, 'CREATE VIEW own AS SELECT 2 AS x;'],
      warnings: [],
    });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('it is stopped')), 'it is stopped'],
    ['gives something else', () => Promise.resolve([{ name: 1 }]), 'is none of views'],
    ['never answers', () => new Promise<never>(() => undefined), 'no answer within 0.01 s'],
  ])('are the document’s own where the server %s, which is told', async (_, ask, told) => {
    const { views, warnings } = await check('SELECT * FROM own', ask, 10);
    expect(views).toHaveLength(2);
    expect(warnings).toEqual([expect.stringContaining(told)]);
  });

  it.each(['SELECT 1 IN own', 'DROP VIEW own', 'EXPLAIN SELECT * FROM own'])(
    'are asked for by %s',
    async (sql) => {
      const { views } = await check(sql, () => Promise.resolve([]));
      expect(views).toHaveLength(2);
    },
  );

  it.each(['SELECT 1', 'WITH own AS (SELECT 1) SELECT * FROM own', 'SHOW SERVICES IN aws'])(
    'are not asked for by %s',
    async (sql) => {
      const ask = () => Promise.reject(new Error('nothing should be asked'));
      expect(await check(sql, ask)).toEqual({ views: [], warnings: [] });
    },
  );
});
