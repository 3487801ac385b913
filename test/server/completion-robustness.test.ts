/** Whatever the text and wherever the cursor, a list is one that an editor can show and accept. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument, parseStatement } from '../../language/syntax/index.ts';
import { completeAt } from '../../server/features/completion/complete.ts';
import type { Proposal } from '../../server/features/completion/proposal.ts';
import { withoutTabStops } from '../../server/features/snippet-text.ts';
import { createSeenValues } from '../../server/features/completion/seen-values.ts';
import { statementCursor } from '../../server/features/statement-cursor.ts';
import {
  arbitraryBrokenStatement,
  arbitraryDocument,
  arbitraryText,
  checkProperty,
} from '../arbitraries/index.ts';
import { testLanguage } from './fixture.ts';

const cases = 500;

const seen = createSeenValues();
const seeing = 'SELECT bucket_name, region FROM aws.s3.buckets';
seen.record(
  testLanguage().bind(parseStatement(seeing)),
  { statement: seeing, columns: [0, 1], rows: [["it's", 'us-east-1']] },
  testLanguage().bind,
);

function check(text: string, at: number): void {
  const document = parseDocument(text);
  const { placed, offset } = statementCursor(document, Math.min(at, text.length));
  const { statement, start } = placed;
  const completion = completeAt(testLanguage(), testLanguage().bind(statement), offset, {
    document,
    start,
    seen,
    templateVariables: () => ['env'],
  });
  if (completion === undefined) {
    return;
  }
  const { insert, replace, proposals } = completion;
  for (const span of [insert, replace, ...proposals.flatMap(({ replaces }) => replaces ?? [])]) {
    expect(span.start).toBeLessThanOrEqual(offset);
    expect(span.end).toBeGreaterThanOrEqual(offset);
    expect(span.end).toBeLessThanOrEqual(statement.text.length);
    expect(statement.text.slice(span.start, span.end)).not.toContain('\n');
  }
  for (const proposal of proposals) {
    checkProposal(proposal);
  }
}

/** A label of one line; a snippet whose tab stops are numbered from 1, or end at 0. */
function checkProposal({ label, text = label, snippet }: Proposal): void {
  expect(label).toMatch(/^[^\n]+$/);
  if (snippet === true) {
    expect(withoutTabStops(text)).not.toMatch(/\$\{\d/);
  }
}

const cursor = fc.nat(400);

describe('completion at any cursor', () => {
  it('of any text', () => {
    checkProperty(fc.property(arbitraryText(), cursor, check), cases);
  });

  it('of a statement that is broken somewhere', () => {
    checkProperty(fc.property(arbitraryBrokenStatement(), cursor, check), cases);
  });

  it('of a document', () => {
    checkProperty(fc.property(arbitraryDocument(), cursor, check), cases);
  });
});
