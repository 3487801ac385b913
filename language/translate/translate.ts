/**
 * A finished statement in another engine's SQL. The text is the person's own, with what differs
 * replaced; node-sql-parser then reads it by the engine's grammar, as a second opinion.
 */
import type { Catalog, ValueType } from '../../catalog/index.ts';
import type { BoundStatement } from '../semantics/index.ts';
import { jsonPathsIn } from '../semantics/index.ts';
import type { Literal, Span, Token } from '../syntax/index.ts';
import { walk } from '../syntax/index.ts';
import { dialectOf } from './dialect.ts';
import { readsAs } from './grammar.ts';
import { defaultTablePattern } from './table-names.ts';
import type { Target } from './target.ts';
import { titleOf } from './target.ts';
import { writeNode } from './write-node.ts';
import type { Finding } from './writer.ts';
import { createWriter } from './writer.ts';

export type { Finding } from './writer.ts';

export interface TranslationOptions {
  /** `{service}_{resource}` by default; a good one by `tablePatternProblem`. */
  readonly tablePattern?: string;
  /** Tells the types of values in JSON, which are texts without it. */
  readonly catalog?: Catalog;
}

export type Translation =
  | {
      readonly kind: 'translated';
      /** Without a semicolon. */
      readonly sql: string;
      /** What means something else there, in full sentences. */
      readonly notes: readonly string[];
      /** Whether a grammar of the engine has read the text. Some lack what the engine has. */
      readonly checked: boolean;
    }
  | { readonly kind: 'untranslatable'; readonly findings: readonly Finding[] };

export async function translate(
  bound: BoundStatement,
  target: Target,
  { tablePattern = defaultTablePattern, catalog }: TranslationOptions = {},
): Promise<Translation> {
  const { statement } = bound;
  if (statement.problems.length > 0) {
    return { kind: 'untranslatable', findings: statement.problems };
  }
  const loose = bound.hasLooseTemplates
    ? statement.tokens.find((token) => token.kind === 'template')
    : undefined;
  if (loose !== undefined) {
    return { kind: 'untranslatable', findings: [looseTemplate(loose)] };
  }
  const jsonTypes = catalog === undefined ? new Map<Literal, ValueType>() : typesOf(bound, catalog);
  const writer = createWriter(
    { bound, dialect: dialectOf(target), tablePattern, jsonTypes },
    writeNode,
  );
  const sql = writer.write(statement.root);
  if (writer.findings.length > 0) {
    return { kind: 'untranslatable', findings: writer.findings };
  }
  const checked = await readsAs(target, withoutTemplates(sql, bound));
  const notes = checked
    ? [...writer.notes]
    : [...writer.notes, `No grammar of ${titleOf(target)} at hand reads this text: try it first.`];
  return { kind: 'translated', sql, notes, checked };
}

function looseTemplate({ start, end }: Token): Finding {
  return {
    message: 'a template that may become any SQL cannot be translated: put its text in its place',
    span: { start, end },
  };
}

function typesOf(bound: BoundStatement, catalog: Catalog): ReadonlyMap<Literal, ValueType> {
  return new Map(
    jsonPathsIn(bound, catalog).flatMap(({ literal, result }) =>
      result === undefined ? [] : [[literal, result.type]],
    ),
  );
}

/** A grammar knows no templates: a name stands in their place while it reads. */
function withoutTemplates(sql: string, { statement }: BoundStatement): string {
  const spans: Span[] = statement.tokens.filter((token) => token.kind === 'template');
  walk(statement.root, (node) => {
    if (node.kind === 'literal') spans.push(...node.templates);
    if (node.kind === 'name' && node.template === true) spans.push(node.span);
  });
  return spans.reduce(
    (text, { start, end }) => text.replaceAll(statement.text.slice(start, end), 'iql_template'),
    sql,
  );
}
