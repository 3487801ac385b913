/**
 * Runs every `.md` file of this folder. With UPDATE_QUERIES=1 in the environment the files are written
 * anew with what the code does: read the difference before you keep it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describePlan, describeRun } from './check.ts';
import type { Block } from './literate.ts';
import { readCases } from './literate.ts';

const directory = import.meta.dirname;
const updates = process.env['UPDATE_QUERIES'] === '1';

for (const file of readdirSync(directory).filter(
  (name) => name.endsWith('.md') && name !== 'README.md',
)) {
  const document = readFileSync(join(directory, file), 'utf8');
  const actual = new Map<Block, string>();
  describe(file, () => {
    it.each(readCases(document))('$title', async ({ statement, views, expectations }) => {
      const texts = await actualTexts(statement, views, expectations);
      expectations.forEach((block, index) => actual.set(block, texts[index] ?? ''));
      if (updates) return;
      expect(texts.join('\n\n')).toBe(expectations.map((block) => block.text).join('\n\n'));
    });
    it('says of every run why no fewer calls suffice', () => {
      const silent = readCases(document).filter(
        ({ reason, expectations }) =>
          reason === '' && expectations.some(({ kind }) => kind === 'calls'),
      );
      expect(silent.map(({ title }) => title)).toEqual([]);
    });
    afterAll(() => {
      if (updates) writeFileSync(join(directory, file), rewritten(document, actual));
    });
  });
}

async function actualTexts(
  statement: string,
  views: string,
  blocks: readonly Block[],
): Promise<readonly string[]> {
  const plan = describePlan(statement, views);
  if (!blocks.some((block) => block.kind !== 'plan')) return blocks.map(() => plan);
  const run = await describeRun(statement, views);
  return blocks.map(({ kind }) =>
    kind === 'calls' ? run.calls : kind === 'rows' ? run.rows : plan,
  );
}

function rewritten(document: string, actual: ReadonlyMap<Block, string>): string {
  return [...actual]
    .toSorted(([left], [right]) => right.start - left.start)
    .reduce(
      (text, [block, value]) => `${text.slice(0, block.start)}${value}\n${text.slice(block.end)}`,
      document,
    );
}
