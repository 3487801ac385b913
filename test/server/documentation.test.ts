import { describe, expect, it } from 'vitest';
import { documentationFor } from '../../server/features/completion/documentation.ts';
import type { DocumentedBy } from '../../server/features/completion/proposal.ts';
import {
  brief,
  codeCell,
  plain,
  table,
  withoutMarkup,
} from '../../server/features/documentation/markdown.ts';
import { testCatalog } from '../catalog/fixture.ts';
import { proposalAt } from './check-completion.ts';

function pageOf(by: DocumentedBy | undefined): string {
  return (by && documentationFor(testCatalog(), by)) ?? '';
}

describe('the page of a proposal', () => {
  it('tells of a resource, with the names of its columns', () => {
    const page = pageOf(proposalAt('SELECT * FROM aws.s3.buck$0', 'buckets').documentedBy);
    expect(page).toContain('`AWS::S3::Bucket`');
    expect(page).toContain('`bucket_name`');
  });

  it('tells of a column, a param, a function and a keyword', () => {
    const where = 'SELECT * FROM aws.iottwinmaker.sync_job WHERE $0';
    expect(pageOf(proposalAt(where, 'sync_role').documentedBy)).toContain('SyncJob');
    expect(pageOf(proposalAt(where, 'data__Identifier').documentedBy)).toContain('<WorkspaceId>');
    expect(pageOf(proposalAt(where, 'lower').documentedBy)).toContain('lower(');
    expect(pageOf(proposalAt('SELECT 1 $0', 'FROM').documentedBy)).toContain('sources of rows');
  });
});

describe('text of AWS in Markdown', () => {
  it('cannot make markup, but keeps its code spans', () => {
    expect(plain('a | b *c* <d> `e_f` snake_case _x_')).toBe(
      'a \\| b \\*c\\* \\<d\\> `e_f` snake_case \\_x\\_',
    );
  });

  it('is shortened to its first sentence, then by words', () => {
    expect(brief('Short. Whole.', 40)).toBe('Short. Whole.');
    expect(brief('The first sentence. And a second that is long.', 30)).toBe('The first sentence.');
    expect(brief('One sentence that goes on and on', 20)).toBe('One sentence that…');
    expect(brief('Specify the value `of a long code span`', 30)).toBe('Specify the value…');
  });

  it('keeps code in a cell of a table on its line, bars and all', () => {
    expect(codeCell('a ||\n  b')).toBe('`a \\|\\| b`');
    expect(withoutMarkup(table(['Is'], [[codeCell('a || b')]]))).toBe('Is\na || b');
  });

  it('becomes plain text for a client that shows no Markdown', () => {
    const markdown =
      '**a\\_b** · `code` [page](https://x.example/)\n\n| Column | Type |\n| --- | --- |\n| `c` | string |';
    expect(withoutMarkup(markdown)).toBe(
      'a_b · code page (https://x.example/)\n\nColumn  Type\nc  string',
    );
  });
});
