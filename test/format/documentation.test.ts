/** The examples of docs/formatting.md are what the formatter does. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatted } from './check.ts';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/formatting.md'), 'utf8');
const examples = [...page.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, example = '']) => example);

describe('the documentation of formatting', () => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples)('is formatted: %s', (example) => {
    expect(formatted(example)).toBe(example);
  });
});

describe('the corpus', () => {
  it.each(globSync('{test/corpus,samples}/*.iql', { cwd: root }))(
    'changes no more when it is formatted again: %s',
    (file) => {
      const text = readFileSync(join(root, file), 'utf8');
      expect(formatted(formatted(text))).toBe(formatted(text));
    },
  );
});
