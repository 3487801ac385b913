/**
 * What the predicates of a statement hold equal: groups of columns, the constants that a group is
 * compared with, and the relations that a computed value depends on. Only what rows must fulfil
 * counts in full; below OR and NOT nothing is sure, and so a comparison there counts as a constant.
 */
import type {
  BinaryExpression,
  ColumnExpression,
  Expression,
  Relation,
  SyntaxNode,
} from '../syntax/index.ts';
import { childrenOf } from '../syntax/index.ts';
import type { BoundRelation, BoundStatement, ColumnReference } from './bound.ts';
import { columnNamed } from './columns.ts';

/** A column by its canonical name, or an input by its meaning, of one relation. */
export interface ColumnKey {
  readonly relation: BoundRelation;
  readonly name: string;
}

export interface EqualityGroup {
  readonly members: readonly ColumnKey[];
  readonly constant: boolean;
  /** For each value that is computed from columns: the relations of these. */
  readonly dependencies: readonly (readonly BoundRelation[])[];
}

export interface Equalities {
  groupOf(key: ColumnKey): EqualityGroup;
  /** Relations of scopes where a template stands for a whole predicate: it may give anything. */
  readonly anything: ReadonlySet<BoundRelation>;
}

interface GrowingGroup extends EqualityGroup {
  readonly members: ColumnKey[];
  readonly dependencies: (readonly BoundRelation[])[];
  constant: boolean;
}

interface Collection {
  readonly groups: Map<BoundRelation, Map<string, GrowingGroup>>;
  readonly anything: Set<BoundRelation>;
  readonly referenceOf: ReadonlyMap<Expression, ColumnReference>;
  readonly aliased: ReadonlyMap<Expression, Expression>;
}

export function collectEqualities(bound: BoundStatement): Equalities {
  const collection: Collection = {
    groups: new Map(),
    anything: new Set(),
    referenceOf: new Map(bound.references.map((each) => [each.node, each])),
    aliased: new Map(bound.aliasReferences.map((each) => [each.node, each.result.expression])),
  };
  for (const scope of bound.scopes) {
    for (const predicate of predicatesOf(scope.node))
      collect(collection, predicate, scope.relations);
    joinCoalesced(collection, scope.relations);
  }
  for (const relation of bound.relations) joinOrigins(collection, relation);
  return {
    groupOf: (key) => groupOf(collection, key),
    anything: collection.anything,
  };
}

function predicatesOf(node: BoundStatement['scopes'][number]['node']): readonly Expression[] {
  switch (node.kind) {
    case 'select':
    case 'update':
      return [...(node.from ? conditionsOf(node.from) : []), ...(node.where ? [node.where] : [])];
    case 'delete':
      return node.where ? [node.where] : [];
    default:
      return [];
  }
}

function conditionsOf(relation: Relation): readonly Expression[] {
  if (relation.kind === 'parenthesisedRelation') return conditionsOf(relation.relation);
  if (relation.kind !== 'join') return [];
  return [
    ...conditionsOf(relation.left),
    ...conditionsOf(relation.right),
    ...(relation.on ? [relation.on] : []),
  ];
}

function collect(
  collection: Collection,
  predicate: Expression,
  relations: readonly BoundRelation[],
): void {
  const pending = [predicate];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const expression = unwrapped(next);
    switch (expression.kind) {
      case 'binary':
        if (expression.operator === 'AND') pending.push(expression.left, expression.right);
        else if (isEquality(expression)) equate(collection, expression.left, expression.right);
        else if (expression.operator === 'OR') collectUnsure(collection, expression, relations);
        break;
      case 'in':
        if (!expression.negated) giveConstant(collection, expression.operand);
        break;
      case 'unary':
        collectUnsure(collection, expression, relations);
        break;
      case 'template':
      case 'parameter':
        for (const relation of relations) collection.anything.add(relation);
        break;
      default:
    }
  }
}

/** Every comparison below counts as a constant: whether the planner can use it is not known here. */
function collectUnsure(
  collection: Collection,
  root: Expression,
  relations: readonly BoundRelation[],
): void {
  const pending: Expression[] = [root];
  for (let expression = pending.pop(); expression; expression = pending.pop()) {
    if (expression.kind === 'binary' && isEquality(expression)) {
      giveConstant(collection, expression.left);
      giveConstant(collection, expression.right);
    } else if (expression.kind === 'in') {
      giveConstant(collection, expression.operand);
    } else if (expression.kind === 'template') {
      for (const relation of relations) collection.anything.add(relation);
    }
    for (const child of childrenOf(expression)) if (isPredicatePart(child)) pending.push(child);
  }
}

function isPredicatePart(node: SyntaxNode): node is Expression {
  return ['binary', 'unary', 'row', 'in', 'template'].includes(node.kind);
}

function isEquality(expression: BinaryExpression): boolean {
  return expression.operator === '=' || expression.operator === 'IS';
}

function equate(collection: Collection, leftSide: Expression, rightSide: Expression): void {
  const left = unwrapped(leftSide);
  const right = unwrapped(rightSide);
  if (left.kind === 'row' && right.kind === 'row' && left.items.length === right.items.length) {
    left.items.forEach((item, index) => {
      const other = right.items[index];
      if (other !== undefined) equate(collection, item, other);
    });
    return;
  }
  const leftKey = keyOf(collection, left);
  const rightKey = keyOf(collection, right);
  if (leftKey !== undefined && rightKey !== undefined) {
    merge(collection, leftKey, rightKey);
    return;
  }
  if (leftKey !== undefined) give(collection, leftKey, right);
  if (rightKey !== undefined) give(collection, rightKey, left);
  if (left.kind === 'row') giveConstant(collection, left);
  if (right.kind === 'row') giveConstant(collection, right);
}

/** A value computed from the relation's own columns gives it nothing. */
function give(collection: Collection, key: ColumnKey, value: Expression): void {
  const group = groupOf(collection, key);
  const relations = relationsIn(collection, value);
  if (relations.has(key.relation)) return;
  if (relations.size === 0) group.constant = true;
  else group.dependencies.push([...relations]);
}

function giveConstant(collection: Collection, expression: Expression): void {
  const operand = unwrapped(expression);
  if (operand.kind === 'row') {
    for (const item of operand.items) giveConstant(collection, item);
    return;
  }
  const key = keyOf(collection, operand);
  if (key !== undefined) groupOf(collection, key).constant = true;
}

/** The relations whose columns a value uses. Queries in it are read on their own, and so are left out. */
function relationsIn(collection: Collection, value: Expression): ReadonlySet<BoundRelation> {
  const relations = new Set<BoundRelation>();
  const pending: SyntaxNode[] = [value];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'column') {
      const key = keyOf(collection, node);
      if (key !== undefined) relations.add(key.relation);
    } else if (node.kind !== 'query') {
      for (const child of childrenOf(node)) pending.push(child);
    }
  }
  return relations;
}

/** USING and NATURAL hold a column equal to the one of the same name to its left. */
function joinCoalesced(collection: Collection, relations: readonly BoundRelation[]): void {
  relations.forEach((relation, index) => {
    for (const name of relation.coalesced ?? []) {
      const right = columnKey(relation, name);
      if (right === undefined) continue;
      for (const other of relations.slice(0, index)) {
        const left = columnKey(other, name);
        if (left !== undefined) merge(collection, left, right);
      }
    }
  });
}

function joinOrigins(collection: Collection, relation: BoundRelation): void {
  if (relation.kind === 'resource') return;
  for (const column of relation.columns ?? []) {
    for (const origin of column.origins ?? []) {
      merge(
        collection,
        { relation, name: column.name },
        { relation: origin.relation, name: origin.column.name },
      );
    }
  }
}

function columnKey(relation: BoundRelation, name: string): ColumnKey | undefined {
  const match = columnNamed(relation, name);
  return match?.kind === 'column' ? { relation, name: match.column.name } : undefined;
}

function keyOf(collection: Collection, expression: Expression): ColumnKey | undefined {
  if (expression.kind !== 'column') return undefined;
  const aliased = collection.aliased.get(expression);
  if (aliased !== undefined) return keyOfReference(collection, unwrapped(aliased));
  return keyOfReference(collection, expression);
}

function keyOfReference(collection: Collection, node: Expression): ColumnKey | undefined {
  const reference = collection.referenceOf.get(node);
  if (reference === undefined) return undefined;
  const { relation, column, input } = reference;
  return { relation, name: column?.name ?? input?.meaning ?? lastPart(reference.node) };
}

function lastPart(node: ColumnExpression): string {
  return node.name.parts.at(-1)?.text.toLowerCase() ?? '';
}

function groupOf({ groups }: Collection, key: ColumnKey): GrowingGroup {
  let ofRelation = groups.get(key.relation);
  if (ofRelation === undefined) {
    ofRelation = new Map();
    groups.set(key.relation, ofRelation);
  }
  const known = ofRelation.get(key.name);
  if (known !== undefined) return known;
  const group: GrowingGroup = { members: [key], constant: false, dependencies: [] };
  ofRelation.set(key.name, group);
  return group;
}

function merge(collection: Collection, left: ColumnKey, right: ColumnKey): void {
  const kept = groupOf(collection, left);
  const joined = groupOf(collection, right);
  if (kept === joined) return;
  kept.members.push(...joined.members);
  kept.dependencies.push(...joined.dependencies);
  kept.constant ||= joined.constant;
  for (const member of joined.members) {
    collection.groups.get(member.relation)?.set(member.name, kept);
  }
}

/** Parentheses, COLLATE, casts and a plus sign leave the planner able to see the column. */
function unwrapped(expression: Expression): Expression {
  switch (expression.kind) {
    case 'collate':
    case 'cast':
      return unwrapped(expression.operand);
    case 'unary':
      return expression.operator === '+' ? unwrapped(expression.operand) : expression;
    case 'row': {
      const [only] = expression.items;
      return expression.items.length === 1 && only !== undefined ? unwrapped(only) : expression;
    }
    default:
      return expression;
  }
}
