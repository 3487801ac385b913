/** The plan of a result as a tree that folds: what was expected of each step, and what it came to. */
import type { ExplainedActual, ExplainedPlan, ExplainedStep } from '../../protocol/index.ts';
import { counted, describeCalls, describeDuration, noCalls } from '../../protocol/index.ts';
import { element, iconButton } from './elements.ts';
import { icon } from './icons.ts';
import { drawMessage } from './message-text.ts';
import type { StepScale } from './plan-step.ts';
import { drawStep } from './plan-step.ts';
import { steerTree } from './tree-keys.ts';

export interface PlanViewActions {
  readonly copy: () => void;
  readonly openInEditor: () => void;
}

export interface PlanView {
  readonly element: HTMLElement;
  /** Draws the plan anew only where it is another one: what was folded stays folded. */
  update(plan: ExplainedPlan): void;
}

export function createPlanView(actions: PlanViewActions): PlanView {
  const view = element('section', { class: 'plan', attributes: { 'aria-label': 'Plan' } });
  let drawn = '';
  return {
    element: view,
    update(plan) {
      const wanted = JSON.stringify(plan);
      if (wanted === drawn) {
        return;
      }
      drawn = wanted;
      view.classList.toggle('plan-ran', plan.actual !== undefined);
      view.replaceChildren(
        element(
          'div',
          { class: 'plan-top' },
          drawHeading(plan, actions),
          ...plan.notices.map((text) =>
            element('div', { class: 'plan-notice' }, ...drawMessage(text)),
          ),
          drawColumnNames(plan),
        ),
        drawTree(plan),
      );
    },
  };
}

function drawHeading({ estimate, actual }: ExplainedPlan, actions: PlanViewActions): HTMLElement {
  return element(
    'header',
    { class: 'plan-heading' },
    element('span', { class: 'plan-total' }, drawTotal('Estimated', estimate)),
    ...(actual === undefined
      ? []
      : [element('span', { class: 'plan-total' }, drawTotal('Took', textOfTotal(actual)))]),
    element('span', { class: 'status-space' }),
    iconButton(icon('copy'), 'Copy the plan as text', actions.copy),
    iconButton(icon('editor'), 'Open the plan as text', actions.openInEditor),
  );
}

function drawTotal(label: string, text: string): DocumentFragment {
  const drawn = document.createDocumentFragment();
  drawn.append(element('span', { class: 'plan-label', text: label }), ` ${text}`);
  return drawn;
}

function textOfTotal({ lists, gets, milliseconds, throttles }: ExplainedActual): string {
  return [
    describeCalls({ ...noCalls, list: lists, get: gets }),
    describeDuration(milliseconds),
    ...(throttles > 0 ? [`${counted(throttles, 'call')} throttled`] : []),
  ].join(' · ');
}

/** A screen reader hears the same in each step's own name. */
function drawColumnNames({ actual }: ExplainedPlan): HTMLElement {
  const names = ['Step', 'Estimated', ...(actual === undefined ? [] : ['Actual', 'Rows', 'Time'])];
  return element(
    'div',
    { class: 'plan-columns plan-names', attributes: { 'aria-hidden': 'true' } },
    ...names.map((text) => element('span', { text })),
  );
}

function drawTree({ steps }: ExplainedPlan): HTMLElement {
  const scale = scaleOf(steps);
  const tree = element(
    'div',
    { class: 'plan-tree', attributes: { role: 'tree', 'aria-label': 'Steps' } },
    ...steps.map((step) => drawStep(step, 1, scale)),
  );
  steerTree(tree);
  return tree;
}

/** A step that takes less than this is never what a run waits for. */
const shortestSlowMs = 50;

function scaleOf(steps: readonly ExplainedStep[]): StepScale {
  const times = steps.flatMap(timesBelow);
  const longestMs = Math.max(0, ...times);
  return { longestMs, slowFromMs: Math.max(shortestSlowMs, longestMs * 0.75) };
}

function timesBelow({ actual, steps }: ExplainedStep): readonly number[] {
  return [actual?.milliseconds ?? 0, ...steps.flatMap(timesBelow)];
}
