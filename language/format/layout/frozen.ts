/** Which gaps stay byte for byte, because the parser could not read what stands around them. */
import type { Clause, ParsedStatement, Span } from '../../syntax/index.ts';
import { walk } from '../../syntax/index.ts';
import type { Sheet } from '../sheet.ts';

/** The gaps and words of `index` stay as they are where `has(index)`. */
export function frozenGaps(statement: ParsedStatement, sheet: Sheet): ReadonlySet<number> {
  const frozen = new Set<number>();
  if (statement.problems.length === 0) return frozen;
  const clauses = clausesOf(statement);
  for (const { span } of statement.problems) {
    const around = [clauseAt(clauses, span.start), clauseAt(clauses, span.end)];
    for (const clause of around) {
      const { start, end } = clause ?? { start: 0, end: statement.text.length };
      const last = sheet.upTo(end);
      for (let index = sheet.from(start) + 1; index <= last; index += 1) frozen.add(index);
    }
  }
  return frozen;
}

/** The smallest clause that a problem touches. */
function clauseAt(clauses: readonly Clause[], offset: number): Span | undefined {
  let smallest: Span | undefined;
  for (const { span } of clauses) {
    const size = smallest === undefined ? Infinity : smallest.end - smallest.start;
    if (span.start <= offset && offset <= span.end && span.end - span.start < size) smallest = span;
  }
  return smallest;
}

function clausesOf({ root }: ParsedStatement): readonly Clause[] {
  const clauses: Clause[] = [];
  walk(root, (node) => {
    if ('clauses' in node) clauses.push(...node.clauses);
  });
  return clauses;
}
