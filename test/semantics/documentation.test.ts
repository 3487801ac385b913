/** docs/diagnostics.md has a section for each code, whose examples are what they say they are. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import {
  createBinder,
  fixedViews,
  problemCodes,
  viewsOf,
  type ProblemCode,
} from '../../language/semantics/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

/** What the server finds with SQLite and the planner is tested there. */
const judgedByServer: ReadonlySet<ProblemCode> = new Set(['sqlite', 'useless-limit']);

const [table = '', ...parts] = readFileSync(
  resolve(import.meta.dirname, '../../docs/diagnostics.md'),
  'utf8',
).split(/^## /m);

const sections = new Map(parts.map((section) => [section.split('\n', 1)[0] ?? '', section]));

describe('the documentation of diagnostics', () => {
  it('has one section for each code, in the order of the list', () => {
    expect([...sections.keys()]).toEqual(problemCodes);
  });

  it('has each code in its table', () => {
    const codes = [...table.matchAll(/^\| \[(\S+)\]\(#\1\)/gm)].map(([, code]) => code);
    expect(codes).toEqual(problemCodes);
  });

  it.each(problemCodes.filter((code) => !judgedByServer.has(code)))(
    'shows %s in its wrong examples and nothing in its right ones',
    (code) => {
      const examples = [...(sections.get(code) ?? '').matchAll(/```sql\n(.*?)```/gs)];
      expect(examples.length).toBeGreaterThan(0);
      for (const [, example = ''] of examples) {
        for (const part of example.split(/^(?=-- )/m)) {
          expect({ part, codes: codesIn(part) }).toEqual({
            part,
            codes: /^-- (wrong|old|hinted)/.test(part) ? [code] : [],
          });
        }
      }
    },
  );
});

function codesIn(text: string): readonly string[] {
  const document = parseDocument(text);
  const views = fixedViews(viewsOf(document));
  const bind = createBinder(testCatalog(), () => views);
  const found = document.statements.flatMap(({ statement }) =>
    bind(statement).problems.map(({ code }) => code),
  );
  return [...new Set(found)];
}
