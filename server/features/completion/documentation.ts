/** The page that an item of a list shows when it is looked at. */
import type { Catalog } from '../../../catalog/index.ts';
import { functionNamed } from '../../../language/semantics/index.ts';
import { columnDocumentation, inputDocumentation } from '../documentation/column.ts';
import { functionMarkdown } from '../documentation/function.ts';
import { keywordDocumentation } from '../documentation/keyword.ts';
import { methodDocumentation } from '../documentation/method.ts';
import { resourceSummary } from '../documentation/resource.ts';
import type { DocumentedBy } from './proposal.ts';

/** `undefined` for what has no page. */
export function documentationFor(catalog: Catalog, by: DocumentedBy): string | undefined {
  switch (by.page) {
    case 'resource': {
      const table = catalog.table(by.name.split('.'));
      return table && resourceSummary(table);
    }
    case 'column': {
      const table = catalog.table(by.table.split('.'));
      const column = table?.columns.find(({ name }) => name === by.column);
      const input = table?.inputs.find(({ name }) => name === by.column);
      if (table === undefined) {
        return undefined;
      }
      return column === undefined
        ? input && inputDocumentation(input, table)
        : columnDocumentation(column, table);
    }
    case 'method': {
      const table = catalog.table(by.table.split('.'));
      const method = table?.methods.find(({ name }) => name === by.method);
      return table && method && methodDocumentation(method, table);
    }
    case 'function': {
      const described = functionNamed(by.name);
      return described && functionMarkdown(described);
    }
    case 'keyword':
      return keywordDocumentation(by.word);
    case 'text':
      return by.text;
  }
}

/** The data of an item come back from a client, and so are read as unknown. */
export function readDocumentedBy(data: unknown): DocumentedBy | undefined {
  if (typeof data !== 'object' || data === null || !('page' in data)) {
    return undefined;
  }
  const { page, name, table, column, method, word, text } = data as Readonly<
    Record<string, unknown>
  >;
  if ((page === 'resource' || page === 'function') && typeof name === 'string') {
    return { page, name };
  }
  if (page === 'column' && typeof table === 'string' && typeof column === 'string') {
    return { page, table, column };
  }
  if (page === 'method' && typeof table === 'string' && typeof method === 'string') {
    return { page, table, method };
  }
  if (page === 'text' && typeof text === 'string') {
    return { page, text };
  }
  return page === 'keyword' && typeof word === 'string' ? { page, word } : undefined;
}
