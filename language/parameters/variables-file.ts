/** Files `.iqlvars`, in JSON or YAML: values of parameters by name. The one place that reads YAML. */
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { ExactValue } from './values.ts';

export type Variables = Readonly<Record<string, ExactValue>>;

export type VariablesResult =
  | { readonly kind: 'read'; readonly variables: Variables }
  /** `line` counts from 1. */
  | { readonly kind: 'failed'; readonly message: string; readonly line: number };

/** Every JSON text is YAML. An empty file has no values. */
export function readVariablesFile(text: string): VariablesResult {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, intAsBigInt: true, prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    return failed(problem.message, lineCounter.linePos(problem.pos[0]).line);
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    return { kind: 'read', variables: {} };
  }
  if (!isMap(contents)) return failed('names with values are expected: write `name: value`', 1);
  // Leading zeros belong to an account, and trailing ones to a version: both would be lost in a number.
  visit(document, {
    Scalar(_, node) {
      const { source, value } = node;
      const isNumber = typeof value === 'number' || typeof value === 'bigint';
      if (isNumber && source !== undefined && /^[-+]?(?:0\d|\d*\.\d*0$)/.test(source)) {
        node.value = source;
      }
    },
  });
  try {
    const value = plain(document.toJS({ maxAliasCount: 100 }) as unknown);
    return { kind: 'read', variables: value as Variables };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error), 1);
  }
}

/** The names that a statement may use: of an object its members too, as `stack.region`. */
export function variableNames(variables: Variables): readonly string[] {
  return Object.entries(variables).flatMap(([name, value]) => namesWithin(name, value));
}

function namesWithin(name: string, value: ExactValue): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [name];
  return [
    name,
    ...Object.entries(value).flatMap(([member, inner]) => namesWithin(`${name}.${member}`, inner)),
  ];
}

function plain(value: unknown): ExactValue {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object') throw new Error(`a value of the type \`${typeof value}\``);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]): [string, ExactValue] => [name, plain(member)]),
  );
}

function failed(message: string, line: number): VariablesResult {
  return { kind: 'failed', message, line };
}
