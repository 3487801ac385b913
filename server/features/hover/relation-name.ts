/** What a name of something in FROM means: a resource and its parts, a view, a common table, an alias. */
import type { BoundRelation } from '../../../language/semantics/index.ts';
import { relationNamed, scopeAt } from '../../../language/semantics/index.ts';
import type { CommonTable, Name, QualifiedName } from '../../../language/syntax/index.ts';
import { paragraphs, plain } from '../documentation/markdown.ts';
import { methodDocumentation } from '../documentation/method.ts';
import {
  columnsPage,
  computedColumnDocumentation,
  relationDocumentation,
  relationHead,
} from '../documentation/relation.ts';
import { resourceDocumentation } from '../documentation/resource.ts';
import { providerDocumentation, serviceDocumentation } from '../documentation/service.ts';
import type { HoverRequest } from './request.ts';
import { viewDocumentation } from './view.ts';

/** A part of `aws.s3.buckets`, wherever it stands: the provider, the service or the resource. */
export function resourceName(
  request: HoverRequest,
  qualified: QualifiedName,
  name: Name,
): string | undefined {
  const { bound } = request;
  const { catalog } = request.language;
  const parts = qualified.parts.map(({ text }) => text);
  const index = qualified.parts.indexOf(name);
  const relation = bound.relations.find(
    ({ node }) => node.kind === 'table' && node.name === qualified,
  );
  if (relation !== undefined && index === parts.length - 1) {
    return relationPage(request, relation);
  }
  if (parts.length === 1) {
    return viewName(request, name) ?? providerDocumentation(catalog, name.text);
  }
  if (index === 0) {
    return providerDocumentation(catalog, name.text);
  }
  if (index === 1) {
    const constant = catalog.table(parts.slice(0, 2));
    if (constant !== undefined) {
      return resourceDocumentation(constant);
    }
    return serviceDocumentation(catalog, name.text);
  }
  const resource = catalog.table(parts.slice(0, 3));
  if (resource === undefined || index === 2) {
    return resource && resourceDocumentation(resource);
  }
  const written = name.text.toLowerCase();
  const method = resource.methods.find((each) => each.name === written);
  return method && methodDocumentation(method, resource);
}

/** `t` in `t.region`, in `t.*` and as a function's table: whatever the scope calls so. */
export function aliasName(request: HoverRequest, { text, span }: Name): string | undefined {
  const relation = relationNamed(scopeAt(request.bound, span.start), text);
  return relation && relationPage(request, relation);
}

/** `undefined` for a table that there is not. */
export function relationPage(
  { language, bound }: HoverRequest,
  relation: BoundRelation,
): string | undefined {
  if (relation.kind === 'unknown') {
    return undefined;
  }
  return relation.view === undefined
    ? relationDocumentation(relation, bound.statement.text)
    : viewDocumentation(language, relation.view, relation.alias);
}

/** The name of a view where it is created, dropped or refreshed. */
function viewName({ language, bound }: HoverRequest, name: Name): string | undefined {
  const { root } = bound.statement;
  const known = bound.target?.view ?? language.views().named(name.text);
  if (known !== undefined) {
    return viewDocumentation(language, known);
  }
  const isView = ['createView', 'dropView', 'refreshView'].includes(root.kind);
  return isView ? `**${plain(name.text)}** · view` : undefined;
}

/** The name of a common table where it is made, or one of the columns that its list names. */
export function commonTableName(
  { bound }: HoverRequest,
  table: CommonTable,
  name: Name,
): string | undefined {
  const { text } = bound.statement;
  const columns = bound.outputs.get(table.query)?.map((column, index) => ({
    ...column,
    name: table.columns?.[index]?.text ?? column.name,
  }));
  const index = table.columns?.indexOf(name) ?? -1;
  if (index === -1) {
    return paragraphs(relationHead('commonTable', name.text), columnsPage(columns, text));
  }
  const column = columns?.[index];
  const owner = { kind: 'commonTable', alias: table.name.text } as const;
  return column && computedColumnDocumentation(column, owner, text);
}
