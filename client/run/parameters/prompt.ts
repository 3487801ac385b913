/** What the box for a value says. */
import type { Question } from './collect-values.ts';

export function promptFor({ isSecret, takesList }: Question): string {
  const how = takesList
    ? "Several values stand between commas; 'in quotes' is one text."
    : "A number is a number, anything else a text; 'in quotes' is always a text.";
  return isSecret ? `${how} It is not remembered.` : how;
}
