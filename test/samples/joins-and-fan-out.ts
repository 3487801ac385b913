/**
 * What the statements of the samples for joins and fan-outs come to over the samples' data: how many
 * rows, and how many calls at the most. A planner that finds a better plan makes fewer.
 */

export interface ExpectedResult {
  readonly rows: number;
  readonly lists: number;
  readonly gets: number;
}

/** By file, in the order of the statements: rows, lists, gets. */
const figures: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  '09-accounts-and-regions.iql': [
    [8, 0, 0],
    [3, 3, 0],
    [5, 1, 0],
    [1, 0, 0],
    [7, 4, 0],
    [4, 4, 0],
    [5, 0, 0],
    [3, 0, 0],
  ],
  '10-joins.iql': [
    [4, 5, 0],
    [2, 1, 13],
    [2, 0, 2],
    [2, 1, 3],
    [3, 2, 11],
    [12, 2, 0],
    [3, 2, 0],
    [3, 2, 10],
    [3, 1, 0],
    [2, 1, 13],
    [9, 2, 11],
    [3, 2, 11],
    [7, 4, 3],
    [3, 2, 12],
    [26, 3, 11],
  ],
  '11-fan-out.iql': [
    [2, 2, 0],
    [4, 4, 4],
    [7, 2, 0],
    [6, 8, 0],
    [2, 0, 2],
    [9, 1, 9],
    [1, 20, 0],
    [5, 1, 0],
    [1, 1, 0],
    [5, 1, 0],
    [5, 1, 5],
  ],
};

export const joinsAndFanOut: ReadonlyMap<string, readonly ExpectedResult[]> = new Map(
  Object.entries(figures).map(([file, results]) => [
    file,
    results.map(([rows, lists, gets]) => ({ rows, lists, gets })),
  ]),
);
