/**
 * Links to AWS's own documentation, on the service of each resource name: editors underline links for
 * good, so they are short. The resource itself leads to its page by its definition, and one place
 * should not lead to two.
 */
import type { Catalog } from '../../../catalog/index.ts';
import type {
  ParsedStatement,
  QualifiedName,
  Span,
  SyntaxNode,
} from '../../../language/syntax/index.ts';
import { childrenOf } from '../../../language/syntax/index.ts';

export interface DocumentationLink {
  /** Relative to the statement. */
  readonly span: Span;
  readonly typeName: string;
}

const links = new WeakMap<ParsedStatement, readonly DocumentationLink[]>();

/** Read from the index of the catalog alone: where a link leads is looked up when it is followed. */
export function linksOf(
  catalog: Catalog,
  statement: ParsedStatement,
): readonly DocumentationLink[] {
  const known = links.get(statement);
  if (known !== undefined) return known;
  const found: DocumentationLink[] = [];
  const pending: SyntaxNode[] = [statement.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const name = nameOf(node);
    const link = name && linkOf(catalog, name);
    if (link !== undefined) found.push(link);
    for (const child of childrenOf(node)) pending.push(child);
  }
  const inOrder = found.toSorted((left, right) => left.span.start - right.span.start);
  links.set(statement, inOrder);
  return inOrder;
}

/** AWS's page of a type; `undefined` for a type that is not known. */
export function documentationUrl(catalog: Catalog, typeName: string): string | undefined {
  return catalog.resourceType(typeName)?.documentationUrl;
}

function nameOf(node: SyntaxNode): QualifiedName | undefined {
  switch (node.kind) {
    case 'table':
      return node.name;
    case 'show':
    case 'describe':
      return node.target;
    case 'exec':
      return node.method;
    default:
      return undefined;
  }
}

function linkOf(catalog: Catalog, { parts }: QualifiedName): DocumentationLink | undefined {
  const [provider, service, resource] = parts;
  if (provider === undefined || service === undefined || resource === undefined) return undefined;
  const lookup = catalog.lookup([provider.text, service.text, resource.text]);
  return lookup?.typeName === undefined
    ? undefined
    : { span: service.span, typeName: lookup.typeName };
}
