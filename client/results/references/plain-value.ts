/** Texts of results on their way into a statement. */
import { keywordNamed } from '../../../language/syntax/index.ts';

/**
 * Whether a literal or a name can hold the text as nothing but itself. The dialect reads backslashes
 * as escapes and `{{` as a template, in literals too; what cannot be seen shall not be run.
 */
export function isPlain(value: string): boolean {
  return !/[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\{[{%]|<<</u.test(value);
}

/** The name, in quotes where it could not be read as one without. */
export function quotedAsNeeded(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && keywordNamed(name)?.reserved !== true
    ? name
    : `"${name.replaceAll('"', '""')}"`;
}
