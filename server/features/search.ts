/** Long searches, in steps between which others have their turn. */

/**
 * Between two steps a search may be dropped: whoever drives it decides how long the steps together may
 * hold up the rest.
 */
export type Search<Result> = Generator<undefined, Result>;

/** Runs a search to its end at once. */
export function finished<Result>(search: Search<Result>): Result {
  for (;;) {
    const step = search.next();
    if (step.done === true) return step.value;
  }
}
