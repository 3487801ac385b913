/** docs/diagnostics.md has a section for each code, whose examples are what they say they are. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import type { ProblemCode } from '../../language/semantics/index.ts';
import { bindStatementOf } from './check.ts';

/** A record, so that the compiler asks for every code. */
const codes: Readonly<Record<ProblemCode, true>> = {
  'syntax-error': true,
  unterminated: true,
  'unknown-provider': true,
  'unknown-service': true,
  'unknown-resource': true,
  'unknown-table': true,
  'unknown-column': true,
  'unknown-method': true,
  'unknown-function': true,
  'ambiguous-column': true,
  'missing-parameter': true,
  'wrong-type': true,
  'unknown-region': true,
  'old-spelling': true,
  'unsupported-type': true,
  sqlite: true,
};

/** SQLite's own opinion is asked by the server, and not here. */
const judgedHere = Object.keys(codes).filter((code) => code !== 'sqlite');

const sections = new Map(
  readFileSync(resolve(import.meta.dirname, '../../docs/diagnostics.md'), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0] ?? '', section]),
);

describe('the documentation of diagnostics', () => {
  it('has one section for each code', () => {
    expect([...sections.keys()].sort()).toEqual(Object.keys(codes).sort());
  });

  it.each(judgedHere)('shows %s in its wrong examples and nothing in its right ones', (code) => {
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
  });
});

function codesIn(text: string): readonly string[] {
  const found = parseDocument(text).statements.flatMap(({ statement }) =>
    bindStatementOf(statement).problems.map(({ code }) => code),
  );
  return [...new Set(found)];
}
