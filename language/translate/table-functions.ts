/** `json_each` and `generate_series` in FROM, and the columns that they give. */
import type { BoundRelation, ColumnReference } from '../semantics/index.ts';
import type { Expression, TableFunction } from '../syntax/index.ts';
import { jsonTextAt, typeFound } from './json.ts';
import { nameText } from './quoting.ts';
import { valueType } from './value-types.ts';
import type { Writer } from './writer.ts';
import { unwrapped } from './writer.ts';

export function writeTableFunction(writer: Writer, node: TableFunction): string {
  switch (node.name.text.toLowerCase()) {
    case 'json_each':
      return writeJsonEach(writer, node);
    case 'generate_series':
      return writeSeries(writer, node);
    default:
      return writer.refuse(`\`${node.name.text}\` in FROM`, node.name.span);
  }
}

function writeJsonEach(writer: Writer, node: TableFunction): string {
  const [json, path] = node.arguments;
  if (json === undefined) return writer.refuse('`json_each` without a value', node.span);
  const alias = aliasOf(writer, node);
  const isObject = overObject(writer, node);
  if (!isObject && !['array', 'object'].includes(typeOfSource(writer, node))) {
    writer.note('`json_each` is written for an array: over an object the engine has another form.');
  }
  const text = jsonTextAt(writer, json, path);
  switch (writer.dialect.family) {
    case 'trino': {
      const parsed =
        isNativeJson(writer, json) && !path ? nativeJson(writer, json) : `json_parse(${text})`;
      return isObject
        ? `UNNEST(CAST(${parsed} AS MAP(VARCHAR, JSON))) AS ${alias}(key, value)`
        : `UNNEST(CAST(${parsed} AS ARRAY(JSON)))${usesKey(writer, node) ? ' WITH ORDINALITY' : ''} AS ${alias}(value${usesKey(writer, node) ? ', key' : ''})`;
    }
    case 'postgresql': {
      const parsed =
        isNativeJson(writer, json) && !path ? nativeJson(writer, json) : `CAST(${text} AS JSONB)`;
      if (isObject) return `jsonb_each(${parsed}) AS ${alias}(key, value)`;
      return usesKey(writer, node)
        ? `jsonb_array_elements(${parsed}) WITH ORDINALITY AS ${alias}(value, key)`
        : `jsonb_array_elements(${parsed}) AS ${alias}(value)`;
    }
    case 'snowflake': {
      const parsed =
        isNativeJson(writer, json) && !path ? nativeJson(writer, json) : `PARSE_JSON(${text})`;
      return `LATERAL FLATTEN(INPUT => ${parsed}) AS ${alias}`;
    }
    case 'bigquery':
      if (isObject) {
        return writer.refuse('`json_each` over an object', node.span, 'name its members');
      }
      return `UNNEST(JSON_QUERY_ARRAY(${text})) AS ${alias}${usesKey(writer, node) ? ` WITH OFFSET AS ${keyName(alias)}` : ''}`;
    case 'redshift':
      return writer.refuse(
        '`json_each` over text',
        node.span,
        'unnest a column of type SUPER there',
      );
  }
}

function writeSeries(writer: Writer, node: TableFunction): string {
  const alias = aliasOf(writer, node);
  const bounds = node.arguments.map((argument) => writer.write(argument));
  const given = bounds.join(', ');
  if (bounds.length < 2) {
    return writer.refuse('`generate_series` without an end', node.span, 'give it an end');
  }
  switch (writer.dialect.family) {
    case 'trino':
      return `UNNEST(sequence(${given})) AS ${alias}(value)`;
    case 'postgresql':
      return `generate_series(${given}) AS ${alias}(value)`;
    case 'bigquery':
      return `UNNEST(GENERATE_ARRAY(${given})) AS ${alias}`;
    case 'snowflake':
    case 'redshift':
      return writer.refuse('`generate_series`', node.span, 'use a table of numbers');
  }
}

/** A column of a table function, as a value. */
export function tableFunctionColumn(writer: Writer, reference: ColumnReference): string {
  const { relation, node } = reference;
  const column = (reference.column?.name ?? node.name.parts.at(-1)?.text ?? '').toLowerCase();
  const source = relation.node;
  if (source.kind !== 'tableFunction') return writer.refuse(`\`${column}\``, node.span);
  const alias = aliasOf(writer, source);
  const { family } = writer.dialect;
  const isSeries = /^generate_series$/i.test(source.name.text);
  if (column === 'value' && isSeries) return family === 'bigquery' ? alias : `${alias}.value`;
  if (column === 'value') return scalarValue(writer, alias);
  if (column === 'key' && !isSeries) return keyOf(writer, source, alias);
  return writer.refuse(`\`${column}\` of \`${source.name.text}\``, node.span);
}

function scalarValue(writer: Writer, alias: string): string {
  switch (writer.dialect.family) {
    case 'trino':
      return `coalesce(json_extract_scalar(${alias}.value, '$'), json_format(${alias}.value))`;
    case 'postgresql':
      return `(${alias}.value #>> '{}')`;
    case 'snowflake':
      return `CAST(${alias}.value AS VARCHAR)`;
    case 'bigquery':
      return `COALESCE(JSON_VALUE(${alias}, '$'), ${alias})`;
    case 'redshift':
      return `${alias}.value`;
  }
}

/** Elements are counted from 0 in SQLite, and from 1 by WITH ORDINALITY. */
function keyOf(writer: Writer, source: TableFunction, alias: string): string {
  const { family } = writer.dialect;
  if (overObject(writer, source)) return `${alias}.key`;
  if (family === 'snowflake') return `${alias}.index`;
  if (family === 'bigquery') return keyName(alias);
  return `(${alias}.key - 1)`;
}

/** Whether the expression is a JSON value in the engine's own type, and no text. */
export function isNativeJson(writer: Writer, whole: Expression): boolean {
  return jsonEachOf(writer, whole) !== undefined;
}

/** Such a value, written as it is. */
export function nativeJson(writer: Writer, whole: Expression): string {
  const relation = jsonEachOf(writer, whole);
  if (relation?.node.kind !== 'tableFunction') return writer.write(whole);
  const alias = aliasOf(writer, relation.node);
  return writer.dialect.family === 'bigquery' ? alias : `${alias}.value`;
}

function jsonEachOf(writer: Writer, whole: Expression): BoundRelation | undefined {
  const reference = writer.referenceOf.get(unwrapped(whole));
  const source = reference?.relation.node;
  const isValue = reference?.column?.name.toLowerCase() === 'value';
  return isValue && source?.kind === 'tableFunction' && /^json_each$/i.test(source.name.text)
    ? reference.relation
    : undefined;
}

function typeOfSource(writer: Writer, node: TableFunction): string {
  const [json, path] = node.arguments;
  if (json === undefined) return 'any';
  if (path?.kind === 'literal') return writer.jsonTypes.get(path) ?? 'any';
  return typeFound(writer, unwrapped(json)) ?? valueType(writer, json);
}

function overObject(writer: Writer, node: TableFunction): boolean {
  return typeOfSource(writer, node) === 'object';
}

function usesKey(writer: Writer, node: TableFunction): boolean {
  return writer.bound.references.some(
    ({ relation, column }) => relation.node === node && column?.name.toLowerCase() === 'key',
  );
}

function keyName(alias: string): string {
  return `${alias}_key`;
}

function aliasOf(writer: Writer, node: TableFunction): string {
  const name = node.alias;
  return nameText(writer.dialect, name?.text ?? node.name.text, name?.quoted ?? false);
}
