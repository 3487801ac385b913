/**
 * The examples of the pages about plans are what the code says: under each statement stands its result.
 * With UPDATE_QUERIES=1 in the environment a page is written anew: read the difference before you keep it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeRun } from '../queries/check.ts';

const updates = process.env['UPDATE_QUERIES'] === '1';

/** The lines of the plan. What a run took differs from one to the next. */
async function resultOf(statement: string): Promise<string> {
  const { rows } = await describeRun(statement);
  return timeless(rows.replace(/^plan\n/, ''));
}

function timeless(text: string): string {
  return text.replace(/\b[\d.]+ m?s\b/g, '12 ms').trim();
}

describe.each(['explain.md', 'planner.md'])('%s', (name) => {
  const page = resolve(import.meta.dirname, '../../docs', name);
  const document = readFileSync(page, 'utf8');
  const examples = [...document.matchAll(/^```sql\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)];
  const written: (readonly [before: string, after: string])[] = [];

  it.each(
    examples.map(([whole, statement = '', expected = '']) => ({ whole, statement, expected })),
  )('shows what comes of $statement', async ({ whole, statement, expected }) => {
    const result = await resultOf(statement);
    written.push([whole, `\`\`\`sql\n${statement}\`\`\`\n\n\`\`\`text\n${result}\n\`\`\``]);
    if (!updates) expect(result).toBe(timeless(expected));
  });

  afterAll(() => {
    if (!updates) return;
    writeFileSync(
      page,
      written.reduce((text, [before, after]) => text.replace(before, () => after), document),
    );
  });
});

it('shows an example of every kind of line', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/explain.md'), 'utf8');
  for (const kind of ['pushed down, exact', 'checked again', 'not pushed', 'hydrate', 'actual']) {
    expect(page).toMatch(new RegExp(`^ .*${kind}`, 'm'));
  }
});
