/**
 * A statement with values in the place of its templates and parameters.
 *
 * Values are written as literals and names, and then the text is read again: a statement whose tree has
 * any other shape than the one with holes is refused. So no value can change what a statement does.
 */
import type { ParsedStatement, Span } from '../syntax/index.ts';
import { nameValue, parseStatement, stringValue } from '../syntax/index.ts';
import { refusalOf } from './parameters-of.ts';
import type { Hole, Place } from './places.ts';
import { placesOf } from './places.ts';
import { hasSameShape } from './same-shape.ts';
import type { Edit } from './text-edits.ts';
import { applyEdits, writtenSpan } from './text-edits.ts';
import type { GivenValue } from './values.ts';
import { typed } from './values.ts';
import type { Written } from './write-value.ts';
import { writeName, writeText, writeValue } from './write-value.ts';

export interface FilledStatement {
  readonly kind: 'filled';
  /** The same object as was given where there was nothing to fill. */
  readonly statement: ParsedStatement;
  /** Where a span of the filled statement stands in the one that was written. */
  readonly writtenSpan: (span: Span) => Span;
}

export interface RefusedParameter {
  readonly kind: 'refused';
  readonly message: string;
  readonly span: Span;
  /** The name, where what is wrong is that it has no value. */
  readonly missing?: string;
}

export type FillResult = FilledStatement | RefusedParameter;

/** A statement that is broken anyway stays as it is: planning says what is wrong with it. */
export function fillParameters(
  statement: ParsedStatement,
  valueOf: (name: string) => GivenValue | undefined,
): FillResult {
  const { places, unreadable } = placesOf(statement);
  if (unreadable !== undefined) return refusalOf(unreadable);
  if (places.length === 0 || statement.problems.length > 0) {
    return { kind: 'filled', statement, writtenSpan: (span) => span };
  }
  const edits: Edit[] = [];
  for (const place of places) {
    const given: GivenValue[] = [];
    for (const hole of place.holes) {
      const value = valueFor(hole, valueOf);
      if (value === undefined) return missing(hole);
      given.push(value);
    }
    const result = write(statement.text, place, given);
    const [hole] = place.holes;
    if (result.kind === 'unfit') return unfit(hole, result.why);
    edits.push({ span: place.node.span, text: result.text });
  }
  const { text, placed } = applyEdits(statement.text, edits);
  const filled = parseStatement(text);
  if (!hasSameShape(statement, filled, new Map(places.map(({ node }, at) => [node, placed[at]])))) {
    return unfit(
      places[0]?.holes[0],
      'cannot be filled in where it stands: only a value or a name can be, and here it would change the statement',
    );
  }
  return { kind: 'filled', statement: filled, writtenSpan: (span) => writtenSpan(span, placed) };
}

function valueFor(
  { reference: { name, fallback } }: Hole,
  valueOf: (name: string) => GivenValue | undefined,
): GivenValue | undefined {
  return valueOf(name) ?? (fallback === undefined ? undefined : typed(fallback));
}

function write(text: string, place: Place, given: readonly GivenValue[]): Written {
  const { node, kind, holes } = place;
  const [hole] = holes;
  const [value] = given;
  switch (kind) {
    case 'text':
      return writeText(partsBetween(text, place, stringValue), holes, given);
    case 'name':
    case 'dottedName': {
      const isQuoted = node.kind === 'name' && node.quoted;
      const parts = partsBetween(text, place, isQuoted ? nameValue : (part) => part.slice(1, -1));
      return writeName(parts, holes, given, kind === 'dottedName' ? 'divide' : 'belong');
    }
    case 'value':
    case 'list':
    case 'items':
      return hole === undefined || value === undefined
        ? { kind: 'unfit', why: 'has no value' }
        : writeValue(place, hole, value);
  }
}

/** What stands between the holes, as `read` reads it in the quotes of the whole. */
function partsBetween(
  text: string,
  { node: { span }, holes }: Place,
  read: (quoted: string) => string,
): readonly string[] {
  const first = text.charAt(span.start);
  const isQuoted = /['"`[]/.test(first);
  const open = isQuoted ? first : ' ';
  const close = open === '[' ? ']' : open;
  const margin = isQuoted ? 1 : 0;
  let from = span.start + margin;
  return [...holes.map((hole) => hole.span), { start: span.end - margin, end: span.end }].map(
    ({ start, end }) => {
      const part = read(open + text.slice(from, start) + close);
      from = end;
      return part;
    },
  );
}

function missing({ span, written, reference: { name } }: Hole): RefusedParameter {
  const message = `\`${written}\` has no value: give \`${name}\` one in a file \`.iqlvars\`, or write it in its place`;
  return { kind: 'refused', message, span, missing: name };
}

function unfit(hole: Hole | undefined, why: string): RefusedParameter {
  const { written = 'the template', span = { start: 0, end: 0 } } = hole ?? {};
  return { kind: 'refused', message: `\`${written}\` ${why}`, span };
}
