/**
 * JSON in text columns: what SQLite's `json_extract`, `->` and `->>` find, in each engine's way. Where
 * the catalog knows what a path finds, the value gets that type; elsewhere it stays text.
 */
import type { ValueType } from '../../catalog/index.ts';
import type { BinaryExpression, Expression, FunctionCall, Literal } from '../syntax/index.ts';
import type { JsonStep } from './json-path.ts';
import { dottedPath, postgresPath, readPath } from './json-path.ts';
import { stringText } from './quoting.ts';
import { isNativeJson, nativeJson } from './table-functions.ts';
import type { Writer } from './writer.ts';
import { operand, unwrapped } from './writer.ts';

interface JsonArrow extends BinaryExpression {
  readonly operator: '->' | '->>';
}

export type JsonAccess = JsonArrow | FunctionCall;

/** A column or another expression that gives JSON, and a path in it. */
interface JsonPlace {
  readonly base: Expression;
  readonly steps: readonly JsonStep[];
  /** The last literal of the path, by which its type is known. */
  readonly literal: Literal | undefined;
}

type Wanted = 'scalar' | 'json' | 'either';

export function isJsonArrow(expression: Expression): expression is JsonArrow {
  return (
    expression.kind === 'binary' && (expression.operator === '->' || expression.operator === '->>')
  );
}

export function isJsonAccess(expression: Expression): expression is JsonAccess {
  return isJsonArrow(expression) || (expression.kind === 'call' && isJsonExtract(expression));
}

export function isJsonExtract({ name }: FunctionCall): boolean {
  return /^json_extract$/i.test(name.text);
}

export function writeJsonAccess(writer: Writer, access: JsonAccess): string {
  if (access.kind === 'call' && access.arguments.length !== 2) {
    return writer.refuse('`json_extract` with several paths', access.span, 'extract each alone');
  }
  const place = placeOf(access);
  if (place === undefined) {
    return writer.refuse('this JSON path', access.span, 'write it as a text such as `$.A[0]`');
  }
  const type = typeOfJson(writer, access);
  const asJson = access.kind === 'binary' && access.operator === '->';
  return typed(writer, jsonAt(writer, place, wantedOf(type, asJson)), asJson ? 'any' : type);
}

/** What the path finds, `any` where that is not known, `object` for all that stays JSON. */
export function typeOfJson(writer: Writer, access: Expression): ValueType {
  if (access.kind === 'binary' && access.operator === '->') return 'object';
  return typeFound(writer, access) ?? 'any';
}

/** What the catalog knows of the value at a path. */
export function typeFound(writer: Writer, access: Expression): ValueType | undefined {
  const literal = isJsonAccess(access) ? placeOf(access)?.literal : undefined;
  return literal && writer.jsonTypes.get(literal);
}

/** The JSON text at a path given as a second argument, as `json_each(x, '$.A')` has it. */
export function jsonTextAt(writer: Writer, base: Expression, path: Expression | undefined): string {
  if (path === undefined) {
    return isJsonAccess(base)
      ? jsonAt(writer, placeOf(base) ?? { base, steps: [], literal: undefined }, 'json')
      : writer.write(base);
  }
  const steps = path.kind === 'literal' ? readPath(path, false) : undefined;
  if (steps === undefined) return writer.refuse('this JSON path', path.span);
  return jsonAt(writer, { base, steps, literal: undefined }, 'json');
}

function wantedOf(type: ValueType, asJson: boolean): Wanted {
  if (asJson || type === 'object' || type === 'array') return 'json';
  return type === 'any' ? 'either' : 'scalar';
}

/** Chains are one path: `tags -> '$[0]' ->> 'Key'`. */
function placeOf(access: JsonAccess): JsonPlace | undefined {
  const [base, path] = access.kind === 'call' ? access.arguments : [access.left, access.right];
  if (base === undefined || path?.kind !== 'literal') return undefined;
  const steps = readPath(path, access.kind === 'binary');
  if (steps === undefined) return undefined;
  const inner = unwrapped(base);
  if (!isJsonAccess(inner) || (inner.kind === 'call' && inner.arguments.length !== 2)) {
    return { base, steps, literal: path };
  }
  const outer = placeOf(inner);
  return outer && { base: outer.base, steps: [...outer.steps, ...steps], literal: path };
}

function jsonAt(writer: Writer, { base, steps }: JsonPlace, wanted: Wanted): string {
  const { family } = writer.dialect;
  const native = isNativeJson(writer, base);
  const json = native ? nativeJson(writer, base) : writer.write(base);
  switch (family) {
    case 'trino': {
      const path = stringText(writer.dialect, dottedPath(steps, '$'));
      const scalar = `json_extract_scalar(${json}, ${path})`;
      const whole = `json_format(json_extract(${json}, ${path}))`;
      return choose(wanted, scalar, whole, `coalesce(${scalar}, ${whole})`);
    }
    case 'bigquery': {
      const path = stringText(writer.dialect, dottedPath(steps, '$'));
      const scalar = `JSON_VALUE(${json}, ${path})`;
      const whole = `JSON_QUERY(${json}, ${path})`;
      return choose(wanted, scalar, whole, `COALESCE(${scalar}, ${whole})`);
    }
    case 'postgresql': {
      const path = stringText(writer.dialect, postgresPath(steps));
      const value = native ? json : `CAST(${json} AS JSONB)`;
      const text = `(${value} #>> ${path})`;
      return choose(wanted, text, `CAST(${value} #> ${path} AS TEXT)`, text);
    }
    case 'snowflake': {
      const path = stringText(writer.dialect, dottedPath(steps, ''));
      const value = native ? json : `PARSE_JSON(${json})`;
      const found = steps.length === 0 ? value : `GET_PATH(${value}, ${path})`;
      const text = `CAST(${found} AS VARCHAR)`;
      return choose(wanted, text, `TO_JSON(${found})`, text);
    }
    case 'redshift':
      writer.note(
        'Redshift gives an empty text where a JSON path finds nothing: it is taken for NULL here.',
      );
      return redshiftPath(writer, json, steps);
  }
}

function choose(wanted: Wanted, scalar: string, json: string, either: string): string {
  if (wanted === 'either') return either;
  return wanted === 'json' ? json : scalar;
}

/** Redshift finds members and elements by two functions, which are nested as the path goes. */
function redshiftPath(writer: Writer, json: string, steps: readonly JsonStep[]): string {
  let text = json;
  for (let at = 0; at < steps.length;) {
    const step = steps[at];
    if (typeof step === 'number') {
      text = `JSON_EXTRACT_ARRAY_ELEMENT_TEXT(${text}, ${step})`;
      at += 1;
      continue;
    }
    const names: string[] = [];
    for (let name = steps[at]; typeof name === 'string'; name = steps[at]) {
      names.push(stringText(writer.dialect, name));
      at += 1;
    }
    text = `JSON_EXTRACT_PATH_TEXT(${text}, ${names.join(', ')})`;
  }
  return `NULLIF(${text}, '')`;
}

function typed(writer: Writer, text: string, type: ValueType): string {
  const { types } = writer.dialect;
  if (type === 'integer') return `CAST(${text} AS ${types.integer})`;
  if (type === 'number') return `CAST(${text} AS ${types.number})`;
  return type === 'boolean' ? `CAST(${text} AS ${types.boolean})` : text;
}

/** A JSON value of no known type, as a number: where SQLite would compare or add it as one. */
export function asNumber(writer: Writer, expression: Expression): string {
  return `CAST(${operand(writer, expression)} AS ${writer.dialect.types.number})`;
}
