import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SelectPlan } from '../../engine/plan/index.ts';
import { originalSpan } from '../../engine/plan/index.ts';
import { describePlan, plan } from '../queries/check.ts';
import { statementsOverViews } from '../queries/random-statements.ts';

function selectPlan(statement: string, views: string): SelectPlan | undefined {
  const result = plan(statement, views);
  return result.kind === 'planned' && result.plan.kind === 'select' ? result.plan : undefined;
}

/** The part of the statement that a word of the SQL leads back to. */
function origin(statement: string, views: string, word: string): string {
  const { sql, replacements } = selectPlan(statement, views) ?? { sql: '', replacements: [] };
  const { start, end } = originalSpan(replacements, sql.indexOf(word));
  return start === end
    ? (/^\w+/.exec(statement.slice(start))?.[0] ?? '')
    : statement.slice(start, end);
}

/** Views that each read the next one; the last reads a resource. */
function chainOf(length: number): string {
  const links = Array.from(
    { length: length - 1 },
    (_, index) => `CREATE VIEW v${String(index)} AS SELECT * FROM v${String(index + 1)};\n`,
  );
  return `${links.join('')}CREATE VIEW v${String(length - 1)} AS SELECT vpc_id FROM aws.ec2.vpcs;`;
}

describe('the SQL of a statement over views', () => {
  const views = `CREATE VIEW outer_view AS SELECT upper(vpc_id) AS id FROM inner_view;
    CREATE VIEW inner_view AS SELECT lower(vpc_id) AS vpc_id FROM aws.ec2.vpcs;`;
  const statement = 'SELECT trim(id) FROM outer_view WHERE length(id) > 3';

  it.each([
    ['trim', 'trim'],
    ['length', 'length'],
    ['upper', 'outer_view'],
    ['lower', 'outer_view'],
  ])('leads from `%s` back to `%s`', (word, place) => {
    expect(origin(statement, views, word)).toBe(place);
  });

  it('leads back past what stands before it in a WITH', () => {
    const sql = 'WITH own AS (SELECT ltrim(1)) SELECT rtrim(id) FROM outer_view, own';
    expect(origin(sql, views, 'ltrim')).toBe('ltrim');
    expect(origin(sql, views, 'rtrim')).toBe('rtrim');
    expect(origin(sql, views, 'lower')).toBe('outer_view');
  });

  it('leads back to the same letters, wherever it is not made', () => {
    fc.assert(
      fc.property(statementsOverViews, ({ views: definitions, statement: text }) => {
        const { sql = '', replacements = [], fetches = [] } = selectPlan(text, definitions) ?? {};
        for (let offset = 0; offset < sql.length; offset += 1) {
          const { start, end } = originalSpan(replacements, offset);
          expect(end).toBeLessThanOrEqual(text.length);
          if (start === end) expect(text[start]).toBe(sql[offset]);
        }
        for (const { span } of fetches) {
          expect(text.slice(span.start, span.end)).toMatch(/^(?:view_\d_\d|aws\.\w+\.\w+)$/);
        }
      }),
      { seed: 20261124, numRuns: 100 },
    );
  });
});

describe('views that read each other', () => {
  it('are read through many of them', () => {
    expect(describePlan('SELECT * FROM v0', chainOf(100))).toContain('list AWS::EC2::VPC');
  });

  it.each([101, 5_000])('are refused where there are %i of them', (length) => {
    expect(describePlan('SELECT * FROM v0', chainOf(length))).toBe(
      'failed (unsupported): the statement reads more than 100 views: write some of them as one\nat: v0',
    );
  });

  it('are each read once, however many ways lead to them', () => {
    const doubling = Array.from({ length: 20 }, (_, index) => {
      const next = `v${String(index + 1)}`;
      return `CREATE VIEW v${String(index)} AS SELECT a.x FROM ${next} AS a, ${next} AS b;\n`;
    });
    const result = selectPlan(
      'SELECT * FROM v0',
      `${doubling.join('')}CREATE VIEW v20 AS SELECT 1 AS x`,
    );
    expect(result?.sql.match(/ AS \(/g)).toHaveLength(21);
  });
});
