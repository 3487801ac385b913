/**
 * The one old way of writing that SQL would read otherwise: the parts of a composite identifier as
 * several equalities with the same input. Every other spelling of every generation passes silently.
 */
import type { Expression } from '../syntax/index.ts';
import type { BoundRelation, BoundStatement, ColumnReference, Problem, Scope } from './bound.ts';

interface Part {
  readonly relation: BoundRelation;
  readonly node: Expression;
  readonly value: string;
}

export function findOldSpellings(bound: BoundStatement): readonly Problem[] {
  const inputs = new Map<Expression, ColumnReference>();
  for (const reference of bound.references) {
    if (reference.input?.meaning === 'identifier') inputs.set(reference.node, reference);
  }
  if (inputs.size < 2) return [];
  return bound.scopes.flatMap((scope) => findIn(scope, inputs));
}

function findIn(
  scope: Scope,
  inputs: ReadonlyMap<Expression, ColumnReference>,
): readonly Problem[] {
  const { node } = scope;
  const where = node.kind === 'select' || node.kind === 'delete' || node.kind === 'update';
  const parts = where && node.where ? partsIn(node.where, inputs) : [];
  return scope.relations.flatMap((relation): readonly Problem[] => {
    const ofRelation = parts.filter((part) => part.relation === relation);
    const last = ofRelation.at(-1);
    if (last === undefined || ofRelation.length < 2) return [];
    const identifier = ofRelation.map((part) => part.value).join('|');
    return [
      {
        code: 'old-spelling',
        severity: 'hint',
        message: `an identifier of several parts is one text now: \`data__Identifier = '${identifier}'\``,
        span: last.node.span,
        tags: ['deprecated'],
      },
    ];
  });
}

function partsIn(
  predicate: Expression,
  inputs: ReadonlyMap<Expression, ColumnReference>,
): readonly Part[] {
  const parts: Part[] = [];
  const pending = [predicate];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind !== 'binary') continue;
    if (node.operator === 'AND') pending.push(node.right, node.left);
    const reference = inputs.get(node.left);
    if (node.operator !== '=' || reference === undefined || node.right.kind !== 'literal') continue;
    parts.push({ relation: reference.relation, node, value: node.right.value });
  }
  return parts;
}
