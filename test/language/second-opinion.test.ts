/**
 * Our trees against those of node-sql-parser, an independent parser, on the statements of the corpus
 * that it can read: both must find the same tables and the same columns.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import nodeSqlParser from 'node-sql-parser';
import { expect, it } from 'vitest';
import { parseDocument, walk, type StatementNode } from '../../language/syntax/index.ts';

const corpus = path.join(import.meta.dirname, '..', 'corpus');
const compared = new Set<StatementNode['kind']>([
  ...(['selectStatement', 'insert', 'update', 'delete', 'createView'] as const),
]);

interface Names {
  readonly tables: readonly string[];
  readonly columns: readonly string[];
}

/** Texts that both can read: a name of three parts, which only ours knows, becomes one of one. */
function readableTexts(): readonly string[] {
  return readdirSync(corpus)
    .filter((name) => name.endsWith('.iql'))
    .flatMap((name) => parseDocument(readFileSync(path.join(corpus, name), 'utf8')).statements)
    .filter(({ statement }) => compared.has(statement.root.kind))
    .map(({ statement }) => withShortNames(statement.text, statement.root));
}

function withShortNames(text: string, root: StatementNode): string {
  const edits: { readonly start: number; readonly end: number; readonly name: string }[] = [];
  walk(root, (node) => {
    if (node.kind !== 'table' || node.name.parts.length < 3) return;
    const name = node.name.parts.map((part) => part.text).join('_');
    edits.push({ ...node.name.span, name });
  });
  const { start, end } = root.span;
  return edits
    .toSorted((left, right) => right.start - left.start)
    .reduce(
      (edited, edit) => edited.slice(0, edit.start) + edit.name + edited.slice(edit.end),
      text,
    )
    .slice(start, edits.length === 0 ? end : undefined)
    .replace(/;\s*$/, '');
}

/** `verb::database::table` and `verb::table::column` of the other parser, as bare names. */
function theirs(text: string): Names | undefined {
  const parser = new nodeSqlParser.Parser();
  try {
    const { tableList, columnList } = parser.parse(text, { database: 'sqlite' });
    return { tables: lastParts(tableList), columns: lastParts(columnList) };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function lastParts(entries: readonly string[]): readonly string[] {
  return entries.map((entry) => entry.split('::').slice(2).join('::'));
}

interface OurNames extends Names {
  readonly strings: ReadonlySet<string>;
}

function ours(text: string): OurNames {
  const tables: string[] = [];
  const columns: string[] = [];
  const strings = new Set<string>();
  const { statement } = parseDocument(text).statements[0] ?? {};
  if (statement === undefined) throw new Error(`no statement in ${text}`);
  walk(statement.root, (node) => {
    if (node.kind === 'table') tables.push(node.name.parts.at(-1)?.text ?? '');
    if (node.kind === 'column') columns.push(node.name.parts.at(-1)?.text ?? '');
    if (node.kind === 'insert') columns.push(...node.columns.map((column) => column.text));
    if (node.kind === 'assignment') columns.push(node.column.text);
    if (node.kind === 'raise') strings.add(node.action);
    if (node.kind === 'literal' && node.type === 'string') {
      strings.add(text.slice(node.span.start + 1, node.span.end - 1));
    }
  });
  return { tables, columns, strings };
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}

const readable = readableTexts().flatMap((text) => {
  const names = theirs(text);
  return names === undefined
    ? []
    : [{ text, names, title: text.replace(/\s+/g, ' ').slice(0, 70) }];
});

it('reads a good part of the corpus', () => {
  expect(readable.length).toBeGreaterThanOrEqual(65);
});

it.each(readable)('finds what ours finds in: $title', ({ text, names }) => {
  const own = ours(text);
  // The other parser lists a string of a select list and what RAISE does as columns, `*` as `(.*)`.
  const columns = names.columns.filter((name) => name !== '(.*)' && !own.strings.has(name));
  expect({ tables: sorted(own.tables), columns: sorted(own.columns) }).toEqual({
    tables: sorted(names.tables),
    columns: sorted(columns),
  });
});
