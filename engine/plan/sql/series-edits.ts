/**
 * `generate_series`, which the SQLite of Node lacks, as the recursive query that it stands for. Its
 * arguments stay where they are, so that edits of them and offsets in them remain true.
 */
import type { StatementFacts } from '../facts.ts';
import type { Edit } from './render.ts';

const opening = '(WITH RECURSIVE "given"("start", "stop", "step") AS (VALUES (';

const within = (value: string): string =>
  `("step" > 0 AND ${value} <= "stop") OR ("step" < 0 AND ${value} >= "stop")`;

const closing =
  `)), "series"("value") AS (SELECT "start" FROM "given" WHERE ${within('"start"')} ` +
  `UNION ALL SELECT "value" + "step" FROM "series", "given" WHERE ${within('"value" + "step"')}) ` +
  'SELECT "value" FROM "series")';

export function seriesEdits(facts: StatementFacts): readonly Edit[] {
  return facts.bound.relations.flatMap(({ node }): readonly Edit[] => {
    if (node.kind !== 'tableFunction' || node.name.text.toLowerCase() !== 'generate_series') {
      return [];
    }
    const { start, end } = node.argumentsSpan;
    const step = node.arguments.length < 3 ? ', 1' : '';
    const alias = node.alias === undefined ? ' AS "generate_series"' : '';
    return [
      { span: { start: node.name.span.start, end: start + 1 }, text: opening },
      { span: { start: end - 1, end }, text: step + closing + alias },
    ];
  });
}
