/** What holds for any file and for any cells. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NotebookCell } from '../../language/notebook/index.ts';
import { parseNotebook, printNotebook } from '../../language/notebook/index.ts';
import { checkProperty } from '../arbitraries/index.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '```iql',
    '```',
    '````iql x',
    '````',
    '~~~iql',
    '~~~',
    '  ```',
    '```sql',
    '<!-- cell -->',
    'SELECT 1;',
    '# Title',
    '    code',
    '> quote',
    '',
    ' ',
    '\uFEFF',
  ),
  fc.string({ maxLength: 12 }),
);
const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const file = fc
  .array(fc.tuple(piece, lineEnd), { maxLength: 14 })
  .chain((lines) =>
    fc
      .tuple(fc.constant(lines.flat().join('')), fc.boolean())
      .map(([text, isCut]) => (isCut ? text.replace(/[\r\n]+$/, '') : text)),
  );
const anyText = fc.array(piece, { maxLength: 6 }).map((lines) => lines.join('\n'));
const anyCell: fc.Arbitrary<NotebookCell> = fc.record({
  kind: fc.constantFrom('text', 'code'),
  text: anyText,
});

/** A text that is one of Markdown and nothing else: no cell's beginning, no open block, no blank edge. */
const plainText = fc
  .array(
    fc.constantFrom('# Title', 'words', '- item', '', '```sql\n```iql\nx\n```', '  ```iql\n  ```'),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((lines) => lines.join('\n').replace(/^\n+|\n+$/g, ''));
const plainCell: fc.Arbitrary<NotebookCell> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: plainText }),
  fc.record({
    kind: fc.constant('code' as const),
    text: anyText.map((each) => each.replace(/\r\n?/g, '\n')),
  }),
);

const bare = (cells: readonly NotebookCell[]) => cells.map(({ kind, text }) => ({ kind, text }));

describe('any notebook', () => {
  it('is printed byte for byte as it was read', () => {
    checkProperty(
      fc.property(file, (text) => {
        const { cells, prefix } = parseNotebook(text);
        expect(printNotebook(cells, prefix)).toBe(text);
      }),
      4_000,
    );
  });

  it('has its cells where it says', () => {
    checkProperty(
      fc.property(file, (text) => {
        for (const { start, source } of parseNotebook(text).cells) {
          expect(text.slice(start, start + source.body.length)).toBe(source.body);
        }
      }),
      1_000,
    );
  });

  it('is read again as the cells that were printed', () => {
    checkProperty(
      fc.property(fc.array(plainCell, { maxLength: 6 }), (cells) => {
        expect(bare(parseNotebook(printNotebook(cells)).cells)).toEqual(bare(cells));
      }),
      3_000,
    );
  });

  it('is read again as its cells after some came, went, moved and were changed', () => {
    const change = fc.record({
      at: fc.nat(8),
      kind: fc.constantFrom('put', 'drop', 'move', 'edit'),
      cell: plainCell,
    });
    checkProperty(
      fc.property(
        fc.array(plainCell, { maxLength: 5 }),
        fc.array(change, { maxLength: 4 }),
        (first, changes) => {
          const { cells: read, prefix } = parseNotebook(printNotebook(first));
          let cells: readonly NotebookCell[] = read;
          for (const { at, kind, cell } of changes) {
            const [found, ...rest] = cells.slice(at);
            const before = cells.slice(0, at);
            if (kind === 'put') cells = [...before, cell, ...cells.slice(at)];
            else if (found === undefined) continue;
            else if (kind === 'drop') cells = [...before, ...rest];
            else if (kind === 'move') cells = [...before, ...rest, found];
            else cells = [...before, { ...found, ...cell }, ...rest];
          }
          expect(bare(parseNotebook(printNotebook(cells, prefix)).cells)).toEqual(bare(cells));
        },
      ),
      3_000,
    );
  });

  it('is not changed by being saved twice', () => {
    checkProperty(
      fc.property(fc.array(anyCell, { maxLength: 6 }), (cells) => {
        const once = printNotebook(cells);
        const { cells: again, prefix } = parseNotebook(once);
        expect(printNotebook(again, prefix)).toBe(once);
      }),
      2_000,
    );
  });
});
