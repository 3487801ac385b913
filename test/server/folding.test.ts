import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import type { Fold } from '../../server/features/navigation/folding.ts';
import { foldsAcross, foldsOf } from '../../server/features/navigation/folding.ts';

/** Each fold as `kind first line-last hidden line`, lines counted from 1. */
function folds(text: string): readonly string[] {
  const document = parseDocument(text);
  const line = (offset: number): number => text.slice(0, offset).split('\n').length;
  const shown = ({ kind, span, showsEnd }: Fold, start: number): string =>
    `${kind} ${line(start + span.start)}-${line(start + span.end) - (showsEnd ? 1 : 0)}`;
  return [
    ...document.statements.flatMap(({ start, statement }) =>
      foldsOf(statement).map((fold) => shown(fold, start)),
    ),
    ...foldsAcross(document).map((fold) => shown(fold, 0)),
  ];
}

function check(text: string, ...expected: readonly string[]): void {
  expect(new Set(folds(text))).toEqual(new Set(expected));
}

describe('folding', () => {
  it('folds a statement of several lines', () => {
    check('SELECT 1\nFROM aws.s3.buckets;\nSELECT 2;', 'code 1-2');
  });

  it('folds common tables, subqueries and lists, and leaves the closing parenthesis', () => {
    check(
      'WITH a AS (\n  SELECT 1\n)\nSELECT * FROM (\n  SELECT 2\n) WHERE x IN (\n  1,\n  2\n)',
      'code 1-9',
      'code 1-2',
      'code 4-5',
      'code 6-8',
    );
  });

  it('folds a select list and a CASE', () => {
    check(
      'SELECT\n  1,\n  CASE\n    WHEN 1 THEN 2\n  END\nFROM aws.s3.buckets',
      'code 1-6',
      'code 1-5',
      'code 3-4',
    );
  });

  it('folds comments', () => {
    check(
      '-- one\n-- two\n\n-- alone\nSELECT 1;\n/* three\nfour */\nSELECT 2',
      'comment 1-2',
      'comment 6-7',
    );
  });

  it('folds regions, within one another and over statements', () => {
    check(
      '-- #region all\nSELECT 1;\n--#region some\nSELECT 2;\n-- #endregion\nSELECT 3;\n-- #endregion',
      'region 1-7',
      'region 3-5',
    );
  });

  it('folds the blocks of templates over statements', () => {
    check(
      '{% for x in xs %}\nSELECT 1;\n{% if x %}\nSELECT 2;\n{% endif %}\n{% endfor %}',
      'code 1-5',
      'code 3-4',
    );
  });

  it('folds nothing that is on one line or never closed', () => {
    check('SELECT (1), CASE WHEN 1 THEN 2 END; -- #region x\n{% endfor %}');
  });
});
