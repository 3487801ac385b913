/** `duplicate-view`: said of several views of one name, in one document or in several. */
import { describe, expect, it } from 'vitest';
import { createBinder, fixedViews, viewsOf } from '../../language/semantics/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

/** One line for each problem: `file: severity: message`. */
function problemsIn(files: Readonly<Record<string, string>>): readonly string[] {
  const documents = Object.entries(files).map(([uri, text]) => ({
    uri,
    document: parseDocument(text),
  }));
  const views = fixedViews(
    documents.flatMap(({ uri, document }) => viewsOf(document).map((view) => ({ ...view, uri }))),
  );
  const bind = createBinder(testCatalog(), () => views);
  return documents.flatMap(({ uri, document: { statements } }) =>
    statements.flatMap(({ statement }) =>
      bind(statement).problems.map(({ code, severity, message, span }) => {
        expect(code).toBe('duplicate-view');
        const name = statement.text.slice(span.start, span.end);
        return `${uri} ${name} ${severity}: ${message.replace(/\. Rename.*/, '')}`;
      }),
    ),
  );
}

describe('duplicate-view', () => {
  it('is said of both views of one file, whatever their case', () => {
    expect(
      problemsIn({ a: 'CREATE VIEW v AS SELECT 1 AS x; CREATE VIEW V AS SELECT 2 AS y' }),
    ).toEqual([
      'a v warning: there is another view `v`: this one is read, that one is not',
      'a V warning: there is another view `V`: that one is read, this one is not',
    ]);
  });

  it('is said of two views with the same text', () => {
    const text = 'CREATE VIEW v AS SELECT 1;';
    expect(problemsIn({ a: text + text })).toEqual([
      'a v warning: there is another view `v`: only the first one is read',
      'a v warning: there is another view `v`: only the first one is read',
    ]);
  });

  it('names the other file', () => {
    expect(
      problemsIn({
        'file:///w/a.iql': 'CREATE VIEW v AS SELECT 1',
        'file:///w/my%20b.iql': 'CREATE TEMP VIEW main.v AS SELECT 2',
      }),
    ).toEqual([
      'file:///w/a.iql v information: there is another view `v` in `my b.iql`: this one is read, that one is not',
      'file:///w/my%20b.iql main.v information: there is another view `v` in `a.iql`: that one is read, this one is not',
    ]);
  });

  it('is not said where one takes the place of the other', () => {
    const first = 'CREATE VIEW v AS SELECT 1 AS x;';
    for (const second of [
      'CREATE OR REPLACE VIEW v AS SELECT 2 AS y; SELECT y FROM v',
      'DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT 2 AS y; SELECT y FROM v',
      'CREATE VIEW IF NOT EXISTS v AS SELECT 2 AS y; SELECT x FROM v',
      'CREATE VIEW {{ v }} AS SELECT 2 AS y; CREATE VIEW {{ v }} AS SELECT 2',
    ]) {
      expect(problemsIn({ a: `${first} ${second}` })).toEqual([]);
    }
    expect(
      problemsIn({ a: `${first} SELECT x FROM v`, b: 'CREATE OR REPLACE VIEW v AS SELECT 2 AS y' }),
    ).toEqual([]);
    expect(problemsIn({ a: `DROP VIEW v; ${first}` })).toEqual([]);
  });

  it('comes and goes with the other view', () => {
    let views = fixedViews([]);
    let version = 0;
    const bind = createBinder(testCatalog(), () => ({ ...views, version }));
    const document = parseDocument('CREATE VIEW v AS SELECT 1;\nCREATE VIEW v AS SELECT 2;');
    const [statement] = document.statements.map((placed) => placed.statement);
    const count = (definitions: ReturnType<typeof viewsOf>): number => {
      views = fixedViews(definitions);
      version += 1;
      return statement === undefined ? -1 : bind(statement).problems.length;
    };
    const [one, two] = viewsOf(document);
    expect(one && two && [count([one]), count([one, two]), count([one])]).toEqual([0, 1, 0]);
  });
});
