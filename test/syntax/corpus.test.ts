import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument, walk } from '../../language/syntax/index.ts';
import { corpusFiles } from './corpus.ts';

describe('the corpus', () => {
  it.each(corpusFiles())('has no problem in $name', ({ text }) => {
    const problems = parseDocument(text).statements.flatMap(({ start, statement }) =>
      statement.problems.map(({ message, span }) => {
        const line = text.slice(0, start + span.start).split('\n').length;
        return `line ${line}: ${message}`;
      }),
    );
    expect(problems).toEqual([]);
  });

  it('has every kind of node, with each of its optional fields and each of its words', () => {
    const seen = new Set<string>();
    for (const { text } of corpusFiles()) {
      for (const { statement } of parseDocument(text).statements) {
        walk(statement.root, (node) => {
          for (const [field, value] of Object.entries(node)) {
            seen.add(`${node.kind}.${field}`);
            if (typeof value === 'string') seen.add(`${node.kind}.${field}=${value}`);
          }
        });
      }
    }
    const absent = declaredParts().filter((part) => !seen.has(part) && !onlyBroken.has(part));
    expect(absent).toEqual([]);
  });
});

/** What only a statement with a problem has. */
const onlyBroken = new Set([
  ...['missing.kind', 'missing.kind=missing', 'missingRelation.kind'],
  ...['missingRelation.kind=missingRelation'],
  ...['update.limit', 'update.offset', 'delete.limit', 'delete.offset'],
]);

/** `kind.field` of each optional field and `kind.field=word` of each word, as the types have them. */
function declaredParts(): readonly string[] {
  const syntax = path.join(import.meta.dirname, '..', '..', 'language', 'syntax');
  const source = ['tree.ts', 'expression-tree.ts', 'command-tree.ts']
    .map((file) => readFileSync(path.join(syntax, file), 'utf8'))
    .join('\n')
    .replace(/\/\*\*[\s\S]*?\*\//g, '');
  const bodies = [...source.matchAll(/interface \w+ extends \w+ \{([\s\S]*?)\n\}/g)];
  return bodies.flatMap(([, body = '']) => {
    const kind = /readonly kind: '(\w+)';/.exec(body)?.[1];
    if (kind === undefined) return [];
    const fields = [...body.matchAll(/readonly (\w+)(\??):([^;]*);/g)];
    return fields.flatMap(([, field = '', mark = '', type = '']) => {
      const isWords = /^[\s|]*(?:'[^']*'[\s|]*)+$/.test(type);
      const words = isWords ? [...type.matchAll(/'([^']*)'/g)] : [];
      return [
        ...(mark === '?' || field === 'kind' ? [`${kind}.${field}`] : []),
        ...words.map(([, word = '']) => `${kind}.${field}=${word}`),
      ];
    });
  });
}
