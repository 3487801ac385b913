/** Random edits of a text, as a person makes them: mostly of a few characters. */
import fc from 'fast-check';
import { arbitraryText } from './text.ts';

export interface Edit {
  /** Where in the text, from 0 to less than 1. */
  readonly place: number;
  readonly removed: number;
  readonly inserted: string;
}

export function arbitraryEdits(maxLength = 4): fc.Arbitrary<readonly Edit[]> {
  return fc.array(arbitraryEdit(), { minLength: 1, maxLength });
}

export function arbitraryEdit(): fc.Arbitrary<Edit> {
  const typed = fc.constantFrom(
    ...`a b c S ( ) , . ; ' " \` { } * / - + # = @ < > \n \\ 1`.split(' '),
    ' ',
  );
  return fc.record({
    place: fc.nat(999_999).map((millionths) => millionths / 1_000_000),
    removed: fc.oneof(fc.constant(0), fc.nat(2), fc.nat(30)),
    inserted: fc.oneof(typed, typed, fc.constant(''), arbitraryText()),
  });
}

export function applyEdit(text: string, { place, removed, inserted }: Edit): string {
  const start = Math.floor(place * (text.length + 1));
  return text.slice(0, start) + inserted + text.slice(start + removed);
}
