/** What a select list gives to other clauses: `*` written out, and what to group and to order by. */
import type { BoundRelation, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import { functionNamed } from '../../../language/semantics/index.ts';
import type {
  Expression,
  ParsedStatement,
  Query,
  ResultColumn,
  SelectCore,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import { childrenOf, walk } from '../../../language/syntax/index.ts';
import { namesOfStar } from '../star-columns.ts';
import { qualified, writtenName } from '../written-names.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

/** Longer lists than this stand one name a line. */
const longestLine = 80;

/**
 * `*` of the whole scope written out, with qualifiers only where a name needs one. Empty where a
 * relation's columns are not known, for the list would not be all of them.
 */
export function expandedStar(scope: Scope | undefined): readonly Proposal[] {
  return expansion((scope && namesOfStar(scope, undefined, '')) ?? []);
}

/** `alias.*` written out. `prefixed` where `alias.` is already written before the first name. */
export function expandedRelation(relation: BoundRelation, prefixed: boolean): readonly Proposal[] {
  const names = (relation.columns ?? []).map(({ name }, index) =>
    prefixed && index === 0 ? writtenName(name) : qualified(relation.alias, name),
  );
  return relation.alias === '' ? [] : expansion(names);
}

function expansion(names: readonly string[]): readonly Proposal[] {
  if (names.length === 0) {
    return [];
  }
  const line = names.join(', ');
  return [
    {
      label: '* written out',
      kind: 'star',
      hint: names.length === 1 ? '1 column' : `${names.length} columns`,
      text: line.length > longestLine ? names.join(',\n  ') : line,
      filter: '* all columns',
      rank: rank.column,
      documentedBy: { page: 'text', text: names.map((name) => `\`${name}\``).join(', ') },
    },
  ];
}

/** What stands in GROUP BY: all that the select list does not aggregate, at once and one by one. */
export function groupingProposals(
  statement: ParsedStatement,
  scope: Scope | undefined,
  written: readonly string[],
): readonly Proposal[] {
  const core = selectOf(scope);
  const terms = termsOf(statement, core)
    .filter(({ result }) => isGroupable(result.expression))
    .filter(({ text }) => !written.includes(text.toLowerCase()));
  const all = terms.map(({ text }) => text).join(', ');
  const together: readonly Proposal[] =
    terms.length < 2
      ? []
      : [
          {
            label: all,
            kind: 'snippet',
            hint: 'all that is not aggregated',
            rank: rank.required,
          },
        ];
  return [...together, ...terms.map(({ text }) => selected(text))];
}

/** What HAVING compares: what the select list aggregates. */
export function aggregateProposals(
  statement: ParsedStatement,
  scope: Scope | undefined,
): readonly Proposal[] {
  return termsOf(statement, selectOf(scope))
    .filter(({ result }) => aggregates(result.expression))
    .map(({ text }) => selected(text));
}

/** What stands in ORDER BY: each item of the select list, aliases first, in its order. */
export function orderingProposals(
  statement: ParsedStatement,
  scope: Scope | undefined,
  written: readonly string[],
): readonly Proposal[] {
  const terms = termsOf(statement, selectOf(scope)).filter(
    ({ text, result }) =>
      !written.includes(text.toLowerCase()) && result.expression.kind !== 'literal',
  );
  const [aliases, others] = [
    terms.filter(({ result }) => result.alias !== undefined),
    terms.filter(({ result }) => result.alias === undefined),
  ];
  return [...aliases, ...others].map(({ text }) => selected(text));
}

/**
 * The columns that a set operation gives, of which alone its ORDER BY may speak. `undefined` where the
 * cursor is in no such ORDER BY.
 */
export function compoundOrdering(
  { statement, outputs }: BoundStatement,
  offset: number,
): readonly Proposal[] | undefined {
  let found: Query | undefined;
  walk(statement.root, (node) => {
    const isOrdered =
      node.kind === 'query' &&
      node.body.kind === 'setOperation' &&
      node.clauses.some(
        ({ kind, span }) => kind === 'orderBy' && span.start < offset && offset <= span.end,
      );
    found = isOrdered ? node : found;
  });
  const columns = found && outputs.get(found);
  return columns?.map(({ name }) => selected(writtenName(name)));
}

function selected(text: string): Proposal {
  return { label: text, kind: 'column', hint: 'selected', rank: rank.exact };
}

interface Term {
  readonly text: string;
  readonly result: ResultColumn;
}

/** By alias where there is one; a computed item without one by its own text. */
function termsOf(statement: ParsedStatement, core: SelectCore | undefined): readonly Term[] {
  const seen = new Set<string>();
  return (core?.columns ?? []).flatMap((result): readonly Term[] => {
    const { expression, alias } = result;
    if (expression.kind === 'star' || expression.kind === 'missing') {
      return [];
    }
    const own = statement.text.slice(expression.span.start, expression.span.end);
    const text = alias === undefined ? own : writtenName(alias.text);
    if (text === '' || text.includes('\n') || seen.has(text)) {
      return [];
    }
    seen.add(text);
    return [{ text, result }];
  });
}

function selectOf(scope: Scope | undefined): SelectCore | undefined {
  return scope?.node.kind === 'select' ? scope.node : undefined;
}

function isGroupable(expression: Expression): boolean {
  return expression.kind !== 'literal' && !aggregates(expression);
}

/** Whether an aggregate or a window function is called; those of a subquery are its own matter. */
function aggregates(node: SyntaxNode): boolean {
  if (node.kind === 'subquery' || node.kind === 'exists' || node.kind === 'query') {
    return false;
  }
  if (node.kind === 'call') {
    const kind = functionNamed(node.name.text)?.kind;
    const isScalar = /^(?:min|max)$/i.test(node.name.text) && node.arguments.length > 1;
    if (node.over !== undefined || ((kind === 'aggregate' || kind === 'window') && !isScalar)) {
      return true;
    }
  }
  return childrenOf(node).some(aggregates);
}
