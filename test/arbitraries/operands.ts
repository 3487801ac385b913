/** Names and values as random statements write them. */
import fc from 'fast-check';
import { choice, glued, type Text } from './pieces.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What SQLite reads, or also what only the whole dialect has: templates, hints, backslashes. */
export type Dialect = 'sqlite' | 'iql';

const sqliteLiterals = [
  ...['1', '0', '2.5', '.5', '1.', '1e3', '1.5E-3', '0x1F', '1_000', '9223372036854775807'],
  ...["''", "'x'", "'it''s'", "'us-east-1'", "'a -- b /* c */ ; d'", "'größe 🦆'", `'"'`],
  ...['\'{"a": [1, {"b": null}]}\'', "'%x_'", "x'00ff'", "X''"],
  ...['NULL', 'TRUE', 'FALSE', 'CURRENT_TIMESTAMP', 'CURRENT_DATE', 'CURRENT_TIME'],
] as const;

const iqlLiterals = [
  String.raw`'it\'s'`,
  String.raw`'a\\b'`,
  String.raw`'\d+\.\d+'`,
  "'{{ name }}-{{ env | default(\"it's\") }}'",
  `'{"Tags": {{ tags | tojson }},\n  "n": 1}'`,
  '{{ value }}',
  '{{ a.b | upper }}',
  `JSON('[]')`,
  `string('{"a": 1}')`,
] as const;

export function literals(dialect: Dialect): Text {
  const sqlite = fc.constantFrom(...sqliteLiterals);
  return dialect === 'sqlite' ? sqlite : choice(sqlite, sqlite, fc.constantFrom(...iqlLiterals));
}

export const parameters: Text = fc.constantFrom('?', '?2', ':name', '@name', '$name');

/** Names that are no table's or column's, some of which need quotes. */
const sqliteNames = [
  'x',
  'y',
  'total',
  'first',
  'row',
  '"order by"',
  '"a ""b"""',
  '`tick`',
  '[in]',
];
const iqlNames = [...sqliteNames, 'name_{{ env }}', '"größe"', 'größe'];

export function freeNames(dialect: Dialect): Text {
  return fc.constantFrom(...(dialect === 'sqlite' ? sqliteNames : iqlNames));
}

export function columnsOf({ tables }: Vocabulary, dialect: Dialect): Text {
  const columns = fc.constantFrom(...tables.flatMap((table) => table.columns));
  if (dialect === 'sqlite') return columns;
  const odd = fc.constantFrom('format', 'VpcId', 'key', '{{ column }}');
  return fc.oneof({ weight: 8, arbitrary: columns }, { weight: 1, arbitrary: odd });
}

/** Columns where they stand alone: also words that are reserved elsewhere, as people write them. */
export function loneColumnsOf(vocabulary: Vocabulary, dialect: Dialect): Text {
  const columns = columnsOf(vocabulary, dialect);
  if (dialect === 'sqlite') return columns;
  const reserved = fc.constantFrom('group', 'update', 'values', 'order', 'default', 'index');
  return fc.oneof({ weight: 8, arbitrary: columns }, { weight: 1, arbitrary: reserved });
}

export function tablesOf({ tables }: Vocabulary, dialect: Dialect): Text {
  const names = fc.constantFrom(...tables.map(({ name }) => name));
  if (dialect === 'sqlite') return names;
  const templated = fc.constantFrom('aws.{{ service }}.buckets', '{{ table }}');
  return fc.oneof({ weight: 8, arbitrary: names }, { weight: 1, arbitrary: templated });
}

export function qualified(qualifier: Text, name: Text): Text {
  return glued(qualifier, '.', name);
}
