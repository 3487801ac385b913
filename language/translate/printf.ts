/** `printf` with a format of plain `%s` and `%d`: its parts joined. */
import type { FunctionCall } from '../syntax/index.ts';
import { stringText } from './quoting.ts';
import { valueType } from './value-types.ts';
import type { Writer } from './writer.ts';

export function writePrintf(writer: Writer, call: FunctionCall): string {
  const [format, ...values] = call.arguments;
  if (format?.kind !== 'literal' || format.templates.length > 0) {
    return writer.refuse(`\`${call.name.text}\` whose format is no text`, call.span);
  }
  const other = /%(?![sd%])[^a-zA-Z]*[a-zA-Z]?/.exec(format.value.replaceAll('%%', ''));
  if (other !== null) {
    return writer.refuse(`\`${other[0]}\` of \`${call.name.text}\``, format.span, 'use %s or %d');
  }
  let next = 0;
  const parts = format.value
    .split(/(%[sd%])/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '%%') return stringText(writer.dialect, '%');
      if (part !== '%s' && part !== '%d') return stringText(writer.dialect, part);
      const value = values[next];
      next += 1;
      if (value === undefined) return "''";
      const text =
        valueType(writer, value) === 'string'
          ? writer.write(value)
          : `CAST(${writer.write(value)} AS ${writer.dialect.types.text})`;
      if (value.kind === 'literal') {
        return stringText(writer.dialect, value.type === 'null' ? '' : value.value);
      }
      return `coalesce(${text}, '')`;
    });
  return parts.length === 0 ? "''" : `(${parts.join(' || ')})`;
}
