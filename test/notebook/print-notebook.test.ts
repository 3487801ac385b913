import { describe, expect, it } from 'vitest';
import type { NotebookCell } from '../../language/notebook/index.ts';
import { printNotebook } from '../../language/notebook/index.ts';
import { cellsOf, changed, code, text } from './check-notebook.ts';

const file = '# Title\n\n```iql\nSELECT 1\n```\n\nWords.\n';

const replace =
  (at: number, next: string) =>
  (cells: readonly NotebookCell[]): readonly NotebookCell[] =>
    cells.map((cell, index) => (index === at ? { ...cell, text: next } : cell));

describe('a notebook that is written', () => {
  it('differs in the lines of the cell that was changed, and in no other', () => {
    expect(changed(file, replace(1, 'SELECT 2\n'))).toBe(
      '# Title\n\n```iql\nSELECT 2\n\n```\n\nWords.\n',
    );
    expect(changed(file, replace(0, '# Other\n\nTitle'))).toBe(
      '# Other\n\nTitle\n\n```iql\nSELECT 1\n```\n\nWords.\n',
    );
  });

  it('sets new cells apart by a blank line', () => {
    expect(printNotebook([text('# New'), code('SELECT 1'), code('SELECT 2'), text('End')])).toBe(
      '# New\n\n```iql\nSELECT 1\n```\n\n```iql\nSELECT 2\n```\n\nEnd\n',
    );
    expect(
      changed(file, ([first, ...rest]) => [...(first ? [first] : []), code('SELECT 0'), ...rest]),
    ).toBe('# Title\n\n```iql\nSELECT 0\n```\n\n```iql\nSELECT 1\n```\n\nWords.\n');
  });

  it('marks a text behind a text, and a text of nothing', () => {
    expect(changed(file, (cells) => [...cells, text('More.')])).toBe(
      `${file}\n<!-- cell -->\n\nMore.\n`,
    );
    expect(changed(file, (cells) => cells.filter(({ kind }) => kind === 'text'))).toBe(
      '# Title\n\n<!-- cell -->\n\nWords.\n',
    );
    expect(changed(file, replace(2, ''))).toBe(
      '# Title\n\n```iql\nSELECT 1\n```\n\n<!-- cell -->\n\n',
    );
  });

  it('fences a cell that holds a fence by a longer one', () => {
    expect(changed(file, replace(1, '```\nx'))).toContain('````iql\n```\nx\n````\n');
  });

  it('closes a block that only the end of its file closed, where a cell comes behind it', () => {
    expect(changed('```iql\nSELECT 1', (cells) => [...cells, code('SELECT 2')])).toBe(
      '```iql\nSELECT 1\n```\n\n```iql\nSELECT 2\n```\n',
    );
    expect(cellsOf(printNotebook([text('~~~\nopen'), code('SELECT 1')]))).toEqual([
      'text: ~~~\nopen\n~~~',
      'code: SELECT 1',
    ]);
  });

  it('keeps the line ends, the mark and the words of its file', () => {
    const windows = '\uFEFFone\r\n\r\n~~~iql x=1\r\nSELECT 1\r\n~~~\r\n';
    expect(changed(windows, replace(1, 'SELECT\n2'))).toBe(
      '\uFEFFone\r\n\r\n~~~iql x=1\r\nSELECT\r\n2\r\n~~~\r\n',
    );
  });

  it('writes a cell that has become text as text', () => {
    const turned = changed(file, (cells) =>
      cells.map((cell) => ({ ...cell, kind: cell.kind === 'code' ? 'text' : 'code' }) as const),
    );
    expect(turned).toBe('```iql\n# Title\n```\n\nSELECT 1\n\n```iql\nWords.\n```\n');
  });
});
