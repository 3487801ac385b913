/** Values that a document already compares with a column or writes to it. */
import type { BoundStatement } from '../../../language/semantics/index.ts';
import { sourceOf } from '../../../language/semantics/index.ts';
import type { ParsedStatement, Span } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import type { MeantColumn } from '../value-place.ts';
import { placedLiterals } from '../value-place.ts';
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
  const found = literalsReadIn(language, statement) ?? find(language.bind(statement));
  known.set(language.keyOf(statement), found);
  return found;
}

/** The same, of a statement that was read before. */
export function literalsReadIn(
  language: LanguageContext,
  statement: ParsedStatement,
): readonly UsedLiteral[] | undefined {
  return known.get(language.keyOf(statement));
}

function find(bound: BoundStatement): readonly UsedLiteral[] {
  return placedLiterals(bound).flatMap(({ literal: { value, span }, place }) => {
    const owner = place.how === 'matched' ? undefined : ownerOf(place);
    return owner === undefined || !/^[^\n\r]+$/.test(value) || value.length > longest
      ? []
      : [{ key: keyOf(owner), value, span }];
  });
}

function ownerOf({ relation, column, input }: MeantColumn): ValueOwner | undefined {
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
