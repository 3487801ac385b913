/**
 * Reads JSON text without losing anything: numbers keep their digits, keys their order and their
 * repetitions, which `JSON.parse` does not promise.
 */

export type JsonNode =
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'word'; readonly text: 'true' | 'false' | 'null' };

export interface JsonMember {
  readonly key: string;
  readonly value: JsonNode;
}

/** Deeper than any resource, and far from the end of the stack. */
const deepest = 500;

/** `undefined` where `text` is not JSON, or is nested beyond what can be shown. */
export function readJson(text: string): JsonNode | undefined {
  const tokens = tokenize(text);
  if (tokens === undefined) {
    return undefined;
  }
  const reader = { tokens, next: 0 };
  const node = readValue(reader, 0);
  return reader.next === tokens.length ? node : undefined;
}

/** The node as JSON text, indented by two spaces. */
export function printJson(node: JsonNode, indent = ''): string {
  const deeper = `${indent}  `;
  switch (node.kind) {
    case 'object':
      return node.members.length === 0
        ? '{}'
        : `{\n${node.members
            .map(({ key, value }) => `${deeper}${JSON.stringify(key)}: ${printJson(value, deeper)}`)
            .join(',\n')}\n${indent}}`;
    case 'array':
      return node.items.length === 0
        ? '[]'
        : `[\n${node.items
            .map((item) => `${deeper}${printJson(item, deeper)}`)
            .join(',\n')}\n${indent}]`;
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
    case 'word':
      return node.text;
  }
}

interface Reader {
  readonly tokens: readonly string[];
  next: number;
}

function tokenize(text: string): readonly string[] | undefined {
  const token =
    /\s*("(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|[{}[\]:,])\s*/y;
  const tokens: string[] = [];
  while (token.lastIndex < text.length) {
    const found = token.exec(text)?.[1];
    if (found === undefined) {
      return undefined;
    }
    tokens.push(found);
  }
  return tokens;
}

function readValue(reader: Reader, depth: number): JsonNode | undefined {
  const token = reader.tokens[reader.next++];
  if (token === undefined || depth > deepest) {
    return undefined;
  }
  if (token === '{') {
    return readObject(reader, depth);
  }
  if (token === '[') {
    return readArray(reader, depth);
  }
  if (token.startsWith('"')) {
    const value = stringValue(token);
    return value === undefined ? undefined : { kind: 'string', value };
  }
  if (token === 'true' || token === 'false' || token === 'null') {
    return { kind: 'word', text: token };
  }
  return /^[-\d]/.test(token) ? { kind: 'number', text: token } : undefined;
}

function readObject(reader: Reader, depth: number): JsonNode | undefined {
  const members: JsonMember[] = [];
  if (takes(reader, '}')) {
    return { kind: 'object', members };
  }
  for (;;) {
    const key = stringValue(reader.tokens[reader.next++] ?? '');
    if (key === undefined || !takes(reader, ':')) {
      return undefined;
    }
    const value = readValue(reader, depth + 1);
    if (value === undefined) {
      return undefined;
    }
    members.push({ key, value });
    if (takes(reader, '}')) {
      return { kind: 'object', members };
    }
    if (!takes(reader, ',')) {
      return undefined;
    }
  }
}

function readArray(reader: Reader, depth: number): JsonNode | undefined {
  const items: JsonNode[] = [];
  if (takes(reader, ']')) {
    return { kind: 'array', items };
  }
  for (;;) {
    const item = readValue(reader, depth + 1);
    if (item === undefined) {
      return undefined;
    }
    items.push(item);
    if (takes(reader, ']')) {
      return { kind: 'array', items };
    }
    if (!takes(reader, ',')) {
      return undefined;
    }
  }
}

function takes(reader: Reader, token: string): boolean {
  const found = reader.tokens[reader.next] === token;
  if (found) {
    reader.next += 1;
  }
  return found;
}

function stringValue(token: string): string | undefined {
  if (!token.startsWith('"')) {
    return undefined;
  }
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}
