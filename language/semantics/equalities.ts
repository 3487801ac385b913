/**
 * What the conditions of a statement hold equal. Only what rows must fulfil counts in full; below OR
 * and NOT nothing is sure, and so a comparison there counts as if it gave its column a constant.
 */
import type {
  BinaryExpression,
  ColumnExpression,
  Expression,
  Span,
  SyntaxNode,
} from '../syntax/index.ts';
import { childrenOf } from '../syntax/index.ts';
import type { BoundRelation, BoundStatement, ColumnReference, Scope } from './bound.ts';
import { columnNamed } from './columns.ts';
import { conditionsOf, namedJoinsOf, type NamedJoin } from './conditions.ts';
import { isTemplated } from './relations.ts';
import { createEqualityGroups, type ColumnKey, type EqualityGroups } from './equality-groups.ts';

export interface Equalities {
  readonly groups: EqualityGroups;
  /** Relations of which a template may say anything: it stands for a predicate, or for a name. */
  readonly anything: ReadonlySet<BoundRelation>;
}

interface Collection {
  readonly groups: EqualityGroups;
  readonly anything: Set<BoundRelation>;
  readonly referenceOf: ReadonlyMap<Expression, ColumnReference>;
  readonly aliased: ReadonlyMap<Expression, Expression>;
}

/** One condition's surroundings. */
interface Place {
  readonly relations: readonly BoundRelation[];
  readonly restricts: Span | undefined;
}

export function collectEqualities(bound: BoundStatement): Equalities {
  const collection: Collection = {
    groups: createEqualityGroups(),
    anything: new Set(),
    referenceOf: new Map(bound.references.map((each) => [each.node, each])),
    aliased: new Map(bound.aliasReferences.map((each) => [each.node, each.result.expression])),
  };
  for (const scope of bound.scopes) {
    for (const { expression, restricts } of conditionsOf(scope)) {
      collect(collection, expression, { relations: scope.relations, restricts });
    }
    for (const join of namedJoinsOf(scope)) equateNamed(collection, scope, join);
  }
  for (const relation of bound.relations) {
    joinOrigins(collection.groups, relation);
    // What is said of it by a name that is not known cannot be told from what is said of another.
    if (isTemplated(relation)) collection.anything.add(relation);
  }
  return collection;
}

function collect(collection: Collection, condition: Expression, place: Place): void {
  const pending = [condition];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const expression = unwrapped(next);
    switch (expression.kind) {
      case 'binary':
        if (expression.operator === 'AND') pending.push(expression.left, expression.right);
        else if (expression.operator === 'OR') collectUnsure(collection, expression, place);
        else if (isEquality(expression)) equate(collection, expression, place);
        break;
      case 'in':
        if (unwrapped(expression.operand).kind === 'template')
          mayBeColumn(collection, undefined, place);
        if (!expression.negated) giveConstant(collection, expression.operand, place);
        break;
      case 'unary':
        collectUnsure(collection, expression, place);
        break;
      case 'template':
      case 'parameter':
        for (const relation of place.relations) collection.anything.add(relation);
        break;
      default:
    }
  }
}

/** Every comparison below counts as a constant: whether the planner can use it is not known here. */
function collectUnsure(collection: Collection, root: Expression, place: Place): void {
  const pending: Expression[] = [root];
  for (let expression = pending.pop(); expression; expression = pending.pop()) {
    if (expression.kind === 'binary' && isEquality(expression)) {
      giveConstant(collection, expression.left, place);
      giveConstant(collection, expression.right, place);
    } else if (expression.kind === 'in') {
      giveConstant(collection, expression.operand, place);
    } else if (expression.kind === 'template') {
      for (const relation of place.relations) collection.anything.add(relation);
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

function equate(
  collection: Collection,
  sides: { readonly left: Expression; readonly right: Expression },
  place: Place,
): void {
  const left = unwrapped(sides.left);
  const right = unwrapped(sides.right);
  if (isAnyColumn(left) || isAnyColumn(right)) {
    for (const relation of place.relations) collection.anything.add(relation);
  }
  if (left.kind === 'row' && right.kind === 'row' && left.items.length === right.items.length) {
    left.items.forEach((item, index) => {
      const other = right.items[index];
      if (other !== undefined) equate(collection, { left: item, right: other }, place);
    });
    return;
  }
  const leftKey = keyOf(collection, left);
  const rightKey = keyOf(collection, right);
  if (left.kind === 'template') mayBeColumn(collection, rightKey, place);
  if (right.kind === 'template') mayBeColumn(collection, leftKey, place);
  if (leftKey !== undefined && rightKey !== undefined) {
    equateKeys(collection.groups, leftKey, rightKey, place.restricts);
    return;
  }
  if (leftKey !== undefined) giveValue(collection, leftKey, right, place);
  if (rightKey !== undefined) giveValue(collection, rightKey, left, place);
  if (left.kind === 'row') giveConstant(collection, left, place);
  if (right.kind === 'row') giveConstant(collection, right, place);
}

/** A template may be a column of any relation but the one whose column it is compared with. */
function mayBeColumn(collection: Collection, beside: ColumnKey | undefined, place: Place): void {
  if (beside?.name === 'region') return;
  for (const relation of place.relations) {
    if (relation !== beside?.relation) collection.anything.add(relation);
  }
}

/** Whether a template is, or holds, the name of a column: it may be the one that is looked for. */
function isAnyColumn(expression: Expression): boolean {
  return (
    expression.kind === 'column' && expression.name.parts.some(({ template }) => template === true)
  );
}

function equateKeys(
  groups: EqualityGroups,
  left: ColumnKey,
  right: ColumnKey,
  restricts: Span | undefined,
): void {
  const toLeft = isRestricted(left.relation, restricts);
  const toRight = isRestricted(right.relation, restricts);
  if (toLeft && toRight) groups.merge(left, right);
  else if (toLeft) groups.follow(left, right);
  else if (toRight) groups.follow(right, left);
}

/** A value computed from the relation's own columns gives it nothing. */
function giveValue(
  collection: Collection,
  key: ColumnKey,
  value: Expression,
  { restricts }: Place,
): void {
  if (!isRestricted(key.relation, restricts)) return;
  const relations = relationsIn(collection, value);
  if (!relations.has(key.relation)) collection.groups.giveComputed(key, [...relations]);
}

function giveConstant(collection: Collection, expression: Expression, place: Place): void {
  const operand = unwrapped(expression);
  if (operand.kind === 'row') {
    for (const item of operand.items) giveConstant(collection, item, place);
    return;
  }
  const key = keyOf(collection, operand);
  if (key !== undefined && isRestricted(key.relation, place.restricts)) {
    collection.groups.giveConstant(key);
  }
}

function isRestricted(relation: BoundRelation, restricts: Span | undefined): boolean {
  if (restricts === undefined) return true;
  const { start, end } = relation.node.span;
  return restricts.start <= start && end <= restricts.end;
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
function equateNamed(collection: Collection, scope: Scope, { join, restricts }: NamedJoin): void {
  const left = scope.relations.filter((each) => isRestricted(each, join.left.span));
  const right = scope.relations.filter((each) => isRestricted(each, join.right.span));
  for (const relation of right) {
    const names = join.using?.map((name) => name.text) ?? relation.coalesced ?? [];
    for (const name of names) {
      const rightKey = columnKey(relation, name);
      for (const other of rightKey === undefined ? [] : left) {
        const leftKey = columnKey(other, name);
        if (rightKey && leftKey) equateKeys(collection.groups, leftKey, rightKey, restricts);
      }
    }
  }
}

function joinOrigins(groups: EqualityGroups, relation: BoundRelation): void {
  if (relation.kind === 'resource') return;
  for (const column of relation.columns ?? []) {
    for (const origin of column.origins ?? []) {
      groups.merge(
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
  const meant = unwrapped(collection.aliased.get(expression) ?? expression);
  const reference = collection.referenceOf.get(meant);
  if (reference === undefined) return undefined;
  const { relation, column, input } = reference;
  return { relation, name: column?.name ?? input?.meaning ?? lastPart(reference.node) };
}

function lastPart(node: ColumnExpression): string {
  return node.name.parts.at(-1)?.text.toLowerCase() ?? '';
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
