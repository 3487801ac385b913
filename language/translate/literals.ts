/** Literals, parameters and templates. */
import type { Literal } from '../syntax/index.ts';
import { stringValue } from '../syntax/index.ts';
import { sqliteNow } from './dates.ts';
import { stringContent } from './quoting.ts';
import type { Writer } from './writer.ts';

export function writeLiteral(writer: Writer, node: Literal): string {
  const { value } = node;
  switch (node.type) {
    case 'string':
      return stringWithTemplates(writer, node);
    case 'number':
      return numberText(value);
    case 'blob':
      return blobText(writer, value.replace(/^x'|'$/gi, ''));
    case 'null':
      return 'NULL';
    case 'boolean':
      return value.toUpperCase();
    case 'time':
      return sqliteNow(writer, value);
  }
}

/** `.5` and `1.` lack a digit that some engines want; hexadecimal digits are those of 64 bits with a sign. */
function numberText(value: string): string {
  const digits = value.replaceAll('_', '');
  if (/^0x[\da-f]+$/i.test(digits)) return String(BigInt.asIntN(64, BigInt(digits)));
  return digits.replace(/^\./, '0.').replace(/\.(?=e|$)/i, '.0');
}

/** Templates stay as they are, quotes in them included. */
function stringWithTemplates({ dialect, bound }: Writer, node: Literal): string {
  if (node.templates.length === 0) return `'${stringContent(dialect, node.value)}'`;
  const { text } = bound.statement;
  let content = '';
  let offset = node.span.start + 1;
  for (const { start, end } of node.templates) {
    content += between(text.slice(offset, start)) + text.slice(start, end);
    offset = end;
  }
  return `'${content}${between(text.slice(offset, node.span.end - 1))}'`;

  function between(part: string): string {
    return stringContent(dialect, stringValue(`'${part}'`));
  }
}

function blobText({ dialect }: Writer, hexadecimal: string): string {
  switch (dialect.family) {
    case 'postgresql':
      return `decode('${hexadecimal}', 'hex')`;
    case 'bigquery':
      return `FROM_HEX('${hexadecimal}')`;
    case 'redshift':
      return `FROM_HEX('${hexadecimal}')`;
    case 'trino':
    case 'snowflake':
      return `X'${hexadecimal.toUpperCase()}'`;
  }
}
