/**
 * A template at any plausible place of a working statement raises no alarm: for a value, a name, a list's
 * element, a clause, all of a query, between two words, and in a string.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ParsedStatement, Span } from '../../language/syntax/index.ts';
import { parseDocument, walk } from '../../language/syntax/index.ts';
import { alarmsIn } from './alarms.ts';

const root = resolve(import.meta.dirname, '../..');

const statements = globSync('{test/corpus,samples}/*.iql', { cwd: root })
  .flatMap((file) => parseDocument(readFileSync(join(root, file), 'utf8')).statements)
  .map(({ statement }) => statement)
  .filter(({ text, root: { kind } }) => kind !== 'opaque' && alarmsIn(text).length === 0);

/** Each text with the template in one of the spans, without those that raise no alarm. */
function alarming(
  spansIn: (statement: ParsedStatement) => readonly Span[],
  template: string,
): readonly string[] {
  return statements.flatMap((statement) => {
    const { text } = statement;
    return spansIn(statement).flatMap(({ start, end }) => {
      const templated = text.slice(0, start) + template + text.slice(end);
      const alarms = alarmsIn(templated);
      return alarms.length === 0 ? [] : [`${templated.trim()}\n→ ${alarms.join('\n→ ')}`];
    });
  });
}

const values = new Set([
  'column',
  'literal',
  'call',
  'binary',
  'cast',
  'case',
  'exists',
  'scalarQuery',
]);
const names = new Set([
  'name',
  'qualifiedName',
  'table',
  'resultColumn',
  'orderingTerm',
  'derivedTable',
]);

function nodesOf(kinds: ReadonlySet<string>) {
  return ({ root: tree }: ParsedStatement): readonly Span[] => {
    const spans: Span[] = [];
    walk(tree, ({ kind, span }) => {
      if (kinds.has(kind) && span.end > span.start) spans.push(span);
    });
    return spans;
  };
}

function clausesOf({ root: tree }: ParsedStatement): readonly Span[] {
  const spans: Span[] = [];
  walk(tree, (node) => {
    if (!('clauses' in node)) return;
    const [, ...others] = node.clauses;
    spans.push(...others.map(({ span }) => span));
  });
  return spans;
}

/** The white space between two words, of which none is a comment. */
function gapsOf({ tokens }: ParsedStatement): readonly Span[] {
  return tokens.filter(({ kind }, index) => {
    const beside = [tokens[index - 1]?.kind, tokens[index + 1]?.kind];
    return (
      kind === 'whitespace' &&
      !beside.some((each) => each === undefined || each === 'comment' || each === 'anchor')
    );
  });
}

/** Right behind a string's opening quote. */
function stringsOf({ tokens }: ParsedStatement): readonly Span[] {
  return tokens
    .filter(({ kind }) => kind === 'string')
    .map(({ start }) => ({ start: start + 1, end: start + 1 }));
}

describe('a template raises no alarm', { timeout: 120_000 }, () => {
  it.each([
    ['for a value', nodesOf(values), '{{ x }}'],
    ['for a value, with a filter', nodesOf(values), '{{ x | sql_list }}'],
    ['for a name', nodesOf(names), '{{ x }}'],
    ['as a part of a name', nodesOf(new Set(['name'])), 'a_{{ .Values.env }}'],
    ['for a clause', clausesOf, '{{ x }} '],
    ['between two words', gapsOf, ' {{ x }} '],
    ['between two words, as a condition', gapsOf, ' {% if x %} '],
    ['in a string', stringsOf, "{{ x['key'] }}"],
  ])('%s', (_, spansIn, template) => {
    expect(alarming(spansIn, template)).toEqual([]);
  });
});
