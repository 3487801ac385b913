/** The tokens of names that binding resolved: relations, columns, params, targets. */
import type { BoundRelation, BoundStatement } from '../../../language/semantics/index.ts';
import type { Name, QualifiedName } from '../../../language/syntax/index.ts';
import type { SemanticToken, TokenModifier, TokenType } from '../semantic-tokens.ts';
import type { MeantColumn } from '../value-place.ts';

export function boundTokens(bound: BoundStatement): readonly SemanticToken[] {
  return [
    ...bound.relations.flatMap(relationTokens),
    ...bound.references.flatMap(({ node, ...meant }) => [
      ...qualifierTokens(node.name.parts.slice(0, -1)),
      ...node.name.parts.slice(-1).map((name) => columnToken(name, meant)),
    ]),
    ...bound.aliasReferences.flatMap(({ node }) =>
      node.name.parts.map((name) => tokenOf(name, 'property')),
    ),
    ...bound.nameReferences.map(({ node, ...meant }) => columnToken(node, meant)),
    ...targetTokens(bound),
  ];
}

export function tokenOf(
  { span }: Pick<Name, 'span'>,
  type: TokenType,
  ...modifiers: readonly TokenModifier[]
): SemanticToken {
  return { span, type, modifiers };
}

/** The answer of a mutation and the row that it could not insert stand where its table does. */
function relationTokens({ kind, node }: BoundRelation): readonly SemanticToken[] {
  if (kind === 'event' || kind === 'excluded') {
    return [];
  }
  const alias = node.alias === undefined ? [] : [tokenOf(node.alias, 'variable', 'declaration')];
  if (node.kind !== 'table') {
    return alias;
  }
  switch (kind) {
    case 'resource':
      return [...resourceTokens(node.name), ...alias];
    case 'commonTable':
      return [...node.name.parts.map((name) => tokenOf(name, 'variable')), ...alias];
    case 'view':
      return [...node.name.parts.map((name) => tokenOf(name, 'class')), ...alias];
    default:
      return alias;
  }
}

/** `aws.s3.buckets`, and the method that may follow. */
function resourceTokens({ parts }: QualifiedName): readonly SemanticToken[] {
  return parts.map((name, index) =>
    index === 0
      ? tokenOf(name, 'namespace', 'defaultLibrary')
      : tokenOf(name, index === 1 ? 'namespace' : index === 2 ? 'class' : 'method'),
  );
}

/** `t.` or a whole resource's name before a column. */
export function qualifierTokens(parts: readonly Name[]): readonly SemanticToken[] {
  return parts.length < 3
    ? parts.map((name) => tokenOf(name, 'variable'))
    : resourceTokens({ kind: 'qualifiedName', parts, span: { start: 0, end: 0 } });
}

function columnToken(name: Name, { column, input }: MeantColumn): SemanticToken {
  if (input !== undefined) {
    return tokenOf(name, 'parameter');
  }
  const property = column?.column?.property;
  return tokenOf(
    name,
    'property',
    ...(property?.readOnly === true ? (['readonly'] as const) : []),
    ...(property?.deprecated === true ? (['deprecated'] as const) : []),
  );
}

/** What SHOW, DESCRIBE and EXEC name. A name that means nothing has no token. */
function targetTokens({ target }: BoundStatement): readonly SemanticToken[] {
  if (target === undefined) {
    return [];
  }
  const { node, service, table, method, view } = target;
  if (view !== undefined) {
    return node.parts.map((name) => tokenOf(name, 'class'));
  }
  const isKnown = [true, service ?? table, table, method];
  return resourceTokens(node).filter((_, index) => isKnown[index] !== undefined);
}
