/**
 * The only place of these tests that calls the room. A fixture is one statement; below a line, lines of
 * `^^^` say which problem is expected where:
 *
 *     SELECT stat FROM aws.s3.buckets
 *            ^^^^ error unknown-column: no column …
 */
import { expect } from 'vitest';
import type { Catalog } from '../../catalog/index.ts';
import {
  bind,
  scopeAt,
  visibleColumns,
  type BoundColumn,
  type BoundRelation,
  type BoundStatement,
  type Problem,
} from '../../language/semantics/index.ts';
import { parseStatement, type ParsedStatement } from '../../language/syntax/index.ts';
import { testCatalog } from '../catalog/fixture.ts';

const catalog = testCatalog();

/** Every problem of the statement must be underlined in the fixture, and nothing else. */
export function checkProblems(fixture: string, within: Catalog = catalog): void {
  const expected = dedent(fixture);
  const text = expected
    .split('\n')
    .filter((line) => !/^\s*\^/.test(line))
    .join('\n');
  expect(annotate(text, bind(parseStatement(text), within).problems)).toBe(expected);
}

/** The statement must be free of problems. */
export function checkFine(text: string): void {
  checkProblems(text);
}

/** `$0` marks the cursor. Expected: `alias: what` for each relation in sight, innermost first. */
export function checkScope(fixture: string, expected: string): void {
  const { bound, offset } = bindAtCursor(fixture);
  const lines: string[] = [];
  for (let scope = scopeAt(bound, offset); scope !== undefined; scope = scope.parent) {
    lines.push(scope.relations.map((each) => `${each.alias}: ${nameOf(each)}`).join(', '));
  }
  expect(lines.join('\n')).toBe(expected);
}

/** `$0` marks the cursor. Expected: the columns in sight, `*` before those that need a qualifier. */
export function checkVisible(fixture: string, expected: string): void {
  const { bound, offset } = bindAtCursor(fixture);
  const columns = visibleColumns(scopeAt(bound, offset)).map(
    ({ relation, column, needsQualifier }) =>
      needsQualifier ? `*${relation.alias}.${column.name}` : column.name,
  );
  expect(columns.join(' ')).toBe(expected);
}

/** Expected: one `written -> alias.column`, `written -> alias (input)` or `written -> item` a line. */
export function checkReferences(text: string, expected: string): void {
  const bound = bindText(text);
  const at = (node: { readonly span: { readonly start: number; readonly end: number } }): string =>
    text.slice(node.span.start, node.span.end);
  const lines = [
    ...bound.references.map(({ node, relation, column, input }) => {
      const meaning = input
        ? `${relation.alias} (${input.meaning})`
        : `${relation.alias}.${column?.name ?? '?'}`;
      return `${at(node)} -> ${meaning}`;
    }),
    ...bound.nameReferences.map(
      ({ node, role, relation, column, input }) =>
        `${role} ${at(node)} -> ${relation.alias}.${column?.name ?? `(${input?.meaning ?? '?'})`}`,
    ),
    ...bound.aliasReferences.map(({ node, result }) => `${at(node)} -> item ${at(result)}`),
  ];
  expect(lines.join('\n')).toBe(dedent(expected));
}

/** Expected: `name type` of each column of the outermost query, or `?` where they are unknowable. */
export function checkOutputs(text: string, expected: string): void {
  expect(describeColumns(outermostOutputs(bindText(text)))).toBe(expected);
}

export function bindText(text: string): BoundStatement {
  return bindStatementOf(parseStatement(text));
}

export function bindStatementOf(statement: ParsedStatement): BoundStatement {
  return bind(statement, catalog);
}

export function bindAtCursor(fixture: string): {
  readonly bound: BoundStatement;
  readonly offset: number;
} {
  const offset = fixture.indexOf('$0');
  return { bound: bindText(fixture.replace('$0', '')), offset };
}

function outermostOutputs(bound: BoundStatement): readonly BoundColumn[] | undefined {
  let outermost: { readonly size: number; readonly columns: readonly BoundColumn[] | undefined } = {
    size: -1,
    columns: undefined,
  };
  for (const [query, columns] of bound.outputs) {
    const size = query.span.end - query.span.start;
    if (size > outermost.size) outermost = { size, columns };
  }
  return outermost.columns;
}

function describeColumns(columns: readonly BoundColumn[] | undefined): string {
  return columns?.map(({ name, type }) => `${name} ${type}`).join(', ') ?? '?';
}

function nameOf(relation: BoundRelation): string {
  return relation.table?.name ?? relation.kind;
}

function annotate(text: string, problems: readonly Problem[]): string {
  let lineStart = 0;
  return text
    .split('\n')
    .flatMap((line) => {
      const lineEnd = lineStart + line.length;
      const ofLine = problems.filter(
        ({ span }) => span.start >= lineStart && span.start <= lineEnd,
      );
      const notes = ofLine.map(({ span, severity, code, message }) => {
        const end = Math.min(Math.max(span.end, span.start + 1), Math.max(lineEnd, span.start + 1));
        const blank = ' '.repeat(span.start - lineStart);
        return `${blank}${'^'.repeat(end - span.start)} ${severity} ${code}: ${message}`;
      });
      lineStart = lineEnd + 1;
      return [line, ...notes];
    })
    .join('\n');
}

/** Fixtures are indented as the code around them is. */
function dedent(fixture: string): string {
  const lines = fixture.replace(/^\n/, '').trimEnd().split('\n');
  const margins = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins);
  return lines.map((line) => line.slice(margin)).join('\n');
}
