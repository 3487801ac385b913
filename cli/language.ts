/** Statements of an input with what their names mean. */
import { CatalogError, openCatalog } from '../catalog/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { bind } from '../language/semantics/index.ts';
import type { BoundStatement } from '../language/semantics/index.ts';
import { parseDocument } from '../language/syntax/index.ts';
import type { Span } from '../language/syntax/index.ts';
import type { SqlInput } from './sql-input.ts';
import { InputError } from './sql-input.ts';
import { excerptOf, placeOf } from './source-places.ts';
import type { Place } from './source-places.ts';

export interface InputStatement {
  /** Without white space around it and without its `;`. */
  readonly text: string;
  readonly bound: BoundStatement;
  /** Where the statement's offset stands in the input. */
  readonly placeOf: (offset: number) => Place;
  /** The input's line at a span of the statement, underlined. */
  readonly excerptOf: (span: Span) => string;
}

export function openGeneratedCatalog(directory: string): Catalog {
  try {
    return openCatalog(directory);
  } catch (error) {
    if (error instanceof CatalogError) {
      throw new InputError(error.message, { cause: error });
    }
    throw error;
  }
}

/** Empty statements, such as a comment at the end, are left out. */
export function statementsOf(input: SqlInput, catalog: Catalog): readonly InputStatement[] {
  return parseDocument(input.text)
    .statements.filter(({ statement }) => statement.root.kind !== 'empty')
    .map(({ start, statement }) => ({
      text: statement.text.slice(statement.root.span.start, statement.root.span.end),
      bound: bind(statement, catalog),
      placeOf: (offset) => placeOf(input.text, start + offset),
      excerptOf: (span) => excerptOf(input.text, start + span.start, start + span.end),
    }));
}
