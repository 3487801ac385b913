/** EXEC: the params of a method behind its name, and whose value one of them is. */
import type { Catalog, ResourceTable, TableInput, TableMethod } from '../../../catalog/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import type { Compared } from './compared.ts';
import type { Cursor } from './cursor.ts';
import { textOf, unquoted } from './cursor.ts';
import type { Proposal } from './proposal.ts';
import { rank } from './relevance.ts';

export interface Execution {
  readonly table: ResourceTable;
  readonly method: TableMethod | undefined;
  /** Params that are written, without their `@`, in lower case. */
  readonly written: ReadonlySet<string>;
  /** What the value at the cursor belongs to, where one stands there. */
  readonly value: Compared | undefined;
}

/** `undefined` where the cursor's statement is no EXEC, or its resource is not known. */
export function executed(catalog: Catalog, { statement, before }: Cursor): Execution | undefined {
  if (textOf(statement, before[0]) !== 'EXEC') {
    return undefined;
  }
  const parts: string[] = [];
  let index = 1;
  for (; index < before.length; index += 1) {
    const token = before[index];
    if (token === undefined || (token.kind !== 'word' && token.kind !== 'name')) {
      break;
    }
    parts.push(unquoted(tokenText(statement, token)));
    index += 1;
    if (textOf(statement, before[index]) !== '.') {
      break;
    }
  }
  const table = catalog.table(parts.slice(0, 3));
  if (table === undefined) {
    return undefined;
  }
  const method = table.methods.find(({ name }) => name === parts[3]?.toLowerCase());
  const rest = before.slice(index);
  const written = rest
    .filter(({ kind }) => kind === 'parameter')
    .map((token) => tokenText(statement, token).replace(/^@+/, '').toLowerCase());
  const isValue = textOf(statement, rest.at(-1)) === '=';
  return {
    table,
    method,
    written: new Set(written),
    value: isValue ? parameterNamed(table, written.at(-1) ?? '') : undefined,
  };
}

/** Params with their values to fill: all that the method requires at once, then one by one. */
export function parameterProposals({ table, method, written }: Execution): readonly Proposal[] {
  const required = [...new Set([...(method?.requiredParameters ?? []), 'region'])].filter(
    (name) => !written.has(name.toLowerCase()),
  );
  const all: readonly Proposal[] =
    required.length < 2
      ? []
      : [
          {
            label: required.map((name) => `@${name} = …`).join(', '),
            kind: 'snippet',
            hint: 'required params',
            text: required.map((name, index) => assignment(`@${name}`, index + 1)).join(', '),
            snippet: true,
            rank: rank.required,
          },
        ];
  const meant = new Set(
    table.inputs
      .filter(({ name }) => required.includes(name) || written.has(name.toLowerCase()))
      .map(({ meaning }) => meaning),
  );
  const optional = table.inputs
    .filter(({ meaning }) => !meant.has(meaning) && takes(method, meaning))
    .map(({ name }) => name);
  return [
    ...all,
    ...required.map((name) => parameter(table, name, 'required param', rank.exact)),
    ...optional.map((name) => parameter(table, name, 'param', rank.parameter)),
    ...(written.has('json') ? [] : [payload]),
  ];
}

/** What a method can make use of; anything, where the method is not known. */
function takes(method: TableMethod | undefined, meaning: TableInput['meaning']): boolean {
  const operation = method?.operation;
  switch (meaning) {
    case 'desiredState':
      return operation === undefined || operation === 'create';
    case 'patchDocument':
      return operation === undefined || operation === 'update';
    case 'clientToken':
      return operation !== 'read' && operation !== 'list';
    case 'identifier':
      return operation !== 'create' && operation !== 'list';
    case 'typeName':
      return false;
    default:
      return true;
  }
}

const payload: Proposal = {
  label: '@@json',
  kind: 'parameter',
  hint: 'body of the request',
  text: "@@json = '{$1}'",
  snippet: true,
  rank: rank.parameter,
};

function parameter(table: ResourceTable, name: string, hint: string, place: number): Proposal {
  return {
    label: `@${name}`,
    kind: 'parameter',
    hint,
    origin: table.name,
    text: assignment(`@${name}`, 1),
    snippet: true,
    rank: place,
    documentedBy: { page: 'column', table: table.name, column: name },
  };
}

function assignment(name: string, stop: number): string {
  return `${name} = '\${${stop}}'`;
}

function parameterNamed(table: ResourceTable, name: string): Compared | undefined {
  const column = table.columns.find(
    (each) => each.name.toLowerCase() === name || each.property?.name.toLowerCase() === name,
  );
  const input = table.inputs.find((each) => each.name.toLowerCase() === name);
  if (column === undefined && input === undefined) {
    return undefined;
  }
  return {
    table,
    isWritten: false,
    ...(column === undefined ? {} : { column }),
    ...(input === undefined ? {} : { input }),
  };
}
