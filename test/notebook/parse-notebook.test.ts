import { describe, expect, it } from 'vitest';
import { parseNotebook } from '../../language/notebook/index.ts';
import { cellsOf } from './check-notebook.ts';

describe('a notebook that is read', () => {
  it('has a cell for each block of iql, and one for the text between two', () => {
    const file =
      '# Title\n\nWords.\n\n```iql\nSELECT 1;\n```\n\nMore words.\n\n```iql\nSELECT 2;\n```\n';
    expect(cellsOf(file)).toEqual([
      'text: # Title\n\nWords.',
      'code: SELECT 1;',
      'text: More words.',
      'code: SELECT 2;',
    ]);
  });

  it('leaves a block of another language in its text', () => {
    const file = 'So:\n\n```sql\n```iql\nSELECT 0\n```\n\n```iql\nSELECT 1\n```\n';
    expect(cellsOf(file)).toEqual(['text: So:\n\n```sql\n```iql\nSELECT 0\n```', 'code: SELECT 1']);
  });

  it('leaves a block of iql inside a list or a quote in its text', () => {
    const file = '- so:\n  ```iql\n  SELECT 1\n  ```\n\n> ```iql\n> SELECT 2\n> ```\n';
    expect(cellsOf(file)).toEqual([`text: ${file.trimEnd()}`]);
  });

  it('takes longer fences, tildes, capitals and further words', () => {
    const file = '````iql\n```\n````\n~~~ IQL title="x"\nSELECT 2\n~~~~\n';
    expect(cellsOf(file)).toEqual(['code: ```', 'code: SELECT 2']);
  });

  it('has a cell that the end of the file closes', () => {
    expect(cellsOf('```iql\nSELECT 1\n')).toEqual(['code: SELECT 1']);
    expect(cellsOf('```iql')).toEqual(['code: ']);
  });

  it('tells texts apart by marks, and an empty text by its mark', () => {
    expect(cellsOf('one\n\n<!-- cell -->\n\ntwo\n<!-- cell -->\n```iql\n```\n')).toEqual([
      'text: one',
      'text: two',
      'text: ',
      'code: ',
    ]);
  });

  it('keeps blank lines inside a block and drops those around a text', () => {
    expect(cellsOf('\n\n  indented\n\n\n```iql\n\nSELECT 1\n\n```\n')).toEqual([
      'text:   indented',
      'code: \nSELECT 1\n',
    ]);
  });

  it('gives lines of any file the ends of an editor, and the place of each cell', () => {
    const file = '\uFEFFone\r\ntwo\r\n\r\n```iql\r\nSELECT\r\n1\r\n```\r\n';
    expect(cellsOf(file)).toEqual(['text: one\ntwo', 'code: SELECT\n1']);
    expect(parseNotebook(file).cells.map(({ start }) => file.slice(start, start + 3))).toEqual([
      'one',
      'SEL',
    ]);
  });

  it('has no cell where there is nothing', () => {
    expect(parseNotebook('')).toEqual({ prefix: '', cells: [] });
    expect(parseNotebook(' \n\n')).toEqual({ prefix: ' \n\n', cells: [] });
  });
});
