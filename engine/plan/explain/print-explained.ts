/** The tree of a plan as indented text, which `EXPLAIN` shows and an editor folds. */
import type { ExplainedActual, ExplainedPlan, ExplainedStep } from '../../../protocol/index.ts';
import { counted, describeDuration } from '../../../protocol/index.ts';

export function printExplained(plan: ExplainedPlan): string {
  const { steps, notices, estimate, actual, failure } = plan;
  const calling = steps.filter(({ kind }) => kind !== 'sql');
  const others = steps.filter(({ kind }) => kind === 'sql');
  const numbers = calling.length > 1 || calling.some((step) => step.steps.length > 0);
  return [
    `estimate: ${estimate}`,
    ...(actual === undefined ? [] : [`actual: ${textOfActual(actual, 'row')}`]),
    ...(failure === undefined ? [] : [`stopped: ${failure}`]),
    ...calling.map((step) => textOfStep(step, numbers)),
    ...notices.map((notice) => `notice: ${notice}`),
    ...others.map((step) => textOfStep(step, false)),
  ].join('\n');
}

/** `1 list, 12 gets, 12 rows, 412 ms, 3 throttled`. */
export function textOfActual(actual: ExplainedActual, noun: string): string {
  if (actual.state === 'notStarted') return 'not started';
  const { lists, gets, kept, rows, milliseconds, throttles, retries } = actual;
  return [
    ...(actual.state === 'stopped' ? ['stopped after'] : []),
    ...(lists > 0 ? [counted(lists, 'list')] : []),
    ...(gets > 0 ? [counted(gets, 'get')] : []),
    ...(kept > 0 ? [`${counted(kept, 'answer')} from the cache`] : []),
    counted(rows, noun),
    describeDuration(milliseconds),
    ...(throttles > 0 ? [`${counted(throttles, 'call')} throttled`] : []),
    ...(retries > 0 ? [counted(retries, 'retry', 'retries')] : []),
  ]
    .join(', ')
    .replace('stopped after,', 'stopped after');
}

function textOfStep(step: ExplainedStep, isNumbered: boolean): string {
  const { details, actual, steps } = step;
  const lines = [
    ...details.map(({ text }) => text),
    ...(actual === undefined ? [] : [`actual: ${textOfActual(actual, nounOf(step))}`]),
    ...steps.map((each) => textOfStep(each, isNumbered)),
  ];
  const head = `${isNumbered ? `${String(step.number)}. ` : ''}${headOf(step)}`;
  return [head, ...lines.map(indent)].join('\n');
}

/** `list AWS::EC2::VPC for aws.ec2.vpcs`. */
export function headOf({ kind, subject, table }: ExplainedStep): string {
  switch (kind) {
    case 'sql':
      return 'sql:';
    case 'rows':
      return `rows: ${subject}`;
    default:
      return `${kind} ${subject} for ${table ?? subject}`;
  }
}

function nounOf({ kind }: ExplainedStep): string {
  return kind === 'sql' || kind === 'rows' ? 'row' : 'resource';
}

export function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
