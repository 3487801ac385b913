/** Names as a statement may hold them. */
import { keywordNamed } from '../../language/syntax/index.ts';

/** The name, in quotes where it could not be read as one without. */
export function writtenName(name: string): string {
  const isPlain = /^[A-Za-z_][\w$]*$/.test(name) && keywordNamed(name)?.reserved !== true;
  return isPlain ? name : quotedName(name);
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** `alias.name`, or the name alone where there is no alias. */
export function qualified(alias: string | undefined, name: string): string {
  return alias === undefined || alias === ''
    ? writtenName(name)
    : `${writtenName(alias)}.${writtenName(name)}`;
}

/** `name`, with the first number behind it that makes it none of `taken`, which are in lower case. */
export function freshName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  let number = 2;
  while (taken.has(`${name}${number}`.toLowerCase())) number += 1;
  return `${name}${number}`;
}
