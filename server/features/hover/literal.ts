/** What a literal says: which property or param it is a value of, and what it is by itself. */
import { jsonPathsIn, sourceOf } from '../../../language/semantics/index.ts';
import type { Literal, SyntaxNode } from '../../../language/syntax/index.ts';
import { arnDocumentation } from '../documentation/arn.ts';
import { keywordDocumentation } from '../documentation/keyword.ts';
import { membersOfProperty } from '../documentation/member.ts';
import { code, paragraphs, plain } from '../documentation/markdown.ts';
import { quoted } from '../documentation/relation.ts';
import {
  identifierDocumentation,
  patternDocumentation,
  propertyValueDocumentation,
  regionDocumentation,
  typeNameDocumentation,
} from '../documentation/value.ts';
import type { ValuePlace } from '../value-place.ts';
import { partnerAt, valuePlaceOf } from '../value-place.ts';
import type { FeatureHover, HoverRequest } from './request.ts';

export function literalHover(request: HoverRequest, literal: Literal): FeatureHover | undefined {
  const markdown = literalDocumentation(request, literal);
  return markdown === undefined ? undefined : { markdown, span: literal.span };
}

function literalDocumentation(request: HoverRequest, literal: Literal): string | undefined {
  switch (literal.type) {
    case 'string':
      return stringDocumentation(request, literal);
    case 'number':
      return numberDocumentation(request, literal);
    case 'blob':
      return blobDocumentation(literal.value);
    case 'null':
    case 'boolean':
    case 'time':
      return keywordDocumentation(literal.value);
  }
}

function stringDocumentation(request: HoverRequest, literal: Literal): string | undefined {
  const { bound, path } = request;
  const place = valuePlaceOf(bound, path);
  const pattern = path.at(-2);
  const described =
    pattern?.kind === 'pattern' && pattern.pattern === literal
      ? patternDocumentation(literal.value, pattern.operator)
      : pattern?.kind === 'show' && pattern.like === literal
        ? patternDocumentation(literal.value, 'LIKE')
        : undefined;
  const page =
    (place && valueDocumentation(request, place, literal.value)) ??
    memberValueDocumentation(request, literal.value) ??
    regionDocumentation(literal.value) ??
    arnDocumentation(literal.value);
  return described === undefined ? page : paragraphs(described, page ?? '');
}

/** A value of the column or param that it is compared with or given to. */
function valueDocumentation(
  { language: { catalog } }: HoverRequest,
  { relation, column, input, how }: ValuePlace,
  text: string,
): string | undefined {
  if (input?.meaning === 'identifier') {
    return relation.table && identifierDocumentation(text, relation.table);
  }
  if (input?.meaning === 'typeName' || column?.name === 'TypeName') {
    return typeNameDocumentation(catalog, text);
  }
  if (input !== undefined) {
    return `Value of the param **${plain(input.name)}**. ${plain(input.documentation)}`;
  }
  const property = column?.column?.property;
  if (column === undefined || property === undefined) {
    return undefined;
  }
  const source = sourceOf(column, relation);
  return paragraphs(
    propertyValueDocumentation(text, property, source, how === 'matched'),
    how === 'given' ? membersOfProperty(catalog, property, source) : '',
  );
}

/** A value that is compared with what a JSON path finds. */
function memberValueDocumentation(
  { language, bound, path }: HoverRequest,
  text: string,
): string | undefined {
  const partner = partnerAt(path);
  const found = jsonPathsIn(bound, language.catalog).find(
    ({ literal }) =>
      (partner?.kind === 'binary' && partner.right === literal) ||
      (partner?.kind === 'call' && partner.arguments[1] === literal),
  );
  const property = found?.result?.property;
  return (
    property &&
    propertyValueDocumentation(text, property, undefined, path.at(-2)?.kind === 'pattern')
  );
}

function numberDocumentation({ bound, path }: HoverRequest, literal: Literal): string | undefined {
  const parent = path.at(-2);
  const number = Number(literal.value);
  switch (parent?.kind) {
    case 'sleep':
      return `Waits ${duration(number)}`;
    case 'query':
    case 'update':
    case 'delete':
      return parent.limit === literal
        ? keywordDocumentation('LIMIT')
        : parent.offset === literal
          ? keywordDocumentation('OFFSET')
          : undefined;
    case 'select':
      return parent.groupBy.includes(literal)
        ? ordinal(bound.statement.text, parent, number)
        : undefined;
    case 'orderingTerm': {
      const body = path.at(-3);
      const core = body?.kind === 'query' && body.body.kind === 'select' ? body.body : undefined;
      return core && ordinal(bound.statement.text, core, number);
    }
    default:
      return placedNumber(bound, path, literal.value);
  }
}

function placedNumber(
  bound: HoverRequest['bound'],
  path: readonly SyntaxNode[],
  text: string,
): string | undefined {
  const place = valuePlaceOf(bound, path);
  const property = place?.column?.column?.property;
  return place === undefined || property === undefined || place.column === undefined
    ? undefined
    : propertyValueDocumentation(text, property, sourceOf(place.column, place.relation), false);
}

/** `ORDER BY 2`: the second item of the select list. */
function ordinal(
  text: string,
  { columns }: Extract<SyntaxNode, { kind: 'select' }>,
  position: number,
): string | undefined {
  const column = columns[position - 1];
  return column?.expression.kind === 'star' || column === undefined
    ? undefined
    : paragraphs(
        `Item ${position} of the select list`,
        quoted(text.slice(column.span.start, column.span.end)),
      );
}

function duration(milliseconds: number): string {
  if (milliseconds < 1000) {
    return `${milliseconds} ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** `x'4869'`: how many bytes, and the text that they are. */
function blobDocumentation(written: string): string {
  const digits = /'([0-9a-f]*)'/i.exec(written)?.[1] ?? '';
  const bytes = (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const isText = bytes.length > 0 && bytes.every((byte) => byte >= 32 && byte < 127);
  const count = bytes.length === 1 ? '1 byte' : `${bytes.length} bytes`;
  return isText ? `${count}: ${code(String.fromCharCode(...bytes))}` : count;
}
