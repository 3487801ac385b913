/**
 * The pages of resources, which a client shows as read-only documents: their addresses, and the
 * request by which a client asks for their text.
 */
import type { Check } from './validate.ts';
import { isShape, isText } from './validate.ts';

/** `iql-docs:/aws.s3.buckets.md`. */
export const documentationScheme = 'iql-docs';

/** Takes `DocumentationParameters`, gives a `DocumentationPage`, or `null` for a page that is none. */
export const documentationRequest = 'iql/documentation';

export interface DocumentationParameters {
  readonly uri: string;
}

export interface DocumentationPage {
  readonly markdown: string;
}

/** The address of the page of a table, by its canonical name. */
export function documentationUri(table: string): string {
  return `${documentationScheme}:/${table}.md`;
}

/** The name of the table whose page has this address; `undefined` for any other address. */
export function documentedTable(uri: string): string | undefined {
  return /^iql-docs:\/+([\w.]+)\.md$/.exec(uri)?.[1];
}

export const isDocumentationParameters: Check<DocumentationParameters> =
  isShape<DocumentationParameters>({ uri: isText });
