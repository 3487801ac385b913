/**
 * The order of a list: one number for each reason to be high in it. Within a rank the order given
 * counts; once something is typed, an editor's own fuzzy score comes before all of this.
 */
export const rank = {
  /** A param or a column without which AWS cannot answer, a clause that supplies it. */
  required: 0,
  /** A value of the exact column compared, a join's likely condition, the only name that fits. */
  exact: 1,
  column: 2,
  commonTable: 2,
  /** A resource under its service: the forms that give whole resources. */
  resource: 2,
  likelyKeyword: 3,
  /** A table alias, to qualify with. */
  relation: 4,
  provider: 3,
  /** A resource found by a bare word, in any service. */
  foundService: 4,
  foundResource: 5,
  /** The forms that give identifiers or tags only. */
  narrowResource: 5,
  /** A param that nothing lacks. */
  parameter: 5,
  outerColumn: 6,
  keyword: 6,
  function: 7,
  snippet: 8,
  /** A statement begun where another could go on. */
  nextStatement: 9,
} as const;
