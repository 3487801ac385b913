/** What a value in a statement is for: the column or param that it is compared with or given to. */
import type {
  BoundColumn,
  BoundRelation,
  BoundStatement,
  ColumnReference,
} from '../../language/semantics/index.ts';
import type {
  Expression,
  InsertStatement,
  Name,
  RowExpression,
  SyntaxNode,
} from '../../language/syntax/index.ts';

/** A column or param of a relation, as a reference by name gives it too. */
export type MeantColumn = Pick<ColumnReference, 'relation' | 'column' | 'input'>;

/** `how`: compared for equality or order, matched with a pattern, or given to a mutation. */
export interface ValuePlace {
  readonly relation: BoundRelation;
  readonly column?: BoundColumn;
  readonly input?: MeantColumn['input'];
  readonly how: 'compared' | 'matched' | 'given';
}

/** `path` leads from the statement's root to the value. */
export function valuePlaceOf(
  bound: BoundStatement,
  path: readonly SyntaxNode[],
): ValuePlace | undefined {
  const parent = path.at(-2);
  const value = path.at(-1);
  if (value === undefined) {
    return undefined;
  }
  switch (parent?.kind) {
    case 'row':
      return inRow(bound, path.slice(0, -1), parent, parent.items.indexOf(value as Expression));
    case 'resultColumn': {
      const select = path.at(-3);
      const index = select?.kind === 'select' ? select.columns.indexOf(parent) : -1;
      return inserted(bound, insertOf(path, 5), index);
    }
    default:
      return partnerOf(bound, parent, value, (column) => column);
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
export function isComparison(operator: string): boolean {
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
  bound: BoundStatement,
  parent: SyntaxNode | undefined,
  value: SyntaxNode,
  pick: (partner: Expression) => Expression | undefined,
): ValuePlace | undefined {
  switch (parent?.kind) {
    case 'binary':
      return isComparison(parent.operator)
        ? against(bound, pick(parent.left === value ? parent.right : parent.left), 'compared')
        : undefined;
    case 'in':
    case 'between':
      return parent.operand === value
        ? undefined
        : against(bound, pick(parent.operand), 'compared');
    case 'pattern':
      return parent.pattern === value ? against(bound, pick(parent.operand), 'matched') : undefined;
    case 'case':
      return parent.operand !== undefined && parent.branches.some(({ when }) => when === value)
        ? against(bound, pick(parent.operand), 'compared')
        : undefined;
    case 'assignment':
      return parent.value === value ? given(bound, parent.column) : undefined;
    case 'execParameter':
      return parent.value === value ? given(bound, parent.name) : undefined;
    default:
      return undefined;
  }
}

/** A cell of VALUES, a value in parentheses, or a part of a row that is compared with a row. */
function inRow(
  bound: BoundStatement,
  path: readonly SyntaxNode[],
  row: RowExpression,
  index: number,
): ValuePlace | undefined {
  const parent = path.at(-2);
  if (parent?.kind === 'values') {
    return inserted(bound, insertOf(path, 4), index);
  }
  if (row.items.length === 1) {
    return valuePlaceOf(bound, path);
  }
  return partnerOf(bound, parent, row, (partner) =>
    partner.kind === 'row' ? partner.items[index] : undefined,
  );
}

/** The INSERT whose source's body is right above the value, `depth` nodes from the path's end. */
function insertOf(path: readonly SyntaxNode[], depth: number): InsertStatement | undefined {
  const statement = path.at(-depth);
  return statement?.kind === 'insert' ? statement : undefined;
}

function inserted(
  bound: BoundStatement,
  insert: InsertStatement | undefined,
  index: number,
): ValuePlace | undefined {
  const name = insert?.columns[index];
  return name && given(bound, name);
}

function given({ nameReferences }: BoundStatement, name: Name): ValuePlace | undefined {
  const reference = nameReferences.find(({ node }) => node === name);
  return reference && { ...meantBy(reference), how: 'given' };
}

function against(
  bound: BoundStatement,
  partner: Expression | undefined,
  how: ValuePlace['how'],
): ValuePlace | undefined {
  if (partner?.kind === 'row' && partner.items.length === 1) {
    return against(bound, partner.items[0], how);
  }
  if (partner?.kind === 'collate' || partner?.kind === 'cast') {
    return against(bound, partner.operand, how);
  }
  const reference = bound.references.find(({ node }) => node === partner);
  return reference && { ...meantBy(reference), how };
}

function meantBy({ relation, column, input }: MeantColumn): MeantColumn {
  return { relation, ...(column && { column }), ...(input && { input }) };
}
