/**
 * A refactoring says the same in other words: over random statements, whatever is offered anywhere in
 * them, and anywhere in what comes of it, gives the rows that the statement gave. Adding a LIMIT alone
 * is meant to change them.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseStatement } from '../../language/syntax/index.ts';
import type { Action } from '../../server/features/actions/action.ts';
import { actionsAt } from '../../server/features/actions/actions.ts';
import { applyReplacements } from '../../language/format/index.ts';
import { createLanguageContext } from '../../server/features/language-context.ts';
import { smallCatalog } from '../queries/catalog.ts';
import { runAgainstAccount } from '../queries/check.ts';
import { statements } from '../queries/random-statements.ts';

const language = createLanguageContext({ catalog: smallCatalog() });

type Rows = Awaited<ReturnType<typeof runAgainstAccount>>;

it('gives the same rows after any refactoring of a random statement', async () => {
  const tried = new Map<string, number>();
  const check = async (text: string, before: Rows, depth: number): Promise<void> => {
    for (const { title, edits } of refactoringsOf(text)) {
      const form = title.replace(/`[^`]*`|\d+/g, '…');
      if (depth > 0 && (tried.get(form) ?? 0) > 40) continue;
      tried.set(form, (tried.get(form) ?? 0) + 1);
      const after = applyReplacements(text, edits);
      const rows = sorted(await runAgainstAccount(after));
      expect({ text, title, after, rows }).toEqual({ text, title, after, rows: sorted(before) });
      if (depth === 0) await check(after, before, 1);
    }
  };
  await fc.assert(
    fc.asyncProperty(statements, fc.boolean(), async (statement, isOld) => {
      const text = isOld ? statement.replaceAll(' CROSS JOIN ', ', ') : statement;
      const before = await runAgainstAccount(text);
      fc.pre(before !== 'needs more inputs');
      await check(text, before, 0);
    }),
    { seed: 20261124, numRuns: 60, maxSkipsPerRun: 20 },
  );
  expect([...tried.keys()]).toEqual(
    expect.arrayContaining([
      'Expand … to its … columns',
      'Extract the subquery into a common table …',
      'Give every table an alias',
      'Inline …',
      'Turn IN into a chain of OR',
      'Turn into …',
      'Turn the chain of OR into IN',
      'Write the commas of FROM as JOIN',
    ]),
  );
});

/** Every one that is offered at any place, once. */
function refactoringsOf(text: string): readonly Action[] {
  const statement = parseStatement(text);
  const found = new Map<string, Action>();
  for (const { start } of statement.tokens) {
    const at = { start, end: start };
    const actions = actionsAt(language, statement, at, (kind) => kind !== 'quickfix');
    for (const action of actions) {
      if (!action.title.startsWith('Add `LIMIT'))
        found.set(applyReplacements(text, action.edits), action);
    }
  }
  return [...found.values()];
}

function sorted(rows: Rows): readonly string[] | string {
  return typeof rows === 'string' ? rows : rows.map((row) => JSON.stringify(row)).toSorted();
}
