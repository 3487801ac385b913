/** References to columns, in the other engine's spelling. */
import type { ColumnExpression, Name, ResultColumn, SyntaxNode } from '../syntax/index.ts';
import { inputValue } from './inputs.ts';
import { nameText } from './quoting.ts';
import { tableFunctionColumn } from './table-functions.ts';
import type { Writer } from './writer.ts';
import { spliced } from './writer.ts';

export function writeColumn(writer: Writer, node: ColumnExpression): string {
  const text = columnText(writer, node);
  if (!writer.loose.has(node)) return text;
  writer.note(
    `\`${node.name.parts.at(-1)?.text ?? ''}\` is neither grouped nor aggregated: SQLite gives it from some row of the group (beside \`min\` or \`max\`, from their row), and so any value is taken.`,
  );
  return writer.dialect.target === 'athena' ? `arbitrary(${text})` : `any_value(${text})`;
}

function columnText(writer: Writer, node: ColumnExpression): string {
  const alias = writer.aliasOf.get(node);
  if (alias !== undefined) return `(${writer.write(alias.result.expression)})`;
  const reference = writer.referenceOf.get(node);
  if (reference?.input !== undefined) return inputValue(writer, reference);
  if (reference?.relation.kind === 'function') return tableFunctionColumn(writer, reference);
  if (reference?.relation.kind !== 'resource') return writtenName(writer, node.name.parts);
  const last = node.name.parts.at(-1);
  const name = nameText(writer.dialect, reference.column?.name ?? last?.text ?? '', false);
  return node.name.parts.length > 1
    ? `${nameText(writer.dialect, reference.relation.alias, false)}.${name}`
    : name;
}

/** An alias where the engine lets one stand: as a whole term of ORDER BY. */
export function writeAlias(writer: Writer, node: ColumnExpression): string {
  return writtenName(writer, node.name.parts);
}

export function writtenName({ dialect }: Writer, parts: readonly Name[]): string {
  return parts
    .map((part) => (part.template ? part.text : nameText(dialect, part.text, part.quoted)))
    .join('.');
}

/** A column that is written as something else keeps its name. */
export function writeResultColumn(writer: Writer, node: ResultColumn): string {
  const { expression, alias } = node;
  const text = writer.write(expression);
  const label = writer.labels.get(node);
  if (label !== undefined) return `${text} AS ${label}`;
  if (alias !== undefined) {
    return spliced(writer, node.span, [
      { span: expression.span, text },
      { span: alias.span, text: nameText(writer.dialect, alias.text, alias.quoted) },
    ]);
  }
  return keepsName(writer, expression, text)
    ? text
    : `${text} AS ${nameText(writer.dialect, nameOf(expression), false)}`;
}

function keepsName(writer: Writer, expression: SyntaxNode, text: string): boolean {
  if (expression.kind !== 'column') return true;
  const { relation, input } = writer.referenceOf.get(expression) ?? {};
  const isRewritten =
    input !== undefined || relation?.kind === 'function' || writer.loose.has(expression);
  return !isRewritten || text.split('.').at(-1) === nameOf(expression);
}

function nameOf(expression: SyntaxNode): string {
  return expression.kind === 'column' ? (expression.name.parts.at(-1)?.text ?? '') : '';
}
