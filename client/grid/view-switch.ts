/** Chooses what is shown of a result: its rows, a chart of them, or the plan by which they were had. */
import { element, setShown } from './elements.ts';

export type ResultView = 'rows' | 'chart' | 'plan';

export interface ViewSwitch {
  readonly element: HTMLElement;
  /** `possible` views can be chosen; with fewer than two there is nothing to choose. */
  update(view: ResultView, possible: readonly ResultView[]): void;
}

const labels: Readonly<Record<ResultView, string>> = {
  rows: 'Rows',
  chart: 'Chart',
  plan: 'Plan',
};

const titles: Readonly<Record<ResultView, string>> = {
  rows: 'Show the rows',
  chart: 'Draw the rows as a chart',
  plan: 'Show the plan, and what each step took',
};

export function createViewSwitch(choose: (view: ResultView) => void): ViewSwitch {
  const buttons = (['rows', 'chart', 'plan'] as const).map((view) => {
    const button = element('button', { class: 'view-choice', text: labels[view] });
    button.type = 'button';
    button.title = titles[view];
    button.addEventListener('click', () => choose(view));
    return { view, button };
  });
  const group = element(
    'span',
    { class: 'view-switch', attributes: { role: 'group', 'aria-label': 'View' } },
    ...buttons.map(({ button }) => button),
  );
  return {
    element: group,
    update(chosen, possible) {
      setShown(group, possible.length > 1);
      for (const { view, button } of buttons) {
        setShown(button, possible.includes(view));
        button.setAttribute('aria-pressed', String(view === chosen));
      }
    },
  };
}
