/**
 * How random statements are put together. Parts are joined by gaps, and the finished text has white
 * space, comments or nothing in each, so that spaces inside strings stay as they are.
 */
import fc from 'fast-check';

export type Text = fc.Arbitrary<string>;

const gap = '\u0001';

function arbitrary(part: string | Text): Text {
  return typeof part === 'string' ? fc.constant(part) : part;
}

/** The parts after one another. Empty ones leave no trace. */
export function sequence(...parts: readonly (string | Text)[]): Text {
  return fc.tuple(...parts.map(arbitrary)).map((texts) => joined(texts));
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(gap);
}

/** The parts with nothing between them. */
export function glued(...parts: readonly (string | Text)[]): Text {
  return fc.tuple(...parts.map(arbitrary)).map((texts) => texts.join(''));
}

/** The part or nothing, nothing more often. */
export function optional(part: string | Text): Text {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: arbitrary(part) },
  );
}

/** One of the parts; the first is the simplest. */
export function choice(...parts: readonly (string | Text)[]): Text {
  return fc.oneof(...parts.map(arbitrary));
}

/** Parts with commas between them. */
export function list(part: Text, minLength: number, maxLength: number): Text {
  return fc.array(part, { minLength, maxLength }).map((texts) => texts.join(`${gap},${gap}`));
}

export function repeated(part: Text, maxLength: number): Text {
  return repeatedWithin(part, 0, maxLength);
}

export function repeatedWithin(part: Text, minLength: number, maxLength: number): Text {
  return fc.array(part, { minLength, maxLength }).map(joined);
}

export function parenthesised(...parts: readonly (string | Text)[]): Text {
  return sequence('(', ...parts, ')');
}

/** A function's name and its arguments, with nothing between name and parenthesis. */
export function called(name: string | Text, ...parts: readonly (string | Text)[]): Text {
  return glued(name, parenthesised(...parts));
}

/** What may stand in a gap. A line that could start with a verb is indented. */
const plainGaps = [' ', ' ', ' ', '  ', '\n  ', '\t', ' /* c */ ', ' -- c\n  ', '\r\n  '];
const iqlGaps = [...plainGaps, ' # c\n  ', ' // c\n  ', ' {# c #} ', '\n\n  '];

/** The text as a person might have spaced it, in the way of SQLite or of the whole dialect. */
export function spaced(text: Text, dialect: 'sqlite' | 'iql'): Text {
  const gaps = fc.constantFrom(...(dialect === 'sqlite' ? plainGaps : iqlGaps));
  const choices = fc.oneof(
    { weight: 3, arbitrary: fc.constant<readonly string[]>([' ']) },
    { weight: 1, arbitrary: fc.array(gaps, { minLength: 1, maxLength: 6 }) },
  );
  return fc
    .tuple(text, choices, fc.boolean())
    .map(([parts, chosen, lower]) => filled(parts.split(gap), chosen, lower));
}

function filled(parts: readonly string[], gaps: readonly string[], lower: boolean): string {
  let text = '';
  parts.forEach((part, index) => {
    const written = lower && /^[A-Z]+$/.test(part) ? part.toLowerCase() : part;
    const isTight = text === '' || text.endsWith('(') || part === ')' || part === ',';
    text += (isTight ? '' : (gaps[index % gaps.length] ?? ' ')) + written;
  });
  return text;
}
