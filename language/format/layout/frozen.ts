/** Which gaps stay byte for byte, because nobody can read what stands around them. */
import type { ParsedStatement, Span } from '../../syntax/index.ts';
import { looseTemplates, walk } from '../../syntax/index.ts';
import type { Sheet } from '../sheet.ts';

/** Tokens by index, both ends included. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * The gaps and words of `index` stay as they are where the result has it. A problem freezes its
 * clause, as does a template that may become any text of it; what stands in no clause freezes all.
 * White space has no say in this.
 */
export function frozenGaps(statement: ParsedStatement, sheet: Sheet): ReadonlySet<number> {
  const frozen = new Set<number>();
  const spans: Span[] = [...statement.problems.map(({ span }) => span), ...looseIn(statement)];
  if (spans.length === 0) return frozen;
  const clauses = clausesOf(statement, sheet);
  const all = { first: 0, last: sheet.length - 1 };
  for (const span of spans) {
    const next = sheet.from(span.start);
    const isHole = span.start === span.end;
    const ends = isHole ? [sheet.previous(next)] : [next, Math.max(next, sheet.upTo(span.end))];
    for (const token of ends) {
      const { first, last } = clauseAt(clauses, token) ?? all;
      for (let index = first + 1; index <= last; index += 1) frozen.add(index);
    }
  }
  return frozen;
}

/** Those before the statement itself stay on the lines that they have. */
function looseIn(statement: ParsedStatement): readonly Span[] {
  const { start } = statement.root.span;
  return looseTemplates(statement).filter((template) => template.end > start);
}

/** The smallest clause that has the token. */
function clauseAt(clauses: readonly Stretch[], token: number): Stretch | undefined {
  let smallest: Stretch | undefined;
  for (const clause of clauses) {
    const size = smallest === undefined ? Infinity : smallest.last - smallest.first;
    const { first, last } = clause;
    if (first <= token && token <= last && last - first < size) smallest = clause;
  }
  return smallest;
}

function clausesOf({ root }: ParsedStatement, sheet: Sheet): readonly Stretch[] {
  const clauses: Stretch[] = [];
  walk(root, (node) => {
    if (!('clauses' in node)) return;
    for (const clause of node.clauses) {
      clauses.push({ first: sheet.first(clause), last: sheet.last(clause) });
    }
  });
  return clauses;
}
