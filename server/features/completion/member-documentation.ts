/** The page of a member of a nested type, as a list of JSON path steps shows it. */
import type { Property } from '../../../catalog/index.ts';
import { code, paragraphs, plain } from '../documentation/markdown.ts';

export function memberDocumentation({
  name,
  type,
  required,
  writeOnly,
  documentation,
  enumeration,
}: Property): string {
  const facts = [
    ...(required ? ['required'] : []),
    ...(writeOnly ? ['write-only: never returned'] : []),
  ];
  return paragraphs(
    [`**${plain(name)}** ${code(type)}`, ...facts].join(' · '),
    plain(documentation),
    enumeration === undefined ? '' : `One of ${enumeration.map(code).join(', ')}`,
  );
}
