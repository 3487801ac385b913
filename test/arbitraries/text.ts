/** Random texts of any kind, most of them made of what upsets a tokenizer or a parser. */
import fc from 'fast-check';
import type { Text } from './pieces.ts';

const words =
  'SELECT select FROM WHERE GROUP ORDER BY LIMIT OFFSET UNION ALL WITH AS INSERT INTO VALUES UPDATE ' +
  'SET DELETE RETURNING SHOW IN DESCRIBE EXPLAIN PLAN EXEC CASE WHEN THEN ELSE END CAST JOIN LEFT ON ' +
  'USING NOT NULL IS BETWEEN AND OR LIKE ESCAPE EXISTS OVER FILTER WINDOW PARTITION ROWS PRECEDING ' +
  'CURRENT ROW EXCLUDE CREATE REPLACE MATERIALIZED VIEW DROP REFRESH USE AUTH LOGIN REGISTRY PULL ' +
  'SLEEP BEGIN COMMIT ROLLBACK TO CONFLICT DO NOTHING DEFAULT INDEXED RAISE IGNORE METHOD EXTENDED ' +
  'SELCT DELTE a b aws aws.s3.buckets region t. * t.* 1 .5 0x1 1e größe x.y.z json_each(';

const marks =
  '( ) , . ; = <> != ! || -> ->> :: : ? @a @ @@json $1 [ ] { } - + ~ ^ \\ ' +
  `'x' '' ' \\' 'C:\\' "n" " \`b\` \` [c] x'00' x' ` +
  '{{ }} {% %} {# #} <<< >>> -- # // /* */ /*+';

const whole = [
  ...['{{ v }}', '{{ "a" }}', '{% if x %}', '{% set x = 1 %}', '{# c #}', '<<<json {} >>>'],
  ...['{{range .x}}', '{{end}}', '{{ .a.b }}', "'{{ x | default('y') }}'", '/*+ AWAIT */'],
  ...['-- c\n', '# c\n', '// c\n', '/* c */', '\n/*+ create, retries=2 */\n', '\n/*+ odd */\n'],
  ...[' ', '\n', '\n\n', '\r\n', '\t', '\u00a0', '\ufeff', '\ud800', '🦆', '\0', ';\n', ';;'],
  ...['\nSELECT ', '\n\nSELECT ', '\nDELETE FROM ', '\n\nWITH a AS (', '\nEXEC a.b.c.d @x = 1'],
];

const pieces = [...words.split(' '), ...marks.split(' '), ...whole];

/** Any Unicode, lone surrogates included, most often in the shape of broken IQL. */
export function arbitraryText(): Text {
  const odd = fc
    .array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('', ' ', '\n')), {
      maxLength: 40,
    })
    .map((parts) => parts.flat().join(''));
  return fc.oneof(
    { weight: 5, arbitrary: odd },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  );
}
