import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scopeAt, visibleColumns } from '../../language/semantics/index.ts';
import { checkProperty } from '../arbitraries/index.ts';
import { bindText } from './check.ts';

/** Pieces from which random text is likely to look like a statement. */
const pieces = fc.constantFrom(
  ...`SELECT FROM WHERE WITH RECURSIVE AS ( ) , . * = AND OR NOT IN EXISTS UNION ALL JOIN LEFT NATURAL
  USING ON GROUP BY ORDER HAVING LIMIT INSERT INTO VALUES UPDATE SET DELETE RETURNING SHOW DESCRIBE
  METHOD RESOURCES EXPLAIN CASE WHEN THEN END OVER PARTITION a b aws aws.s3.buckets 'x' "q" 1 NULL ;
  aws.iottwinmaker.sync_jobs json_each count {{ }} {{x}} {%for%} region data__Identifier`.split(
    /\s+/,
  ),
);

describe('binding', () => {
  it('answers for any text, and every span lies in it', () => {
    checkProperty(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 80, unit: 'grapheme' }),
          fc.array(pieces, { maxLength: 30 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const bound = bindText(text);
          for (const { span } of [...bound.problems, ...bound.scopes]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
          visibleColumns(scopeAt(bound, text.length));
        },
      ),
      2_000,
    );
  });

  it('answers for a chain of thousands of common tables that each use the next', () => {
    const tables = Array.from({ length: 3_000 }, (_, n) => `c${n} AS (SELECT * FROM c${n + 1})`);
    const bound = bindText(`WITH ${tables.join(', ')}, c3000 AS (SELECT 1 AS a) SELECT a FROM c0`);
    expect(bound.problems).toEqual([]);
    expect(bound.relations).toHaveLength(3_001);
  });

  it('answers for a chain of thousands of common tables that each use the one before', () => {
    const tables = Array.from({ length: 3_000 }, (_, n) => `c${n + 1} AS (SELECT * FROM c${n})`);
    const bound = bindText(`WITH c0 AS (SELECT 1 AS a), ${tables.join(', ')} SELECT a FROM c3000`);
    expect(bound.problems).toEqual([]);
  });
});
