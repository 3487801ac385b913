/** SQLite's JSON paths, read from literals and written for the other engines. */
import type { Literal } from '../syntax/index.ts';

/** A member's name, or an element's index. */
export type JsonStep = string | number;

/**
 * `$.A."b c"[0]`; behind an arrow also a bare name or an index. `undefined` for what the engines have
 * no form of: an element counted from the end, a path that is none.
 */
export function readPath(literal: Literal, isArrow: boolean): readonly JsonStep[] | undefined {
  const { value, type } = literal;
  if (type === 'number') return isArrow && /^\d+$/.test(value) ? [Number(value)] : undefined;
  if (type !== 'string' || literal.templates.length > 0) return undefined;
  if (!value.startsWith('$')) {
    if (!isArrow) return undefined;
    const index = /^\[(\d+)\]$/.exec(value)?.[1];
    return [index === undefined ? value : Number(index)];
  }
  const steps: JsonStep[] = [];
  let rest = value.slice(1);
  while (rest !== '') {
    const match = /^(?:\."([^"]*)"|\.([^."[]+)|\[(\d+)\])/.exec(rest);
    if (match === null) return undefined;
    steps.push(match[3] === undefined ? (match[1] ?? match[2] ?? '') : Number(match[3]));
    rest = rest.slice(match[0].length);
  }
  return steps;
}

/** `$.A["b c"][0]`, which Trino, BigQuery and (without the `$`) Snowflake read. */
export function dottedPath(steps: readonly JsonStep[], root: '$' | ''): string {
  const path = steps
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `["${step}"]`;
    })
    .join('');
  return root === '' ? path.replace(/^\./, '') : root + path;
}

/** `{A,b c,0}` as PostgreSQL's text arrays are written. */
export function postgresPath(steps: readonly JsonStep[]): string {
  const items = steps.map((step) =>
    typeof step === 'string' && !/^\w+$/.test(step)
      ? `"${step.replaceAll(/["\\]/g, '\\$&')}"`
      : String(step),
  );
  return `{${items.join(',')}}`;
}
