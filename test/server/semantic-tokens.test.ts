import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { semanticTokensOf } from '../../server/features/semantic-tokens.ts';
import { testLanguage } from './fixture.ts';

/**
 * The fixture is the text with a line below each for every token in it: `^^^ type.modifier`. A line of
 * carets alone is never the text's own.
 */
function check(fixture: string): void {
  const lines = fixture.replace(/^\n|\n *$/g, '').split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  const expected = lines.map((line) => line.slice(indent));
  const text = expected.filter((line) => !/^ *\^+ /.test(line)).join('\n');
  expect(annotated(text)).toBe(expected.join('\n'));
}

function annotated(text: string): string {
  const language = testLanguage();
  const marks = parseDocument(text).statements.flatMap(({ start, statement }) =>
    semanticTokensOf(language.bind(statement), language.catalog).map(
      ({ span, type, modifiers }) => ({
        start: start + span.start,
        label: `${'^'.repeat(span.end - span.start)} ${[type, ...modifiers].join('.')}`,
      }),
    ),
  );
  let lineStart = 0;
  return text
    .split('\n')
    .flatMap((line) => {
      const end = lineStart + line.length;
      const below = marks
        .filter(({ start }) => start >= lineStart && start <= end)
        .map(({ start, label }) => ' '.repeat(start - lineStart) + label);
      lineStart = end + 1;
      return [line, ...below];
    })
    .join('\n');
}

describe('semantic tokens', () => {
  it('tell the parts of a resource, its columns and its params apart', () => {
    check(`
      SELECT arn, workspace_id FROM aws.iottwinmaker.sync_job WHERE data__Identifier = 'a|b'
             ^^^ property.readonly
                  ^^^^^^^^^^^^ property
                                    ^^^ namespace.defaultLibrary
                                        ^^^^^^^^^^^^ namespace
                                                     ^^^^^^^^ class
                                                                    ^^^^^^^^^^^^^^^^ parameter
    `);
  });

  it('tell aliases where they are made and where they are used', () => {
    check(`
      SELECT v.vpc_id AS id FROM aws.ec2.vpcs v ORDER BY id
             ^ variable
               ^^^^^^ property.readonly
                         ^^ property.declaration
                                 ^^^ namespace.defaultLibrary
                                     ^^^ namespace
                                         ^^^^ class
                                              ^ variable.declaration
                                                         ^^ property
    `);
  });

  it('tell common tables, their columns, functions and windows', () => {
    check(`
      WITH c (n) AS (VALUES (1))
           ^ variable.declaration
              ^ property.declaration
      SELECT rank() OVER w, q.* FROM c AS q WINDOW w AS (ORDER BY n)
             ^^^^ function.defaultLibrary
                         ^ variable
                            ^ variable
                                     ^ variable
                                          ^ variable.declaration
                                                   ^ variable.declaration
                                                                  ^ property
    `);
  });

  it('tell texts that are one of a list, inside their quotes', () => {
    check(`
      SELECT 1 FROM aws.s3.buckets WHERE region IN ('eu-west-1', 'nowhere')
                    ^^^ namespace.defaultLibrary
                        ^^ namespace
                           ^^^^^^^ class
                                         ^^^^^^ property
                                                     ^^^^^^^^^ enumMember
    `);
    check(`
      INSERT INTO aws.s3.buckets (AccessControl) VALUES ('Private')
                  ^^^ namespace.defaultLibrary
                      ^^ namespace
                         ^^^^^^^ class
                                  ^^^^^^^^^^^^^ property
                                                          ^^^^^^^ enumMember
    `);
  });

  it('tell the steps of a JSON path', () => {
    check(`
      SELECT tags ->> '$[0].Key' FROM aws.s3.buckets
             ^^^^ property
                            ^^^ property
                                      ^^^ namespace.defaultLibrary
                                          ^^ namespace
                                             ^^^^^^^ class
    `);
  });

  it('tell what SHOW, DESCRIBE and EXEC name', () => {
    check(`
      DESCRIBE METHOD aws.s3.buckets.get_resource
                      ^^^ namespace.defaultLibrary
                          ^^ namespace
                             ^^^^^^^ class
                                     ^^^^^^^^^^^^ method
    `);
    check(`
      SHOW RESOURCES IN aws.s3
                        ^^^ namespace.defaultLibrary
                            ^^ namespace
    `);
  });

  it('mark an old spelling', () => {
    check(`
      SELECT 1 FROM aws.iottwinmaker.sync_job WHERE Identifier = 'a' AND Identifier = 'b'
                    ^^^ namespace.defaultLibrary
                        ^^^^^^^^^^^^ namespace
                                     ^^^^^^^^ class
                                                    ^^^^^^^^^^ parameter
                                                                         ^^^^^^^^^^ parameter.deprecated
    `);
  });

  it('give nothing to what means nothing', () => {
    check(`
      SELECT no_such_function(1) FROM aws.s3.no_such_table
    `);
    check(`
      SELECT * FROM
    `);
  });
});
