/**
 * What has a name in a statement, and where that name stands. Offsets are relative to the statement.
 */
import type {
  ResourceTable,
  TableColumn,
  TableInput,
  TableMethod,
} from '../../../catalog/index.ts';
import type { Span } from '../../../language/syntax/index.ts';

export type SymbolKind =
  /** Named by the statement, or by another one of the workspace: these can be renamed. */
  | 'alias'
  | 'commonTable'
  | 'view'
  | 'column'
  | 'window'
  | 'parameter'
  | 'template'
  /** Named by AWS, by SQLite or by the dialect. */
  | 'resource'
  | 'resourceColumn'
  | 'input'
  | 'method'
  | 'event'
  | 'functionColumn'
  | 'function';

export interface NamedSymbol {
  readonly kind: SymbolKind;
  /** As its definition spells it; as its first use does where the statement does not define it. */
  readonly name: string;
  /**
   * What other statements know it by, of `keyOf`. A column that several views pass on has a key for each
   * of them; what only this statement knows has none.
   */
  readonly keys: readonly string[];
  /** In text order. */
  readonly occurrences: readonly Occurrence[];
  /** What it is of AWS. */
  readonly resource?: ResourceReference;
}

export interface ResourceReference {
  readonly table: ResourceTable;
  readonly column?: TableColumn;
  readonly input?: TableInput;
  readonly method?: TableMethod;
  /** The name of a type that a JSON column is made of. */
  readonly nestedType?: string;
}

export interface Occurrence {
  readonly symbol: NamedSymbol;
  /** The name as written, quotes included. */
  readonly span: Span;
  readonly role: 'definition' | 'read' | 'write';
  /**
   * `implied`: the end of an expression that gives its own name to a column, `SELECT region …` in a
   * common table. Another name is written after it, behind an AS. `bare`: a name that is not quoted
   * as SQL's are, inside a template or after the sign of a parameter.
   */
  readonly form: 'name' | 'implied' | 'bare';
  /** Of a definition: all that it defines, for an editor to show. */
  readonly whole?: Span;
}

/** A key is the same text for every statement that holds it. */
const columnKeys = new WeakMap<TableColumn, string>();

/**
 * The keys by which statements share what they name. The second line of each is a word that a text
 * must hold, in whatever case, to name the thing.
 */
export const keyOf = {
  view: (name: string): string => `view\n${name.toLowerCase()}`,
  viewColumn: (view: string, column: string): string =>
    `view\n${view.toLowerCase()}\ncolumn ${column.toLowerCase()}`,
  resource: (table: ResourceTable): string => `resource\n${ownerOf(table)}`,
  resourceColumn: (table: ResourceTable, column: TableColumn): string => {
    const known = columnKeys.get(column) ?? `resource\n${ownerOf(table)} column ${column.name}`;
    columnKeys.set(column, known);
    return known;
  },
  input: (table: ResourceTable, input: TableInput): string =>
    `resource\n${ownerOf(table)} input ${input.meaning}`,
  method: (table: ResourceTable, method: TableMethod): string =>
    `resource\n${ownerOf(table)} method ${method.name}`,
  template: (name: string): string => `template\n${name}`,
};

/** The word that every text which names the thing holds, in whatever case. */
export function wordOf(key: string): string {
  return key.split('\n')[1] ?? '';
}

/**
 * Singular, plural and the other forms of a type are one thing to its reader. Every name of it has its
 * service as the second part.
 */
function ownerOf({ type, name }: ResourceTable): string {
  const service = name.split('.')[1] ?? name;
  return `${service}\n${type?.typeName ?? name}`;
}
