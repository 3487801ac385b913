/** Values that a document already compares with a column or writes to it. */
import type { BoundStatement, ColumnReference } from '../../../language/semantics/index.ts';
import { sourceOf } from '../../../language/semantics/index.ts';
import type {
  Expression,
  ParsedStatement,
  Span,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import { walk } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { ValueOwner } from './seen-values.ts';
import { keyOf, regionOwner, wholeIdentifier } from './seen-values.ts';

export interface UsedLiteral {
  /** `keyOf` its owner. */
  readonly key: string;
  readonly value: string;
  readonly span: Span;
}

/** Longer texts are documents, not values to use again. */
const longest = 200;

const known = new WeakMap<object, readonly UsedLiteral[]>();

/** In text order. A statement is read once, though its binding may be let go. */
export function literalsIn(
  language: LanguageContext,
  statement: ParsedStatement,
): readonly UsedLiteral[] {
  const key = language.keyOf(statement);
  const found = known.get(key) ?? find(language.bind(statement));
  known.set(key, found);
  return found;
}

function find(bound: BoundStatement): readonly UsedLiteral[] {
  const found: UsedLiteral[] = [];
  const references = new Map<SyntaxNode, ColumnReference>(
    bound.references.map((reference) => [reference.node, reference]),
  );
  const take = (owner: ValueOwner | undefined, value: Expression | undefined): void => {
    if (
      owner !== undefined &&
      value?.kind === 'literal' &&
      value.type === 'string' &&
      value.templates.length === 0 &&
      /^[^\n\r]+$/.test(value.value) &&
      value.value.length <= longest
    ) {
      found.push({ key: keyOf(owner), value: value.value, span: value.span });
    }
  };
  const ownerOf = (expression: SyntaxNode): ValueOwner | undefined => {
    const reference = references.get(expression);
    return reference && ownerOfReference(reference);
  };
  walk(bound.statement.root, (node) => {
    if (node.kind === 'binary' && (node.operator === '=' || node.operator === '<>')) {
      take(ownerOf(node.left), node.right);
      take(ownerOf(node.right), node.left);
    } else if (node.kind === 'in' && isList(node.source)) {
      const owner = ownerOf(node.operand);
      for (const item of node.source) {
        take(owner, item);
      }
    } else if (node.kind === 'insert' && node.source?.body.kind === 'values') {
      const owners = node.columns.map((name) =>
        ownerOfName(bound.nameReferences.find((each) => each.node === name)),
      );
      for (const row of node.source.body.rows) {
        row.items.forEach((item, index) => take(owners[index], item));
      }
    } else if (node.kind === 'assignment') {
      take(ownerOfName(bound.nameReferences.find((each) => each.node === node.column)), node.value);
    }
  });
  return found;
}

function isList(source: readonly Expression[] | SyntaxNode): source is readonly Expression[] {
  return Array.isArray(source);
}

type Named = Pick<ColumnReference, 'relation' | 'column' | 'input'>;

function ownerOfReference({ relation, column, input }: Named): ValueOwner | undefined {
  if (input !== undefined) {
    const typeName = relation.table?.type?.typeName;
    return input.meaning === 'identifier' && typeName !== undefined
      ? { typeName, property: wholeIdentifier }
      : undefined;
  }
  if (column?.column === undefined) {
    return undefined;
  }
  const { property, name } = column.column;
  if (property === undefined) {
    return name === 'region' ? regionOwner : undefined;
  }
  const typeName = sourceOf(column, relation)?.type?.typeName;
  return typeName === undefined ? undefined : { typeName, property: property.name };
}

function ownerOfName(reference: Named | undefined): ValueOwner | undefined {
  return reference && ownerOfReference(reference);
}
