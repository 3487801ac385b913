/**
 * SQLite 3.53 loses the conditions of one arm of UNION ALL where another arm has a RIGHT or FULL JOIN and
 * the whole stands first in a FROM clause: it merges the arms into the query around them. Such a query is
 * computed first, and then read. The statement's own query is not in a FROM clause; whoever puts it into
 * one does the same.
 */
import type { Query, QueryBody } from '../../../language/syntax/index.ts';
import { encloses, walk } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { Edit } from './render.ts';

export function unionEdits(facts: StatementFacts): readonly Edit[] {
  const known = knownEdits.get(facts);
  if (known !== undefined) return known;
  const edits: Edit[] = [];
  walk(facts.bound.statement.root, (node) => {
    if (node.kind !== 'derivedTable' && node.kind !== 'commonTable') return;
    const { query } = node;
    if (isMisread(query.body) && !readsItself(facts, query)) edits.push(...computedFirst(query));
  });
  knownEdits.set(facts, edits);
  return edits;
}

const knownEdits = new WeakMap<StatementFacts, readonly Edit[]>();

function isMisread(body: QueryBody): boolean {
  return body.kind === 'setOperation' && hasUnionAll(body) && hasOuterJoin(body);
}

function hasUnionAll(body: QueryBody): boolean {
  if (body.kind !== 'setOperation') return false;
  return body.operator === 'UNION ALL' || hasUnionAll(body.left) || hasUnionAll(body.right);
}

function hasOuterJoin(body: QueryBody): boolean {
  let found = false;
  walk(body, (node) => {
    if (node.kind === 'join' && (node.type === 'right' || node.type === 'full')) found = true;
    return !found;
  });
  return found;
}

/** A recursive query is never merged, and must stand by itself. */
function readsItself(facts: StatementFacts, query: Query): boolean {
  return facts.bound.relations.some(
    ({ commonTable, node }) => commonTable?.query === query && encloses(query.span, node.span),
  );
}

function computedFirst({ span: { start, end } }: Query): readonly Edit[] {
  return [
    { span: { start, end: start }, text: 'WITH "#arms" AS MATERIALIZED (' },
    { span: { start: end, end }, text: ') SELECT * FROM "#arms"' },
  ];
}
