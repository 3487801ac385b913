/**
 * A plan as a tree of plain data, which a page draws and a terminal prints. `engine/plan` makes it,
 * and a run adds to each step what it came to.
 */
import type { Check } from './validate.ts';
import { isCount, isListOf, isNumber, isOneOf, isShape, isText } from './validate.ts';

export interface ExplainedPlan {
  /** Those that wait for no other. What a step supplies values for stands below it. */
  readonly steps: readonly ExplainedStep[];
  /** What whoever reads the rows should know, as sentences. */
  readonly notices: readonly string[];
  /** Of all steps together: `1 list, then a get per row`. */
  readonly estimate: string;
  /** Set once the plan has been run, also where the run stopped before its end. */
  readonly actual?: ExplainedActual;
  /** Why the run stopped, where it did. */
  readonly failure?: string;
}

export interface ExplainedStep {
  /** From 1 in the order of the plan: texts name other steps by it. */
  readonly number: number;
  readonly kind: 'list' | 'get' | 'delete' | 'rows' | 'sql';
  /** What is asked of AWS, or who else works: `AWS::EC2::VPC`, `SQLite`. */
  readonly subject: string;
  /** The table that it fills: `aws.ec2.vpcs`. */
  readonly table?: string;
  readonly details: readonly ExplainedDetail[];
  /** `1 list, at most 40 gets`. */
  readonly estimate: string;
  /** Set once the plan has been run. */
  readonly actual?: ExplainedActual;
  readonly steps: readonly ExplainedStep[];
}

const detailKinds = [
  'place',
  'order',
  'input',
  'exact',
  'inexact',
  'unsupported',
  'hydrate',
  'reason',
  'limit',
  'calls',
  'permissions',
  'sql',
] as const;

/** One line about a step. `text` is whole by itself: `regions: us-east-1`. */
export interface ExplainedDetail {
  readonly kind: (typeof detailKinds)[number];
  readonly text: string;
}

/** What a step, or the whole run, came to. */
export interface ExplainedActual {
  readonly state: 'done' | 'stopped' | 'notStarted';
  /** Requests that AWS was sent, a list's further pages included and retries excluded. */
  readonly lists: number;
  readonly gets: number;
  /** Requests that were spared, since the cache had their answers. */
  readonly kept: number;
  /** Resources that arrived; of SQLite, the rows of the result. */
  readonly rows: number;
  /** From the step's first call to its last answer. */
  readonly milliseconds: number;
  /** Requests that AWS put off for their rate. */
  readonly throttles: number;
  /** Requests that were sent again. */
  readonly retries: number;
}

const isActual: Check<ExplainedActual> = isShape<ExplainedActual>({
  state: isOneOf('done', 'stopped', 'notStarted'),
  lists: isCount,
  gets: isCount,
  kept: isCount,
  rows: isCount,
  milliseconds: isNumber,
  throttles: isCount,
  retries: isCount,
});

const isDetail: Check<ExplainedDetail> = isShape<ExplainedDetail>({
  kind: isOneOf(...detailKinds),
  text: isText,
});

const isStep: Check<ExplainedStep> = (value): value is ExplainedStep =>
  isShape<ExplainedStep>(
    {
      number: isCount,
      kind: isOneOf('list', 'get', 'delete', 'rows', 'sql'),
      subject: isText,
      details: isListOf(isDetail),
      estimate: isText,
      steps: isListOf(isStep),
    },
    { table: isText, actual: isActual },
  )(value);

export const isExplainedPlan: Check<ExplainedPlan> = isShape<ExplainedPlan>(
  { steps: isListOf(isStep), notices: isListOf(isText), estimate: isText },
  { actual: isActual, failure: isText },
);
