/** The columns of the functions that may stand in FROM. */
import type { ValueType } from '../../catalog/index.ts';
import type { BoundColumn } from './bound.ts';

interface TableFunctionColumns {
  readonly visible: readonly BoundColumn[];
  /** Usable by name, left out of `*`. */
  readonly hidden: readonly BoundColumn[];
}

const jsonColumns: TableFunctionColumns = {
  visible: [
    column('key', 'any'),
    column('value', 'any'),
    column('type', 'string'),
    column('atom', 'any'),
    column('id', 'integer'),
    column('parent', 'integer'),
    column('fullkey', 'string'),
    column('path', 'string'),
  ],
  hidden: [column('json', 'any'), column('root', 'string')],
};

const tableFunctions: ReadonlyMap<string, TableFunctionColumns> = new Map([
  ['json_each', jsonColumns],
  ['json_tree', jsonColumns],
  ['jsonb_each', jsonColumns],
  ['jsonb_tree', jsonColumns],
  [
    'generate_series',
    {
      visible: [column('value', 'integer')],
      hidden: [],
    },
  ],
]);

/** The names that may be called in FROM and whose columns are known. */
export const tableFunctionNames: readonly string[] = [...tableFunctions.keys()];

/** `undefined` where the function is not known. */
export function columnsOfTableFunction(name: string): readonly BoundColumn[] | undefined {
  return tableFunctions.get(name.toLowerCase())?.visible;
}

export function hiddenFunctionColumns(name: string): readonly BoundColumn[] {
  return tableFunctions.get(name.toLowerCase())?.hidden ?? [];
}

function column(name: string, type: ValueType): BoundColumn {
  return { name, type };
}
