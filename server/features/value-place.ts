/** What a value in a statement is for: the column or param that it is compared with or given to. */
import type { BoundStatement, ColumnReference } from '../../language/semantics/index.ts';
import type {
  Expression,
  InsertStatement,
  Literal,
  Name,
  RowExpression,
  SyntaxNode,
} from '../../language/syntax/index.ts';
import { childrenOf } from '../../language/syntax/index.ts';

/** A column or param of a relation, as a reference by name gives it too. */
export type MeantColumn = Pick<ColumnReference, 'relation' | 'column' | 'input'>;

/** `how`: compared for equality or order, matched with a pattern, or given to a mutation. */
export interface ValuePlace extends MeantColumn {
  readonly how: 'compared' | 'matched' | 'given';
}

/** `path` leads from the statement's root to the value. */
export function valuePlaceOf(
  { references, nameReferences }: BoundStatement,
  path: readonly SyntaxNode[],
): ValuePlace | undefined {
  const meaningOf = (node: SyntaxNode): MeantColumn | undefined =>
    references.find((each) => each.node === node) ??
    nameReferences.find((each) => each.node === node);
  return placeOf(meaningOf, path);
}

export interface PlacedLiteral {
  readonly literal: Literal;
  readonly place: ValuePlace;
}

/** The string literals without templates that are for a column or a param, in the order of the tree. */
export function placedLiterals({
  statement,
  references,
  nameReferences,
}: BoundStatement): readonly PlacedLiteral[] {
  const meanings = new Map<SyntaxNode, MeantColumn>();
  for (const reference of [...references, ...nameReferences]) {
    meanings.set(reference.node, reference);
  }
  const found: PlacedLiteral[] = [];
  const path: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    path.push(node);
    if (node.kind === 'literal' && node.type === 'string' && node.templates.length === 0) {
      const place = placeOf((each) => meanings.get(each), path);
      if (place !== undefined) {
        found.push({ literal: node, place });
      }
    }
    for (const child of childrenOf(node)) {
      visit(child);
    }
    path.pop();
  };
  visit(statement.root);
  return found;
}

/** The column or param that a node names, as binding found it. */
type MeaningOf = (node: SyntaxNode) => MeantColumn | undefined;

function placeOf(meaningOf: MeaningOf, path: readonly SyntaxNode[]): ValuePlace | undefined {
  const parent = path.at(-2);
  const value = path.at(-1);
  if (value === undefined) {
    return undefined;
  }
  switch (parent?.kind) {
    case 'row':
      return inRow(meaningOf, path.slice(0, -1), parent, parent.items.indexOf(value as Expression));
    case 'resultColumn': {
      const select = path.at(-3);
      const index = select?.kind === 'select' ? select.columns.indexOf(parent) : -1;
      return inserted(meaningOf, insertOf(path, 5), index);
    }
    default:
      return partnerOf(meaningOf, parent, value, (column) => column);
  }
}

/** The expression that the value at the end of `path` is compared or matched with. */
export function partnerAt(path: readonly SyntaxNode[]): Expression | undefined {
  const value = path.at(-1);
  const parent = path.at(-2);
  switch (parent?.kind) {
    case 'binary':
      return isComparison(parent.operator)
        ? parent.left === value
          ? parent.right
          : parent.left
        : undefined;
    case 'in':
    case 'between':
    case 'pattern':
      return parent.operand === value ? undefined : parent.operand;
    default:
      return undefined;
  }
}

/** Operators that compare two values. */
function isComparison(operator: string): boolean {
  return comparisons.has(operator);
}

const comparisons: ReadonlySet<string> = new Set([
  ...['=', '<>', '<', '<=', '>', '>=', 'IS', 'IS NOT'],
  ...['IS DISTINCT FROM', 'IS NOT DISTINCT FROM'],
]);

/**
 * What `parent` says of its child `value`. `pick` takes from the expression on the other side what
 * the value stands against.
 */
function partnerOf(
  meaningOf: MeaningOf,
  parent: SyntaxNode | undefined,
  value: SyntaxNode,
  pick: (partner: Expression) => Expression | undefined,
): ValuePlace | undefined {
  switch (parent?.kind) {
    case 'binary':
      return isComparison(parent.operator)
        ? against(meaningOf, pick(parent.left === value ? parent.right : parent.left), 'compared')
        : undefined;
    case 'in':
    case 'between':
      return parent.operand === value
        ? undefined
        : against(meaningOf, pick(parent.operand), 'compared');
    case 'pattern':
      return parent.pattern === value
        ? against(meaningOf, pick(parent.operand), 'matched')
        : undefined;
    case 'case':
      return parent.operand !== undefined && parent.branches.some(({ when }) => when === value)
        ? against(meaningOf, pick(parent.operand), 'compared')
        : undefined;
    case 'assignment':
      return parent.value === value ? given(meaningOf, parent.column) : undefined;
    case 'execParameter':
      return parent.value === value ? given(meaningOf, parent.name) : undefined;
    default:
      return undefined;
  }
}

/** A cell of VALUES, a value in parentheses, or a part of a row that is compared with a row. */
function inRow(
  meaningOf: MeaningOf,
  path: readonly SyntaxNode[],
  row: RowExpression,
  index: number,
): ValuePlace | undefined {
  const parent = path.at(-2);
  if (parent?.kind === 'values') {
    return inserted(meaningOf, insertOf(path, 4), index);
  }
  if (row.items.length === 1) {
    return placeOf(meaningOf, path);
  }
  return partnerOf(meaningOf, parent, row, (partner) =>
    partner.kind === 'row' ? partner.items[index] : undefined,
  );
}

/** The INSERT whose source's body is right above the value, `depth` nodes from the path's end. */
function insertOf(path: readonly SyntaxNode[], depth: number): InsertStatement | undefined {
  const statement = path.at(-depth);
  return statement?.kind === 'insert' ? statement : undefined;
}

function inserted(
  meaningOf: MeaningOf,
  insert: InsertStatement | undefined,
  index: number,
): ValuePlace | undefined {
  const name = insert?.columns[index];
  return name && given(meaningOf, name);
}

function given(meaningOf: MeaningOf, name: Name): ValuePlace | undefined {
  const meant = meaningOf(name);
  return meant && { ...meantBy(meant), how: 'given' };
}

function against(
  meaningOf: MeaningOf,
  partner: Expression | undefined,
  how: ValuePlace['how'],
): ValuePlace | undefined {
  if (partner?.kind === 'row' && partner.items.length === 1) {
    return against(meaningOf, partner.items[0], how);
  }
  if (partner?.kind === 'collate' || partner?.kind === 'cast') {
    return against(meaningOf, partner.operand, how);
  }
  const meant = partner && meaningOf(partner);
  return meant && { ...meantBy(meant), how };
}

function meantBy({ relation, column, input }: MeantColumn): MeantColumn {
  return { relation, ...(column && { column }), ...(input && { input }) };
}
