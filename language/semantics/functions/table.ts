/** Functions that give rows and stand in FROM. Source: https://sqlite.org/json1.html. */
import { tableFunction, type FunctionDocumentation } from './documentation.ts';

const element =
  'Columns: `key` (name or index), `value`, `type`, `atom` (the value unless an array or object), `id`, `parent`, `fullkey` and `path`.';

export const tableFunctions: readonly FunctionDocumentation[] = [
  tableFunction(
    ['json_each(JSON)', 'json_each(JSON, PATH)'],
    'any',
    `One row for each element of the array or member of the object, here or at PATH: \`FROM aws.ec2.vpcs v, json_each(v.tags) t\`. ${element}`,
  ),
  tableFunction(
    ['json_tree(JSON)', 'json_tree(JSON, PATH)'],
    'any',
    `One row for each value at any depth, the outermost first. ${element}`,
  ),
  tableFunction(
    ['jsonb_each(JSON)', 'jsonb_each(JSON, PATH)'],
    'any',
    'Like `json_each`, with arrays and objects in SQLite’s binary JSON.',
  ),
  tableFunction(
    ['jsonb_tree(JSON)', 'jsonb_tree(JSON, PATH)'],
    'any',
    'Like `json_tree`, with arrays and objects in SQLite’s binary JSON.',
  ),
  tableFunction(
    ['generate_series(START, STOP)', 'generate_series(START, STOP, STEP)'],
    'any',
    'One row for each number from START to STOP, STEP (1) apart, in the column `value`. The arguments use no column of the same FROM.',
  ),
];
