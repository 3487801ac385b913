import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scannedExtent, statementExtent } from '../../language/syntax/split.ts';
import { Reading } from '../../language/syntax/tokens/reading.ts';
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
  type SyntaxNode,
} from '../../language/syntax/index.ts';
import {
  applyEdit,
  arbitraryBrokenStatement,
  arbitraryDocument,
  arbitraryEdit,
  arbitraryEdits,
  arbitraryStatement,
  arbitraryText,
  checkProperty,
} from '../arbitraries/index.ts';
import { corpusFiles } from './corpus.ts';

/** A file of the corpus with a piece cut out of it, or another put in. */
const editedCorpus = fc
  .tuple(fc.constantFrom(...corpusFiles().map(({ text }) => text)), arbitraryEdit())
  .map(([text, edit]) => applyEdit(text, edit));

const anyText = fc.oneof(
  { weight: 6, arbitrary: arbitraryText() },
  { weight: 4, arbitrary: arbitraryBrokenStatement() },
  { weight: 2, arbitrary: arbitraryDocument() },
);

const anyDocument = fc.oneof(
  { weight: 20, arbitrary: anyText },
  { weight: 1, arbitrary: editedCorpus },
);

/** Milliseconds, many times what a machine takes that does nothing else. */
const patience = 120_000;

/** Templates that choose or repeat text: its grammar is then judged by nobody. */
const control = /\{%|\{\{-?\s*(?:range|if|with|define|block)\b/;

/** Everything that a document says, lazy parts included, as a text that is quickly compared. */
function everything({ text, statements }: ParsedDocument): string {
  return JSON.stringify({
    text,
    statements: statements.map(({ start, reach, statement }) => {
      const { tokens, root, problems } = statement;
      return { start, reach, text: statement.text, tokens, root, problems };
    }),
  });
}

/** Where its statements stand and how far each looked. */
function outline({ statements }: ParsedDocument): string {
  return JSON.stringify(
    statements.map(({ start, reach, statement }) => [start, reach, statement.text]),
  );
}

/** `expect` makes an object for every call: with millions of spans to look at, only where it fails. */
function claim(holds: boolean, what: () => string): void {
  if (!holds) expect.fail(what());
}

function claimWithin(inner: Span, outer: Span, what: string): void {
  const within = outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  claim(within, () => `${what} ${JSON.stringify(inner)} in ${JSON.stringify(outer)}`);
}

/**
 * Nodes start in text order. In sound text they also end before the next one starts, but for hints,
 * which the statement lists though they may stand in one of its queries; in broken text a SELECT may
 * go on after its query's ORDER BY.
 */
function claimOrdered(children: readonly SyntaxNode[], parent: SyntaxNode, isSound: boolean): void {
  let before = 0;
  for (const { kind, span } of children) {
    if (kind === 'hint') continue;
    claim(before <= span.start, () => `${kind} of ${parent.kind} at ${span.start} after ${before}`);
    before = isSound ? span.end : span.start;
  }
}

describe('any text', () => {
  it(
    'is the join of its tokens, none of them empty',
    () => {
      checkProperty(
        fc.property(anyText, (text) => {
          let end = 0;
          for (const token of tokenize(text)) {
            claim(token.start === end && token.end > end, () => JSON.stringify(token));
            end = token.end;
          }
          expect(end).toBe(text.length);
        }),
        16_000,
      );
    },
    patience,
  );

  it(
    'is the join of its statements, each of which parses alone to the same',
    () => {
      checkProperty(
        fc.property(anyText, (text) => {
          const { statements } = parseDocument(text);
          expect(statements.map(({ statement }) => statement.text).join('')).toBe(text);
          for (const { statement } of statements) {
            const { tokens, root, problems } = statement;
            const alone = parseStatement(statement.text);
            expect(JSON.stringify([alone.tokens, alone.root, alone.problems])).toBe(
              JSON.stringify([tokens, root, problems]),
            );
          }
        }),
        7_000,
      );
    },
    patience,
  );

  it(
    'gives a tree whose spans are ordered and lie within one another and within the text',
    () => {
      checkProperty(
        fc.property(anyDocument, (text) => {
          for (const { statement } of parseDocument(text).statements) {
            const isSound = statement.problems.length === 0 && !control.test(statement.text);
            const whole = { start: 0, end: statement.text.length };
            claimWithin(extentOf(statement.root), whole, 'root');
            for (const { span } of statement.problems) claimWithin(span, whole, 'problem');
            walk(statement.root, (node) => {
              const children = childrenOf(node);
              claimOrdered(children, node, isSound);
              for (const child of children) {
                claimWithin(child.span, node.span, `${child.kind} of ${node.kind}`);
              }
              if (!('clauses' in node)) return;
              for (const clause of node.clauses) {
                claimWithin(clause.span, extentOf(node), `clause ${clause.kind}`);
                claimWithin(clause.keyword, clause.span, `keyword ${clause.kind}`);
              }
            });
          }
        }),
        12_000,
      );
    },
    patience,
  );

  it(
    'has a path and a statement at every cursor',
    () => {
      checkProperty(
        fc.property(anyText, fc.nat(), (text, at) => {
          const document = parseDocument(text);
          const offset = at % (text.length + 1);
          const placed = statementAt(document, offset);
          expect(placed === undefined).toBe(text === '');
          if (placed === undefined) return;
          const path = pathTo(placed.statement.root, offset - placed.start);
          expect(path[0]).toBe(placed.statement.root);
        }),
        6_000,
      );
    },
    patience,
  );
});

describe('a well-formed statement', () => {
  it(
    'has no problem, and is one statement',
    () => {
      checkProperty(
        fc.property(arbitraryStatement(), (text) => {
          const { statements } = parseDocument(`${text};`);
          const problems = statements.flatMap(({ statement }) => statement.problems);
          expect({ statements: statements.length, problems }).toEqual({
            statements: 1,
            problems: [],
          });
        }),
        13_000,
      );
    },
    patience,
  );
});

describe('a statement of a document', () => {
  it.each([' ', '\u00a0', '\u2003', '\u3000', '\ufeff', '\v', '\f'])(
    'ends where reading it token by token says, behind the space %j',
    (space) => {
      const text = `${space}\nDELETE FROM t;\nSELECT 1`;
      expect(statementExtent(new Reading(text), 0)).toEqual(scannedExtent(new Reading(text), 0));
    },
  );

  it(
    'ends where reading it token by token says',
    () => {
      checkProperty(
        fc.property(
          fc.array(anyText, { maxLength: 4 }),
          fc.constantFrom('\n', ';\n', '; '),
          (texts, glue) => {
            const text = texts.join(glue);
            let start = 0;
            while (start < text.length) {
              const found = statementExtent(new Reading(text), start);
              expect(found).toEqual(scannedExtent(new Reading(text), start));
              start = found.end;
            }
          },
        ),
        8_000,
      );
    },
    patience,
  );
});

describe('an edit', () => {
  it(
    'gives the same document as parsing it afresh',
    () => {
      checkProperty(
        fc.property(anyDocument, arbitraryEdits(), (original, edits) => {
          let document = parseDocument(original);
          for (const edit of edits) {
            const text = applyEdit(document.text, edit);
            document = parseDocument(text, document);
            expect(outline(document)).toBe(outline(parseDocument(text)));
          }
          expect(everything(document)).toBe(everything(parseDocument(document.text)));
        }),
        6_000,
      );
    },
    patience,
  );

  it.each([
    [';/*+ AWAIT */SELECT', ';/*a+ AWAIT */SELECT'],
    [';/*+', ';/*'],
    ['SELECT 1; /* all\nSELECT 2', 'SELECT 1; /* all */\nSELECT 2'],
    ['SELECT 1; -- all\nSELECT 2', 'SELECT 1; -- all SELECT 2'],
  ])('behind a statement may make a comment of what follows: %j', (before, after) => {
    expect(everything(parseDocument(after, parseDocument(before)))).toBe(
      everything(parseDocument(after)),
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
    expect(everything(parseDocument(text, document))).toBe(everything(parseDocument(text)));
  });
});
