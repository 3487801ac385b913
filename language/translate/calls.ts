/** Function calls: scalar ones by their forms, aggregates with FILTER, and windows. */
import { functionNamed } from '../semantics/index.ts';
import type { Expression, FunctionCall, Literal } from '../syntax/index.ts';
import { writeDateCall } from './dates.ts';
import { functionForms } from './function-forms.ts';
import { asNumber, isJsonExtract, writeJsonAccess } from './json.ts';
import { condition, isTextForNumber, truthAsNumber } from './operators.ts';
import { globText, likeText, regexpText } from './patterns.ts';
import { stringText } from './quoting.ts';
import { writePrintf } from './printf.ts';
import { valueType } from './value-types.ts';
import { writeOver } from './windows.ts';
import type { Writer } from './writer.ts';
import { operand, unwrapped } from './writer.ts';

export function writeCall(writer: Writer, call: FunctionCall): string {
  if (isJsonExtract(call)) return writeJsonAccess(writer, call);
  return (
    writeDateCall(writer, call) ??
    writeSpecial(writer, call) ??
    writeForm(writer, call) ??
    noCounterpart(writer, call)
  );
}

/** FILTER and OVER, which stand behind the aggregate itself, whatever is around that. */
function suffixOf(writer: Writer, call: FunctionCall): string {
  const filter =
    call.filter !== undefined && writer.dialect.has.filter
      ? ` FILTER (WHERE ${condition(writer, call.filter)})`
      : '';
  return call.over === undefined ? filter : `${filter} OVER ${writeOver(writer, call.over)}`;
}

function noCounterpart(writer: Writer, call: FunctionCall): string {
  const name = call.name.text;
  return functionNamed(name) === undefined
    ? writer.refuse(`\`${name}\`, which is no function of SQLite,`, call.name.span)
    : writer.refuse(`\`${name}\``, call.name.span);
}

function writeForm(writer: Writer, call: FunctionCall): string | undefined {
  const name = call.name.text.toLowerCase();
  const count = call.arguments.length;
  const forms =
    functionForms[`${name}/${count}`] ??
    functionForms[name] ??
    (count > 1 ? functionForms[`${name}/n`] : undefined);
  const form = typeof forms === 'string' ? forms : forms?.[writer.dialect.family];
  if (form === undefined) return undefined;
  if (form.startsWith('greatest') || form.startsWith('least')) noteOnNulls(writer, name);
  if (/^(?:iif|if)$/.test(name)) return writeChoice(writer, call);
  const texts = call.arguments.map((argument) => argumentText(writer, call, argument));
  const distinct = call.distinct ? 'DISTINCT ' : '';
  const suffix = suffixOf(writer, call);
  const placed = form.includes('$over') ? form : `${form}$over`;
  return placed.replace(/\$(\*|\d|over)/g, (_, which: string) => {
    if (which === 'over') return suffix;
    if (which === '*') return distinct + (texts.join(', ') || (name === 'count' ? '*' : ''));
    return (which === '1' ? distinct : '') + (texts[Number(which) - 1] ?? 'NULL');
  });
}

function noteOnNulls(writer: Writer, name: string): void {
  if (['postgresql', 'redshift'].includes(writer.dialect.family)) {
    writer.note(
      `\`${name}\` of several values is NULL in SQLite where one of them is; the other engine passes NULL over.`,
    );
  }
}

/** `iif(a, b, c)`, also with more pairs and without the last. */
function writeChoice(writer: Writer, call: FunctionCall): string {
  const values = call.arguments;
  let text = 'CASE';
  for (let at = 0; at + 1 < values.length; at += 2) {
    const [when, then] = [values[at], values[at + 1]];
    if (when !== undefined && then !== undefined) {
      text += ` WHEN ${condition(writer, when)} THEN ${writer.write(then)}`;
    }
  }
  const last = values.length % 2 === 1 ? values.at(-1) : undefined;
  return `${text}${last === undefined ? '' : ` ELSE ${writer.write(last)}`} END`;
}

function argumentText(writer: Writer, call: FunctionCall, argument: Expression): string {
  const name = call.name.text.toLowerCase();
  const isSum = ['sum', 'total', 'avg'].includes(name);
  const type = valueType(writer, argument);
  let text = argument.kind === 'star' ? '*' : writer.write(argument);
  if (isSum && type === 'boolean') text = truthAsNumber(writer, text);
  if (isSum && isTextForNumber(writer, argument)) text = asNumber(writer, argument);
  return filteredText(writer, call, text);
}

/** Where there is no FILTER, a row that it leaves out counts as NULL, which every aggregate passes over. */
function filteredText(writer: Writer, call: FunctionCall, text: string): string {
  if (call.filter === undefined || writer.dialect.has.filter) return text;
  return `CASE WHEN ${condition(writer, call.filter)} THEN ${text === '*' ? '1' : text} END`;
}

function writeSpecial(writer: Writer, call: FunctionCall): string | undefined {
  const [first, second, third] = call.arguments;
  switch (call.name.text.toLowerCase()) {
    case 'count':
      return first === undefined && call.filter !== undefined && !writer.dialect.has.filter
        ? `count(${filteredText(writer, call, '*')})${suffixOf(writer, call)}`
        : undefined;
    case 'group_concat':
    case 'string_agg':
      return first && writeConcatenation(writer, call, first, second);
    case 'like':
      return first && second && likeText(writer, second, first, third, '');
    case 'glob':
      return first && second && globText(writer, second, first, '');
    case 'regexp_like':
      return first && second && matches(writer, first, second);
    case 'regexp':
      return first && second && matches(writer, second, first);
    case 'regexp_substr':
      return first && second && writer.dialect.family === 'bigquery'
        ? firstMatch(writer, first, second)
        : undefined;
    case 'regexp_replace':
      return first && second && third && writeReplacement(writer, first, second, third);
    case 'split_part':
      return first && second && third && writeSplitPart(writer, call, first, second, third);
    case 'substr':
    case 'substring':
      return first && second && writeFromEnd(writer, first, second, third);
    case 'printf':
    case 'format':
      return writePrintf(writer, call);
    case 'json':
    case 'string':
      return first && isJsonText(first) ? writer.write(first) : undefined;
    default:
      return undefined;
  }
}

/** A start counted from the end, which PostgreSQL and Redshift do not know. */
function writeFromEnd(
  writer: Writer,
  text: Expression,
  start: Expression,
  length: Expression | undefined,
): string | undefined {
  const { family } = writer.dialect;
  const fromEnd = start.kind === 'unary' && start.operator === '-';
  if (!fromEnd || (family !== 'postgresql' && family !== 'redshift')) return undefined;
  return length === undefined
    ? `right(${writer.write(text)}, ${writer.write(start.operand)})`
    : writer.refuse('`substr` with a length from a start behind the end', start.span, 'use right');
}

/** StackQL's wrapper of a JSON literal. */
function isJsonText(expression: Expression): expression is Literal {
  return expression.kind === 'literal' && expression.type === 'string';
}

function matches(writer: Writer, text: Expression, pattern: Expression): string {
  const match = regexpText(writer, operand(writer, text), writer.write(pattern));
  return /^\w+\(.*\)$/s.test(match) ? match : `(${match})`;
}

/** BigQuery gives a pattern's group where it has one; SQLite's gives the whole match. */
function firstMatch(writer: Writer, text: Expression, pattern: Expression): string {
  const literal = unwrapped(pattern);
  if (literal.kind === 'literal' && !/(?<!\\)\((?!\?)/.test(literal.value)) {
    return `REGEXP_EXTRACT(${writer.write(text)}, ${writer.write(pattern)})`;
  }
  return `REGEXP_EXTRACT(${writer.write(text)}, CONCAT('(', ${writer.write(pattern)}, ')'))`;
}

/** Groups are `$1` in Trino and Redshift, `\1` elsewhere. */
function writeReplacement(
  writer: Writer,
  text: Expression,
  pattern: Expression,
  replacement: Expression,
): string {
  const { dialect } = writer;
  const literal = unwrapped(replacement);
  const byDollar = dialect.family === 'trino' || dialect.family === 'redshift';
  const written =
    literal.kind === 'literal' && literal.templates.length === 0
      ? stringText(dialect, literal.value.replace(/[\\$](\d)/g, byDollar ? '$$$1' : '\\$1'))
      : writer.write(replacement);
  const all = dialect.family === 'postgresql' ? ", 'g'" : '';
  return `regexp_replace(${writer.write(text)}, ${writer.write(pattern)}, ${written}${all})`;
}

function writeSplitPart(
  writer: Writer,
  call: FunctionCall,
  text: Expression,
  separator: Expression,
  part: Expression,
): string {
  const { family } = writer.dialect;
  const [value, between, place] = [text, separator, part].map((each) => writer.write(each));
  const index = Number(place?.replaceAll(/[()\s]/g, ''));
  if (!Number.isInteger(index) || index === 0) {
    return writer.refuse('`split_part` with a place that is no number', part.span);
  }
  if (family === 'bigquery') {
    const access = index > 0 ? `SAFE_OFFSET(${index - 1})` : `SAFE_OFFSET(${-index - 1})`;
    const parts = `SPLIT(${value ?? ''}, ${between ?? ''})`;
    return `${index > 0 ? parts : `ARRAY_REVERSE(${parts})`}[${access}]`;
  }
  if (family === 'trino') {
    const parts = `split(${value ?? ''}, ${between ?? ''})`;
    return index > 0
      ? `split_part(${value ?? ''}, ${between ?? ''}, ${index})`
      : `element_at(${parts}, ${index})`;
  }
  if (index < 0 && family === 'redshift') {
    return index === -1
      ? `REVERSE(SPLIT_PART(REVERSE(${value ?? ''}), REVERSE(${between ?? ''}), 1))`
      : `REVERSE(SPLIT_PART(REVERSE(${value ?? ''}), REVERSE(${between ?? ''}), ${-index}))`;
  }
  writer.note(
    `\`${call.name.text}\` gives NULL for a part that is not there; the other engine an empty text.`,
  );
  return `split_part(${value ?? ''}, ${between ?? ''}, ${index})`;
}

function writeConcatenation(
  writer: Writer,
  call: FunctionCall,
  value: Expression,
  separator: Expression | undefined,
): string {
  const { family, types } = writer.dialect;
  const isText = valueType(writer, value) === 'string';
  const text = filteredText(writer, call, writer.write(value));
  const item =
    (call.distinct ? 'DISTINCT ' : '') + (isText ? text : `CAST(${text} AS ${types.text})`);
  const between = separator === undefined ? "','" : writer.write(separator);
  const terms = call.orderBy.map((term) => writer.write(term)).join(', ');
  const order = terms === '' ? '' : ` ORDER BY ${terms}`;
  const suffix = suffixOf(writer, call);
  switch (family) {
    case 'trino':
      return `array_join(array_agg(${item}${order})${suffix}, ${between})`;
    case 'postgresql':
      return `string_agg(${item}, ${between}${order})${suffix}`;
    case 'bigquery':
      return `STRING_AGG(${item}, ${between}${order})${suffix}`;
    case 'snowflake':
    case 'redshift':
      return `LISTAGG(${item}, ${between})${order === '' ? '' : ` WITHIN GROUP (${order.trim()})`}${suffix}`;
  }
}
