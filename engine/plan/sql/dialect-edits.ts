/** What SQLite does not read and the dialect does: strings, casts, comments and the like. */
import type { Expression, Literal, Span, SyntaxNode } from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { PlanError } from '../result.ts';
import { isStringWrapper, unwrap } from '../select/constants.ts';
import type { Edit } from './render.ts';
import { quoteText } from './render.ts';

/** `refused`: a statement with holes cannot run. `placeholders`: it can be checked with NULLs. */
export type Holes = 'refused' | 'placeholders';

export function dialectEdits(facts: StatementFacts, holes: Holes): readonly Edit[] {
  const edits: Edit[] = [...commentEdits(facts)];
  if (holes === 'refused') refuseHoles(facts);
  const truths = truthWords(facts);
  walk(facts.bound.statement.root, (node) => {
    edits.push(...nodeEdits(facts.text, node, truths));
  });
  return edits;
}

function nodeEdits(text: string, node: SyntaxNode, truths: ReadonlySet<Literal>): readonly Edit[] {
  switch (node.kind) {
    case 'literal':
      return literalEdits(text, node, truths);
    case 'template':
    case 'parameter':
      return [{ span: node.span, text: 'NULL' }];
    case 'in':
      return 'kind' in node.source && node.source.kind === 'template'
        ? [
            { span: { start: node.source.span.start, end: node.source.span.start }, text: '(' },
            { span: { start: node.source.span.end, end: node.source.span.end }, text: ')' },
          ]
        : [];
    case 'call':
      return isStringWrapper(node.name.text) ? [{ span: node.name.span, text: '' }] : [];
    case 'cast':
      return castEdits(text, node);
    default:
      return [];
  }
}

function literalEdits(text: string, node: Literal, truths: ReadonlySet<Literal>): readonly Edit[] {
  if (node.type !== 'string') return [];
  if (truths.has(node))
    return [{ span: node.span, text: node.value.toLowerCase() === 'true' ? '1' : '0' }];
  const isStandard =
    node.templates.length === 0 && !text.slice(node.span.start, node.span.end).includes('\\');
  return isStandard ? [] : [{ span: node.span, text: quoteText(node.value) }];
}

/** `x::integer` becomes `CAST(x AS integer)`. */
function castEdits(text: string, node: Extract<Expression, { kind: 'cast' }>): readonly Edit[] {
  const tail: Span = { start: node.operand.span.end, end: node.span.end };
  if (!text.slice(tail.start, tail.end).trimStart().startsWith('::')) return [];
  const { start } = node.operand.span;
  return [
    { span: { start, end: start }, text: 'CAST(' },
    { span: tail, text: ` AS ${node.typeName})` },
  ];
}

/** Comments that begin with `#` or `//`, and those of templates: `{# … #}`. */
function commentEdits(facts: StatementFacts): readonly Edit[] {
  return facts.bound.statement.tokens.flatMap((token): readonly Edit[] => {
    if (token.kind !== 'comment') return [];
    if (facts.text.startsWith('{#', token.start)) return [{ span: token, text: ' ' }];
    const mark = ['#', '//'].find((candidate) => facts.text.startsWith(candidate, token.start));
    if (mark === undefined) return [];
    return [{ span: { start: token.start, end: token.start + mark.length }, text: '--' }];
  });
}

const comparison = /^(?:==?|<>|!=|[<>]=?|IS\b.*)$/;

/**
 * Booleans are stored as 0 and 1; files compare them with `'true'` and `'false'` too, also behind the
 * functions that fill in for NULL.
 */
function truthWords(facts: StatementFacts): ReadonlySet<Literal> {
  const words = new Set<Literal>();
  const isBoolean = (expression: Expression): boolean =>
    facts.references.get(unwrap(expression))?.column?.type === 'boolean' ||
    filledIn(expression).some(isBoolean);
  const add = (expression: Expression): void => {
    const literal = unwrap(expression);
    if (literal.kind === 'literal' && /^(?:true|false)$/i.test(literal.value)) words.add(literal);
  };
  const compare = (operand: Expression, others: readonly Expression[]): void => {
    if (isBoolean(operand)) [...others, ...filledIn(operand)].forEach(add);
  };
  walk(facts.bound.statement.root, (node) => {
    if (node.kind === 'binary' && comparison.test(node.operator)) {
      compare(node.left, [node.right]);
      compare(node.right, [node.left]);
    }
    if (node.kind === 'in' && !('kind' in node.source)) compare(node.operand, node.source);
    if (node.kind === 'pattern') compare(node.operand, [node.pattern]);
    if (node.kind === 'case' && node.operand !== undefined) {
      compare(
        node.operand,
        node.branches.map((branch) => branch.when),
      );
    }
  });
  return words;
}

/** The values among which `coalesce` and `ifnull` choose. */
function filledIn(expression: Expression): readonly Expression[] {
  const inner = unwrap(expression);
  const isChoice = inner.kind === 'call' && /^(?:coalesce|ifnull)$/i.test(inner.name.text);
  return isChoice ? inner.arguments : [];
}

function refuseHoles(facts: StatementFacts): void {
  const { tokens } = facts.bound.statement;
  const template = tokens.find((token) => token.kind === 'template');
  if (template !== undefined) throw noValue(facts.text, template);
  walk(facts.bound.statement.root, (node) => {
    if (node.kind === 'parameter') throw noValue(facts.text, node.span);
    if (node.kind === 'name' && node.template === true) throw noValue(facts.text, node.span);
    const [inString] = node.kind === 'literal' ? node.templates : [];
    if (inString !== undefined) throw noValue(facts.text, inString);
  });
}

function noValue(text: string, span: Span): PlanError {
  const written = text.slice(span.start, span.end);
  return new PlanError('plan', `\`${written}\` has no value: write the value in its place`, span);
}
