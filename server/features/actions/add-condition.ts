/** Where a condition on one relation goes: into WHERE, or into ON where the table is the optional side. */
import type { BoundRelation, BoundStatement, Scope } from '../../../language/semantics/index.ts';
import type { Clause, Expression, Join, Relation } from '../../../language/syntax/index.ts';
import { encloses } from '../../../language/syntax/index.ts';
import type { ActionEdit } from './action.ts';
import { clauseBreak, indentAt } from './layout.ts';
import type { FilledText } from '../snippet-text.ts';
import { joined, plain } from '../snippet-text.ts';

/** `undefined` where the statement has no place for it. */
export function addCondition(
  bound: BoundStatement,
  scope: Scope,
  relation: BoundRelation,
  condition: FilledText,
): readonly ActionEdit[] | undefined {
  const { text } = bound.statement;
  const { node } = scope;
  if (node.kind !== 'select' && node.kind !== 'update' && node.kind !== 'delete') return undefined;
  const outer = joinThatKeepsRowsWithout(node.kind === 'delete' ? undefined : node.from, relation);
  if (outer !== undefined) {
    return outer.on === undefined ? undefined : narrowed(text, outer.on, condition);
  }
  const clause = node.clauses.find(({ kind }) => kind === 'where');
  if (node.where !== undefined && node.where.kind !== 'missing') {
    return narrowed(text, node.where, condition);
  }
  if (clause !== undefined) {
    return [insertion(clause.keyword.end, joined([plain(' '), condition]))];
  }
  const before = lastBefore(node.clauses);
  const end = endBeforeWhere(node);
  if (before === undefined || end === undefined) return undefined;
  const start = clauseBreak(text, before.keyword.start);
  return [insertion(end, joined([plain(`${start}WHERE `), condition]))];
}

/** The clause that WHERE comes after. */
function lastBefore(clauses: readonly Clause[]): Clause | undefined {
  return clauses.findLast(({ kind }) => kind === 'from' || kind === 'set' || kind === 'update');
}

function endBeforeWhere(
  node: Extract<Scope['node'], { kind: 'select' | 'update' | 'delete' }>,
): number | undefined {
  switch (node.kind) {
    case 'select':
      return node.from?.span.end;
    case 'update':
      return (node.from ?? node.assignments.at(-1) ?? node.table)?.span.end;
    case 'delete':
      return node.table?.span.end;
  }
}

function narrowed(
  text: string,
  predicate: Expression,
  condition: FilledText,
): readonly ActionEdit[] {
  const { start, end } = predicate.span;
  const isLoose = predicate.kind === 'binary' && predicate.operator === 'OR';
  const written = text.slice(start, end);
  const separator = written.includes('\n') ? `\n${indentAt(text, end)}AND ` : ' AND ';
  const added = insertion(end, joined([plain(`${isLoose ? ')' : ''}${separator}`), condition]));
  return isLoose ? [{ span: { start, end: start }, text: '(' }, added] : [added];
}

function insertion(offset: number, { text, snippet }: FilledText): ActionEdit {
  return { span: { start: offset, end: offset }, text, snippet };
}

/**
 * The outer join of which the relation is the side that may be absent. A full join keeps the rows of
 * both whatever its ON says, so that no condition there could narrow what is read.
 */
function joinThatKeepsRowsWithout(
  from: Relation | undefined,
  relation: BoundRelation,
): Join | undefined {
  if (from?.kind === 'parenthesisedRelation') {
    return joinThatKeepsRowsWithout(from.relation, relation);
  }
  if (from?.kind !== 'join') return undefined;
  const isRight = encloses(from.right.span, relation.node.span);
  const side = isRight ? from.right : from.left;
  const isOptional = from.type === (isRight ? 'left' : 'right');
  return isOptional ? from : joinThatKeepsRowsWithout(side, relation);
}
