/** Properties of resources, from the JSON text in which Cloud Control gives them. */
import { SourceError } from '../execute/index.ts';
import type { ResourceProperties } from '../execute/index.ts';
import type { CallContext } from './failures.ts';

/** The parts of JSON's source text access that TypeScript's library does not declare yet. */
interface SourceTextJson {
  parse(
    text: string,
    revive: (key: string, value: unknown, context: SourceText) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}
interface SourceText {
  readonly source?: string;
}
const sourceTextJson = JSON as unknown as SourceTextJson;

/**
 * An integer that a JavaScript number cannot hold becomes `JSON.rawJSON`: written back as JSON, alone
 * or within the value that holds it, it has all of its digits.
 */
export function parseProperties(text: string, context: CallContext): ResourceProperties {
  const parsed = parse(text, context);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw noProperties(context, undefined);
  }
  return parsed as ResourceProperties;
}

function parse(text: string, context: CallContext): unknown {
  try {
    // A reviver makes parsing several times slower, and hardly any text needs it.
    return /\d{16}/.test(text) ? sourceTextJson.parse(text, keepDigits) : JSON.parse(text);
  } catch (error) {
    throw noProperties(context, error);
  }
}

function keepDigits(_: string, value: unknown, context: SourceText): unknown {
  const lost =
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    context.source !== undefined &&
    /^-?\d+$/.test(context.source);
  return lost ? sourceTextJson.rawJSON(context.source) : value;
}

function noProperties(context: CallContext, cause: unknown): SourceError {
  const message = `Cloud Control answered with properties of \`${context.request.typeName}\` that are no JSON object`;
  return new SourceError({ kind: 'service', message }, { cause });
}
