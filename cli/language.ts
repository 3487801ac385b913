/** Statements of an input with what their names mean. */
import { CatalogError, openCatalog } from '../catalog/index.ts';
import type { Catalog } from '../catalog/index.ts';
import { createBinder, fixedViews, viewsOf } from '../language/semantics/index.ts';
import type { BoundStatement } from '../language/semantics/index.ts';
import { parseDocument } from '../language/syntax/index.ts';
import type { ParsedStatement, PlacedStatement, Span } from '../language/syntax/index.ts';
import { partsOf } from './notebook-input.ts';
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

/** What the inputs of one command mean together: each may read the views that any of them defines. */
export interface InputLanguage {
  readonly bind: (statement: ParsedStatement) => BoundStatement;
  /** The same, knowing what the catalog has learned by now. */
  readonly newBinder: () => InputLanguage['bind'];
  /** Of one of the inputs. Empty statements, such as a comment at the end, are left out. */
  readonly statementsOf: (input: SqlInput) => readonly InputStatement[];
}

/** Of views of one name, the first counts, in the order of the inputs. */
export function languageOf(inputs: readonly SqlInput[], catalog: Catalog): InputLanguage {
  const parsed = new Map(inputs.map((input) => [input, parsedParts(input)]));
  const views = fixedViews(
    [...parsed].flatMap(([{ name, text }, statements]) =>
      viewsOf({ text, statements }).map((view) => ({ ...view, uri: name })),
    ),
  );
  const newBinder = (): InputLanguage['bind'] => createBinder(catalog, () => views);
  const bind = newBinder();
  return {
    bind,
    newBinder,
    statementsOf: (input) => statementsIn(input, parsed.get(input) ?? parsedParts(input), bind),
  };
}

/** Placed in the input. */
function parsedParts(input: SqlInput): readonly PlacedStatement[] {
  return partsOf(input).flatMap((part) =>
    parseDocument(part.text).statements.map((placed) => ({
      ...placed,
      start: part.start + placed.start,
    })),
  );
}

function statementsIn(
  { text }: SqlInput,
  statements: readonly PlacedStatement[],
  bind: InputLanguage['bind'],
): readonly InputStatement[] {
  return statements
    .filter(({ statement }) => statement.root.kind !== 'empty')
    .map(({ start, statement }) => ({
      text: statement.text.slice(statement.root.span.start, statement.root.span.end),
      bound: bind(statement),
      placeOf: (offset) => placeOf(text, start + offset),
      excerptOf: (span) => excerptOf(text, start + span.start, start + span.end),
    }));
}
