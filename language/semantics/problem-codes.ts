/** Every kind of problem, by a stable code, each with a section of the same name in docs/diagnostics.md. */

export type ProblemSeverity = 'error' | 'warning' | 'information' | 'hint';

/** In the order of that page. */
export const problemCodes = [
  'syntax-error',
  'unterminated',
  'unknown-provider',
  'other-provider',
  'unknown-service',
  'unknown-resource',
  'unknown-table',
  'unknown-column',
  'unknown-method',
  'unknown-parameter',
  'unknown-function',
  'ambiguous-column',
  'missing-parameter',
  'wrong-type',
  'outside-enumeration',
  'unknown-member',
  'null-comparison',
  'unknown-region',
  'never-listed-column',
  'cartesian-join',
  'duplicate-view',
  'mutation-without-identifier',
  'useless-limit',
  'unused-common-table',
  'unused-alias',
  'old-spelling',
  'unsupported-type',
  'sqlite',
] as const;

export type ProblemCode = (typeof problemCodes)[number];
