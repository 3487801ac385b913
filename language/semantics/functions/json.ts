/**
 * SQLite's JSON functions. Source: https://sqlite.org/json1.html. A PATH is text such as `$.a.b[0]`,
 * or `$.a[#-1]` for the last element.
 */
import { aggregate, scalar, type FunctionDocumentation } from './documentation.ts';

export const jsonFunctions: readonly FunctionDocumentation[] = [
  scalar(
    'json(JSON)',
    'object',
    'JSON checked and without its blanks. An error if it is not well formed.',
  ),
  scalar('json_array(X, …)', 'array', 'A JSON array of the arguments.'),
  scalar('json_object(KEY, VALUE, …)', 'object', 'A JSON object of the pairs of key and value.'),
  scalar(
    ['json_array_length(JSON)', 'json_array_length(JSON, PATH)'],
    'integer',
    'The number of elements of the array, here or at PATH; 0 for what is no array.',
  ),
  scalar(
    'json_error_position(JSON)',
    'integer',
    'Where the first error in JSON is, from 1; 0 where it is well formed.',
  ),
  scalar(
    'json_extract(JSON, PATH, …)',
    'any',
    'The value at PATH: text and numbers as SQL values, objects and arrays as JSON, NULL where there is none. Several paths give an array. The operators `->` (always JSON) and `->>` (always an SQL value) do the same.',
  ),
  scalar(
    'json_insert(JSON, PATH, VALUE, …)',
    'object',
    'JSON with VALUE put at PATH where nothing is yet.',
  ),
  scalar(
    'json_replace(JSON, PATH, VALUE, …)',
    'object',
    'JSON with what is at PATH replaced; nothing is added.',
  ),
  scalar('json_set(JSON, PATH, VALUE, …)', 'object', 'JSON with VALUE at PATH, replaced or added.'),
  scalar(
    'json_array_insert(JSON, PATH, VALUE, …)',
    'object',
    'JSON with VALUE put into an array before the element at PATH.',
  ),
  scalar('json_remove(JSON, PATH, …)', 'object', 'JSON without what is at the paths.'),
  scalar(
    'json_patch(JSON, PATCH)',
    'object',
    'JSON merged with PATCH (RFC 7396): its members replace or add, null removes.',
  ),
  scalar(
    ['json_pretty(JSON)', 'json_pretty(JSON, INDENT)'],
    'string',
    'JSON on several lines, indented by four spaces or by INDENT.',
  ),
  scalar(
    'json_quote(X)',
    'string',
    'An SQL value as JSON: text gets its quotes, NULL becomes null.',
  ),
  scalar(
    ['json_type(JSON)', 'json_type(JSON, PATH)'],
    'string',
    '`null`, `true`, `false`, `integer`, `real`, `text`, `array` or `object`; NULL where there is nothing at PATH.',
  ),
  scalar(
    ['json_valid(X)', 'json_valid(X, FLAGS)'],
    'boolean',
    'Whether X is well-formed JSON. FLAGS say which kinds of JSON pass.',
  ),
  aggregate('json_group_array(X)', 'array', 'A JSON array of X over the rows of the group.'),
  aggregate(
    'json_group_object(KEY, VALUE)',
    'object',
    'A JSON object of the pairs of key and value over the rows of the group.',
  ),
  ...binaryForms(),
];

/** Each has a twin that gives SQLite's binary JSON. */
function binaryForms(): readonly FunctionDocumentation[] {
  const inner = (name: string) => `Like \`${name}\`, giving SQLite’s binary JSON.`;
  return [
    scalar('jsonb(JSON)', 'any', inner('json')),
    scalar('jsonb_array(X, …)', 'any', inner('json_array')),
    scalar('jsonb_object(KEY, VALUE, …)', 'any', inner('json_object')),
    scalar('jsonb_extract(JSON, PATH, …)', 'any', inner('json_extract')),
    scalar('jsonb_insert(JSON, PATH, VALUE, …)', 'any', inner('json_insert')),
    scalar('jsonb_replace(JSON, PATH, VALUE, …)', 'any', inner('json_replace')),
    scalar('jsonb_set(JSON, PATH, VALUE, …)', 'any', inner('json_set')),
    scalar('jsonb_array_insert(JSON, PATH, VALUE, …)', 'any', inner('json_array_insert')),
    scalar('jsonb_remove(JSON, PATH, …)', 'any', inner('json_remove')),
    scalar('jsonb_patch(JSON, PATCH)', 'any', inner('json_patch')),
    aggregate('jsonb_group_array(X)', 'any', inner('json_group_array')),
    aggregate('jsonb_group_object(KEY, VALUE)', 'any', inner('json_group_object')),
  ];
}
