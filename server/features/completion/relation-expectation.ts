/** What can stand in FROM. */
import type { Item } from './clause.ts';
import type { Expectation } from './expectation.ts';
import { noWords, setOperations } from './expectation.ts';
import type { Place } from './place.ts';

/** In FROM: a table, and what follows it. */
export function relationExpectation(place: Place): Expectation | undefined {
  const { items } = place;
  if (items.length === 0) {
    return { kind: 'table', use: place.verb === 'DELETE' ? 'change' : 'read', ...noWords };
  }
  if (items.at(-1)?.text === 'AS') {
    return undefined;
  }
  const aliased = isAliased(items);
  const { words: next, likely } = afterTable(place);
  return {
    kind: 'afterTable',
    aliased,
    words: aliased ? next : [...next, 'AS'],
    likely,
  };
}

/** Whether a name, a call or a subquery is followed by another name. */
function isAliased(items: readonly Item[]): boolean {
  const isDot = (item: Item | undefined): boolean => item?.text === '.';
  return items.some(
    (item, index) =>
      index > 0 &&
      (item.kind === 'word' || item.kind === 'name') &&
      !isDot(item) &&
      !isDot(items[index - 1]),
  );
}

export function afterTable({ verb, joined, clause, opener }: Place): {
  readonly words: readonly string[];
  readonly likely: number;
} {
  if (verb === 'DELETE' || verb === 'UPDATE') {
    return { words: ['WHERE', 'RETURNING'], likely: 2 };
  }
  const joins = ['JOIN', 'LEFT JOIN'];
  const conditions = joined && clause === 'from' ? ['ON', 'USING ('] : [];
  const first =
    opener === 'relation'
      ? [...conditions, ...joins]
      : [...conditions, 'WHERE', ...joins, 'ORDER BY', 'GROUP BY', 'LIMIT'];
  return {
    words: [...first, 'CROSS JOIN', 'FULL JOIN', 'RIGHT JOIN', ...setOperations],
    likely: first.length,
  };
}

/** The words that a join still lacks. */
export function joinsAfter(items: readonly Item[]): readonly string[] {
  const last = items.at(-1)?.text;
  if (last === 'NATURAL') {
    return ['JOIN', 'LEFT JOIN', 'FULL JOIN', 'RIGHT JOIN'];
  }
  return last === 'CROSS' || last === 'INNER' ? ['JOIN'] : ['JOIN', 'OUTER JOIN'];
}
