import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { bindStatementOf } from './check.ts';

const root = resolve(import.meta.dirname, '../..');

/** Files as they exist in the wild, and the samples that newcomers open. */
const files = ['test/corpus', 'samples']
  .filter((folder) => existsSync(resolve(root, folder)))
  .flatMap((folder) =>
    readdirSync(resolve(root, folder))
      .filter((name) => name.endsWith('.iql'))
      .map((name) => `${folder}/${name}`),
  );

describe('the corpus', () => {
  it.each(files)('binds every statement of %s without an error', (file) => {
    const text = readFileSync(resolve(root, file), 'utf8');
    const errors = parseDocument(text).statements.flatMap(({ start, statement }) =>
      bindStatementOf(statement)
        .problems.filter(({ severity }) => severity === 'error')
        .map(({ code, message, span }) => {
          const line = text.slice(0, start + span.start).split('\n').length;
          return `${file}:${line} ${code}: ${message}`;
        }),
    );
    expect(errors).toEqual([]);
  });
});
