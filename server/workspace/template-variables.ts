/** The variables of templates: `{{ name }}`, `{% set name = … %}`, `{% for name in … %}`, `{{ .go }}`. */
import type { ParsedStatement, Span } from '../../language/syntax/index.ts';
import type { IndexedDocument, WorkspaceIndex } from './workspace-index.ts';

/** One mention of a variable. */
export interface TemplateVariable {
  /** With its members: `stack.region`. */
  readonly name: string;
  readonly span: Span;
  /** Whether the template gives the variable its value. */
  readonly defines: boolean;
}

/** The names of the variables that some document or file of variables of the workspace has, sorted. */
export function templateVariables(index: WorkspaceIndex): readonly string[] {
  const names = new Set(index.variableNames());
  for (const document of index.documents()) {
    for (const name of document.isOpen ? namesIn(document) : knownNamesIn(document))
      names.add(name);
  }
  return [...names].sort();
}

/** A file that is not open changes only as a whole, and its parse is not kept. */
const namesOfFile = new WeakMap<IndexedDocument, readonly string[]>();

function knownNamesIn(file: IndexedDocument): readonly string[] {
  const known = namesOfFile.get(file) ?? namesIn(file);
  namesOfFile.set(file, known);
  return known;
}

function namesIn(document: IndexedDocument): readonly string[] {
  if (!mayHoldTemplate(document.text)) return [];
  return document.parsed.statements.flatMap(({ statement }) =>
    variablesOf(statement).map(({ name }) => name),
  );
}

const variables = new WeakMap<ParsedStatement, readonly TemplateVariable[]>();
const none: readonly TemplateVariable[] = [];

/** The mentions in one statement, in text order; spans are relative to it. */
export function variablesOf(statement: ParsedStatement): readonly TemplateVariable[] {
  if (!mayHoldTemplate(statement.text)) return none;
  const known = variables.get(statement);
  if (known !== undefined) return known;
  const found = statement.tokens.flatMap((token) =>
    token.kind === 'comment'
      ? []
      : variablesIn(statement.text.slice(token.start, token.end), token.start),
  );
  variables.set(statement, found);
  return found;
}

function mayHoldTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** One template after the other: the time is linear in the text's length, however many are unclosed. */
function variablesIn(text: string, start: number): readonly TemplateVariable[] {
  const found: TemplateVariable[] = [];
  for (const opening of openings) {
    const closing = opening === '{{' ? '}}' : '%}';
    let from = text.indexOf(opening);
    while (from !== -1) {
      const end = text.indexOf(closing, from + 2);
      if (end === -1) break;
      const content = text.slice(from + 2, end);
      const at = start + from + 2;
      found.push(...(opening === '{{' ? mentions(content, at, 0) : blockVariables(content, at)));
      from = text.indexOf(opening, end + 2);
    }
  }
  return found.sort((left, right) => left.span.start - right.span.start);
}

const openings = ['{{', '{%'] as const;

const definition = /^[-+]?\s*(?:set|for)\s+([A-Za-z_]\w*)(?:\s*,\s*([A-Za-z_]\w*))?/;

function blockVariables(content: string, start: number): readonly TemplateVariable[] {
  const defined = definition.exec(content);
  if (defined === null) {
    const tag = /^[-+]?\s*(?:if|elif)\b/.exec(content);
    return tag === null ? none : mentions(content, start, tag[0].length);
  }
  const [whole] = defined;
  // The first word is `set` or `for` itself.
  const [, ...words] = whole.matchAll(/[A-Za-z_]\w*/g);
  const definitions = words.map(({ 0: name, index }): TemplateVariable => {
    const from = start + index;
    return { name, span: { start: from, end: from + name.length }, defines: true };
  });
  return [...definitions, ...mentions(content, start, whole.length)];
}

/** Strings, words of the template language, filters and names that are called are no variables. */
const piece =
  /'[^']*'|"[^"]*"|(\|\s*)?(?<![\w$])(\.?[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)(?![\w.]*\s*\()/g;

function mentions(content: string, start: number, from: number): readonly TemplateVariable[] {
  const found: TemplateVariable[] = [];
  for (const match of content.slice(from).matchAll(piece)) {
    const [, filter, written] = match;
    if (written === undefined || filter !== undefined || languageWords.has(written)) continue;
    const name = written.replace(/^\./, '');
    const at = start + from + match.index + (written.length - name.length);
    found.push({ name, span: { start: at, end: at + name.length }, defines: false });
  }
  return found;
}

const languageWords: ReadonlySet<string> = new Set(
  'and or not in is if else elif true false none True False None range end loop with define template block'.split(
    ' ',
  ),
);
