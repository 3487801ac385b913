/** Which values a statement asks for. */
import type { ParsedStatement, Span } from '../syntax/index.ts';
import type { PlaceReading } from './places.ts';
import { placesOf } from './places.ts';

export interface Parameter {
  /** Without its mark: `{{ env }}`, `:env`, `@env` and `$env` are one, `?2` is `2`. */
  readonly name: string;
  /** As the statement writes it first. */
  readonly written: string;
  readonly span: Span;
  /** Whether several values may be given: it stands in the list of an IN. */
  readonly takesList: boolean;
  /** What the template itself says is meant where no value is given. */
  readonly fallback?: string;
}

export type ParameterReading =
  | { readonly kind: 'readable'; readonly parameters: readonly Parameter[] }
  | { readonly kind: 'refused'; readonly message: string; readonly span: Span };

/** Each name once, in the order of the text. */
export function parametersOf(statement: ParsedStatement): ParameterReading {
  const reading = placesOf(statement);
  if (reading.unreadable !== undefined) return refusalOf(reading.unreadable);
  const parameters = new Map<string, Parameter>();
  for (const { kind, holes } of reading.places) {
    for (const { span, written, reference } of holes) {
      const { name, fallback = parameters.get(name)?.fallback } = reference;
      const takesList =
        kind === 'list' || kind === 'items' || parameters.get(name)?.takesList === true;
      parameters.set(name, {
        ...{ name, written, span, ...parameters.get(name), takesList },
        ...(fallback !== undefined && { fallback }),
      });
    }
  }
  return { kind: 'readable', parameters: [...parameters.values()] };
}

export function refusalOf({
  written,
  span,
  why,
}: NonNullable<PlaceReading['unreadable']>): Extract<ParameterReading, { kind: 'refused' }> {
  const [line = ''] = written.split('\n', 1);
  const shown = line === written ? written : `${line}…`;
  return { kind: 'refused', span, message: `\`${shown}\` ${reasons[why]}` };
}

const reasons = {
  expression:
    'is more than a name: only `{{ name }}` and the filters `default`, `lower`, `upper`, `trim`, `sql_list` and `sql_escape` can be filled in',
  block:
    'is a block of a template language, which IQL does not evaluate: write the statement that it should become',
  clause:
    'stands for a part of the statement, and a value cannot be one: write the part, with templates for its values and names',
} as const;
