import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { problemsOf } from '../../server/features/problems.ts';
import { testLanguage } from './fixture.ts';

/**
 * The text's problems are those underlined: below each line, `^^^ code: part of the message` marks
 * what one of them covers.
 */
function check(marked: string): void {
  const lines = marked.split('\n');
  const text = lines.filter((line) => !line.includes('^')).join('\n');
  const expected: string[] = [];
  let line = -1;
  for (const each of lines) {
    const mark = /^\s*(\^+) (\S+): (.*)$/.exec(each);
    if (mark === null) {
      line += 1;
    } else {
      const [, carets = '', code = '', message = ''] = mark;
      const start = each.indexOf('^');
      expected.push(`${line}:${start}-${start + carets.length} ${code}: ${message}`);
    }
  }
  expect(problemLines(text, expected)).toEqual(expected);
}

/** As much of each message as is expected of it. */
function problemLines(text: string, expected: readonly string[]): readonly string[] {
  const language = testLanguage();
  return parseDocument(text).statements.flatMap(({ start, statement }) =>
    problemsOf(language, statement).map(({ code, message, span }) => {
      const before = text.slice(0, start + span.start);
      const line = before.split('\n').length - 1;
      const column = before.length - before.lastIndexOf('\n') - 1;
      const place = `${line}:${column}-${column + span.end - span.start} ${code}: `;
      const wanted = expected.find((each) => each.startsWith(place))?.slice(place.length) ?? '';
      return place + (wanted !== '' && message.includes(wanted) ? wanted : message);
    }),
  );
}

describe('problems of a document', () => {
  it("finds none in the customer's example", () => {
    check(
      `SELECT region, workspace_id, sync_source, sync_role, creation_date_time, update_date_time, arn, state, tags
FROM aws.iottwinmaker.sync_job
WHERE data__Identifier = '<WorkspaceId>|<SyncSource>';`,
    );
  });

  it('says what the semantics find', () => {
    check(`SELECT stat
       ^^^^ unknown-column: did you mean \`state\`
FROM aws.iottwinmaker.sync_job
WHERE data__Identifier = 'a|b';`);
  });

  it('says what a table lacks', () => {
    check(`SELECT state FROM aws.iottwinmaker.sync_jobs
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-parameter: needs \`workspace_id\``);
  });

  it('passes on what SQLite refuses, at its place', () => {
    check(`SELECT 1;
SELECT substr(bucket_name) FROM aws.s3.buckets;
       ^^^^^^ sqlite: substr`);
  });

  it('points at the place of a refusal behind a resource, whose name SQLite never sees', () => {
    check(`SELECT b.region FROM aws.s3.buckets b
WHERE count(*) > 1;
      ^^^^^ sqlite: count`);
  });

  it('finds no fault with what only StackQL has', () => {
    check(`SELECT split_part(arn, ':', 4), json_extract(tags, '$[0].Key') FROM aws.s3.buckets;`);
  });

  it('asks SQLite only where nothing else is wrong', () => {
    check(`SELECT substr(bucket_nam) FROM aws.s3.buckets;
              ^^^^^^^^^^ unknown-column: bucket_name`);
  });

  it('judges a statement once, however often it is asked', () => {
    const [placed] = parseDocument('SELECT nothing FROM aws.s3.buckets').statements;
    const language = testLanguage();
    const first = placed && problemsOf(language, placed.statement);
    expect(placed && problemsOf(language, placed.statement)).toBe(first);
  });
});
