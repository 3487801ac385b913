/** Every query of the corpus and of the samples, in every engine's SQL, read by that engine's grammar. */
import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bind } from '../../language/semantics/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import { targets, translate } from '../../language/translate/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

const root = resolve(import.meta.dirname, '../..');
const files = ['samples/*.iql', 'test/corpus/*.iql'].flatMap((pattern) =>
  globSync(pattern, { cwd: root }),
);
const queries = files.flatMap((file) =>
  parseDocument(readFileSync(resolve(root, file), 'utf8'))
    .statements.filter(({ statement }) => statement.root.kind === 'selectStatement')
    .map(({ statement }) => ({ file: basename(file), statement })),
);

/** What an engine documents and node-sql-parser's grammar of it lacks. */
const gaps = [
  /^\(/, // parentheses around the arm of a set operation
  / & /, // operators on bits
  /'C:\\/, // a backslash before the closing quote
  /X'00FF'/, // bytes
  /NATURAL/,
  /EXCLUDE TIES/,
  /\nEXCEPT\n/, // Athena, Trino and Snowflake
  /LATERAL FLATTEN[^\n]*\nJOIN/, // Snowflake's joins behind a lateral one
  /ON [^\n]* \|\| [^\n]*\nORDER BY [^\n]*NULLS LAST,/, // BigQuery's NULLS LAST within a list
  /WITH RECURSIVE\s+numbers AS/, // BigQuery's recursion
];

describe.each(targets)('the queries of the corpus in %s', (target) => {
  it('are read by its grammar, but for what that lacks', async () => {
    const unread: string[] = [];
    let read = 0;
    for (const { file, statement } of queries) {
      const catalog = testCatalog();
      const translation = await translate(bind(statement, catalog), target, { catalog });
      if (translation.kind !== 'translated') continue;
      if (translation.checked) read += 1;
      else if (!gaps.some((gap) => gap.test(translation.sql))) {
        unread.push(`${file}: ${translation.sql}`);
      }
    }
    expect(unread).toEqual([]);
    expect(read).toBeGreaterThan(70);
  });

  it('are refused in whole sentences at places in the statement', async () => {
    for (const { statement } of queries) {
      const translation = await translate(bind(statement, testCatalog()), target);
      if (translation.kind === 'translated') continue;
      expect(translation.findings.length).toBeGreaterThan(0);
      for (const { message, span } of translation.findings) {
        expect(message.length).toBeGreaterThan(20);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(statement.text.length);
      }
    }
  });
});
