/** One step of a plan: a line of columns, the lines that explain it, and the steps below it. */
import type { ExplainedActual, ExplainedDetail, ExplainedStep } from '../../protocol/index.ts';
import {
  counted,
  describeCalls,
  describeDuration,
  grouped,
  noCalls,
} from '../../protocol/index.ts';
import { element } from './elements.ts';
import { drawMessage } from './message-text.ts';
import { visibleControls, visibleLine } from './visible-text.ts';

export interface StepScale {
  readonly longestMs: number;
  /** Steps that took at least as long are marked. */
  readonly slowFromMs: number;
}

export function drawStep(step: ExplainedStep, level: number, scale: StepScale): HTMLElement {
  const children = element(
    'div',
    { class: 'plan-children', attributes: { role: 'group' } },
    ...step.details.map((detail) => drawDetail(detail, level + 1)),
    ...step.steps.map((each) => drawStep(each, level + 1, scale)),
  );
  const line = element(
    'div',
    { class: 'plan-columns plan-line' },
    drawTitle(step),
    element('span', {
      class: 'plan-estimate',
      text: step.kind === 'sql' ? '' : visibleLine(step.estimate),
    }),
    ...(step.actual === undefined ? [] : drawActual(step, step.actual, scale)),
  );
  const item = element(
    'div',
    {
      class: `plan-step ${step.kind}${isSlow(step, scale) ? ' slow' : ''}`,
      attributes: {
        role: 'treeitem',
        tabindex: '-1',
        'aria-level': String(level),
        'aria-label': spoken(step),
      },
    },
    line,
    children,
  );
  const setOpen = (open: boolean): void => {
    item.setAttribute('aria-expanded', String(open));
    children.hidden = !open;
  };
  line.addEventListener('click', () => {
    setOpen(item.getAttribute('aria-expanded') !== 'true');
    item.focus({ preventScroll: true });
  });
  item.addEventListener('tree-open', (event) => {
    event.stopPropagation();
    setOpen(event instanceof CustomEvent && event.detail === true);
  });
  setOpen(true);
  return item;
}

function drawTitle({ number, kind, subject, table }: ExplainedStep): HTMLElement {
  return element(
    'span',
    { class: 'plan-title' },
    element('span', { class: 'json-twisty', attributes: { 'aria-hidden': 'true' } }),
    element('span', { class: 'plan-number', text: String(number) }),
    element('span', { class: 'plan-verb', text: kind === 'sql' ? 'run' : kind }),
    element('span', { class: 'plan-subject', text: visibleLine(subject), title: subject }),
    ...(table === undefined
      ? []
      : [element('span', { class: 'plan-table', text: visibleLine(table), title: table })]),
  );
}

function drawActual(
  { kind }: ExplainedStep,
  actual: ExplainedActual,
  scale: StepScale,
): readonly HTMLElement[] {
  if (actual.state === 'notStarted') {
    return [element('span', { class: 'plan-idle', text: 'not started' })];
  }
  const bar = element('span', { class: 'plan-bar', attributes: { 'aria-hidden': 'true' } });
  const share = scale.longestMs === 0 ? 0 : actual.milliseconds / scale.longestMs;
  bar.style.width = `${(share * 100).toFixed(1)}%`;
  return [
    element(
      'span',
      { class: 'plan-calls' },
      element('span', { text: kind === 'sql' ? '' : callsOf(actual) }),
      ...troublesOf(actual).map((text) => element('span', { class: 'plan-trouble', text })),
    ),
    element('span', { class: 'plan-rows', text: grouped(actual.rows) }),
    element(
      'span',
      { class: 'plan-time' },
      element('span', { class: 'plan-track', attributes: { 'aria-hidden': 'true' } }, bar),
      element('span', { text: describeDuration(actual.milliseconds) }),
    ),
  ];
}

function callsOf({ lists, gets, kept }: ExplainedActual): string {
  const calls = describeCalls({ ...noCalls, list: lists, get: gets });
  return kept === 0 ? calls : `${calls}, ${grouped(kept)} from the cache`;
}

function troublesOf({ state, throttles, retries }: ExplainedActual): readonly string[] {
  return [
    ...(state === 'stopped' ? ['stopped'] : []),
    ...(throttles > 0 ? [`${grouped(throttles)} throttled`] : []),
    ...(retries > 0 ? [`${grouped(retries)} sent again`] : []),
  ];
}

function drawDetail({ kind, text }: ExplainedDetail, level: number): HTMLElement {
  return element(
    'div',
    {
      class: `plan-detail ${kind}`,
      attributes: { role: 'treeitem', tabindex: '-1', 'aria-level': String(level) },
    },
    kind === 'sql'
      ? element('pre', { class: 'plan-text', text: visibleControls(text) })
      : element('span', { class: 'plan-text' }, ...drawMessage(text)),
  );
}

function isSlow({ actual }: ExplainedStep, { slowFromMs }: StepScale): boolean {
  return actual !== undefined && actual.milliseconds >= slowFromMs;
}

/** What a screen reader says of the line, whose columns it does not see. */
function spoken({ number, kind, subject, table, estimate, actual }: ExplainedStep): string {
  const what = `Step ${String(number)}: ${kind === 'sql' ? 'run' : kind} ${subject}`;
  const took =
    actual === undefined
      ? []
      : actual.state === 'notStarted'
        ? ['not started']
        : [
            `took ${callsOf(actual)}`,
            counted(actual.rows, 'row'),
            describeDuration(actual.milliseconds),
            ...troublesOf(actual),
          ];
  return [
    table === undefined ? what : `${what} for ${table}`,
    `estimated ${estimate}`,
    ...took,
  ].join(', ');
}
