import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  childrenOf,
  extentOf,
  parseDocument,
  parseStatement,
  pathTo,
  statementAt,
  tokenize,
  walk,
  type ParsedDocument,
  type Span,
} from '../../language/syntax/index.ts';
import { corpusFiles } from './corpus.ts';

/** Pieces from which odd texts are made: every mark of the dialect and what upsets a parser. */
const pieces = [
  ...[
    'SELECT',
    'select',
    'FROM',
    'WHERE',
    'GROUP BY',
    'ORDER',
    'BY',
    'LIMIT',
    'OFFSET',
    'UNION',
    'ALL',
  ],
  ...[
    'WITH',
    'AS',
    'INSERT INTO',
    'VALUES',
    'UPDATE',
    'SET',
    'DELETE FROM',
    'RETURNING',
    'SHOW',
    'IN',
  ],
  ...[
    'DESCRIBE',
    'EXPLAIN',
    'EXEC',
    'CASE',
    'WHEN',
    'THEN',
    'ELSE',
    'END',
    'CAST',
    'JOIN',
    'LEFT',
    'ON',
  ],
  ...[
    'USING',
    'NOT',
    'NULL',
    'IS',
    'BETWEEN',
    'AND',
    'OR',
    'LIKE',
    'ESCAPE',
    'EXISTS',
    'OVER',
    'FILTER',
  ],
  ...[
    'a',
    'b',
    'aws',
    'aws.s3.buckets',
    'region',
    't.',
    '*',
    't.*',
    '1',
    '.5',
    '0x1',
    '1e',
    'größe',
  ],
  ...[
    "'x'",
    "''",
    "'",
    "\\'",
    "'C:\\'",
    '"n"',
    '"',
    '`b`',
    '`',
    '[c]',
    '[',
    ']',
    "x'00'",
    '{',
    '}',
  ],
  ...[
    '(',
    ')',
    ',',
    '.',
    ';',
    '=',
    '<>',
    '!=',
    '!',
    '||',
    '->',
    '->>',
    '::',
    ':',
    '?',
    '@a',
    '@@json',
    '$1',
  ],
  ...[
    '{{ v }}',
    '{{',
    '}}',
    '{% if x %}',
    '{%',
    '{# c #}',
    '{#',
    '<<<json {} >>>',
    '<<<',
    '>>>',
    '{{range .x}}',
  ],
  ...[
    '-- c',
    '--',
    '# c',
    '// c',
    '/* c */',
    '/*',
    '*/',
    '/*+ AWAIT */',
    '\n/*+ create */\n',
    '\\',
    '\u00a0',
  ],
  ...[
    ' ',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    '\nSELECT ',
    '\n\nSELECT ',
    ';\n',
    '\nDELETE FROM ',
    '\n\nWITH a AS (',
  ],
];

const oddText = fc
  .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('', ' ', '\n')), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));

const anyText = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);

/** A text of the corpus with a piece cut out of it, or another put in. */
const editedCorpus = fc
  .tuple(fc.constantFrom(...corpusFiles().map(({ text }) => text)), fc.nat(), fc.nat(30), anyText)
  .map(([text, at, length, inserted]) => splice(text, at, length, inserted.slice(0, 20)));

function splice(text: string, at: number, length: number, inserted: string): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + inserted + text.slice(start + length);
}

function run<Values extends [unknown, ...unknown[]]>(
  cases: number,
  property: fc.IPropertyWithHooks<Values>,
): void {
  fc.assert(property, { numRuns: cases });
}

function shape({ text, statements }: ParsedDocument): unknown {
  return { text, statements: statements.map(({ start, statement }) => ({ start, statement })) };
}

function expectWithin(inner: Span, outer: Span, what: string): void {
  const within = outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  expect(within, `${what} ${JSON.stringify(inner)} in ${JSON.stringify(outer)}`).toBe(true);
}

describe('any text', () => {
  it('is the join of its tokens, none of them empty', () => {
    run(
      1000,
      fc.property(anyText, (text) => {
        const tokens = tokenize(text);
        expect(tokens.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(tokens.every(({ start, end }) => end > start)).toBe(true);
      }),
    );
  });

  it('is the join of its statements, each of which parses alone to the same', () => {
    run(
      500,
      fc.property(anyText, (text) => {
        const { statements } = parseDocument(text);
        expect(statements.map(({ statement }) => statement.text).join('')).toBe(text);
        for (const { statement } of statements) {
          expect(parseStatement(statement.text)).toEqual(statement);
        }
      }),
    );
  });

  it('gives a tree whose spans lie within one another and within the text', () => {
    run(
      1000,
      fc.property(fc.oneof(anyText, editedCorpus), (text) => {
        for (const { statement } of parseDocument(text).statements) {
          const whole = { start: 0, end: statement.text.length };
          expectWithin(extentOf(statement.root), whole, 'root');
          for (const { span } of statement.problems) expectWithin(span, whole, 'problem');
          walk(statement.root, (node) => {
            for (const child of childrenOf(node)) {
              expectWithin(child.span, node.span, `${child.kind} of ${node.kind}`);
            }
            if (!('clauses' in node)) return;
            for (const clause of node.clauses) {
              expectWithin(clause.span, extentOf(node), `clause ${clause.kind}`);
              expectWithin(clause.keyword, clause.span, `keyword ${clause.kind}`);
            }
          });
        }
      }),
    );
  });

  it('has a path and a statement at every cursor', () => {
    run(
      200,
      fc.property(anyText, fc.nat(), (text, at) => {
        const document = parseDocument(text);
        const offset = at % (text.length + 1);
        const placed = statementAt(document, offset);
        expect(placed === undefined).toBe(text === '');
        if (placed === undefined) return;
        const path = pathTo(placed.statement.root, offset - placed.start);
        expect(path[0]).toBe(placed.statement.root);
      }),
    );
  });
});

describe('an edit', () => {
  it('gives the same document as parsing it afresh', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(12), anyText);
    run(
      700,
      fc.property(
        fc.oneof(anyText, editedCorpus),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (original, edits) => {
          let document = parseDocument(original);
          for (const [at, length, inserted] of edits) {
            const text = splice(document.text, at, length, inserted);
            document = parseDocument(text, document);
            expect(document).toEqual(parseDocument(text));
          }
        },
      ),
    );
  });

  it('keeps the trees of the statements that it does not touch', () => {
    const before = parseDocument('SELECT 1;\nSELECT 2;\nSELECT 3;\n');
    const after = parseDocument('SELECT 1;\nSELECT 22;\nSELECT 3;\n', before);
    expect(after.statements[0]).toBe(before.statements[0]);
    expect(after.statements[2]?.statement).toBe(before.statements[2]?.statement);
    expect(after.statements[1]?.statement).not.toBe(before.statements[1]?.statement);
  });
});

describe('every prefix of the corpus', () => {
  it.each(corpusFiles())('parses: $name', ({ text }) => {
    let document = parseDocument('');
    for (let length = 1; length <= text.length; length += 7) {
      const prefix = text.slice(0, length);
      document = parseDocument(prefix, document);
      const joined = document.statements.map(({ statement }) => statement.text).join('');
      expect(joined).toBe(prefix);
    }
    const full = parseDocument(text, document);
    expect(shape(full)).toEqual(shape(parseDocument(text)));
  });
});
