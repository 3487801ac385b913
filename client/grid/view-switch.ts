/** Chooses what is shown of a result: its rows, or the plan by which they were had. */
import { element } from './elements.ts';

export type ResultView = 'rows' | 'plan';

export interface ViewSwitch {
  readonly element: HTMLElement;
  update(view: ResultView): void;
}

const labels: Readonly<Record<ResultView, string>> = { rows: 'Rows', plan: 'Plan' };

export function createViewSwitch(choose: (view: ResultView) => void): ViewSwitch {
  const buttons = (['rows', 'plan'] as const).map((view) => {
    const button = element('button', { class: 'view-choice', text: labels[view] });
    button.type = 'button';
    button.title = view === 'rows' ? 'Show the rows' : 'Show the plan, and what each step took';
    button.addEventListener('click', () => choose(view));
    return { view, button };
  });
  return {
    element: element(
      'span',
      { class: 'view-switch', attributes: { role: 'group', 'aria-label': 'View' } },
      ...buttons.map(({ button }) => button),
    ),
    update(chosen) {
      for (const { view, button } of buttons) {
        button.setAttribute('aria-pressed', String(view === chosen));
      }
    },
  };
}
