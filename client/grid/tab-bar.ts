/** The row of results: one tab a statement, its state before its title, a cross to close it. */
import type { GridTab } from '../../protocol/index.ts';
import { element, iconButton } from './elements.ts';
import { icon } from './icons.ts';
import { visibleControls, visibleLine } from './visible-text.ts';

export interface TabBarActions {
  readonly select: (tab: string) => void;
  readonly close: (tab: string) => void;
}

export interface TabBar {
  readonly element: HTMLElement;
  update(tabs: readonly GridTab[], active: string | undefined): void;
}

export function createTabBar(actions: TabBarActions): TabBar {
  const bar = element('div', {
    class: 'tab-bar',
    attributes: { role: 'tablist', 'aria-label': 'Results' },
  });
  let drawn = '';

  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const all = [...bar.querySelectorAll<HTMLElement>('.tab')];
    const at = all.findIndex((tab) => tab === event.target);
    const next = step === undefined || at === -1 ? undefined : all[at + step];
    if (next !== undefined) {
      next.focus();
      next.click();
      event.preventDefault();
    }
  });

  return {
    element: bar,
    update(tabs, active) {
      const wanted = JSON.stringify([active, tabs.map((tab) => [tab.id, tab.title, markOf(tab)])]);
      if (wanted === drawn) {
        return;
      }
      drawn = wanted;
      const hadFocus = bar.contains(document.activeElement);
      bar.replaceChildren(...tabs.map((tab) => drawTab(tab, tab.id === active, actions)));
      const shown = bar.querySelector<HTMLElement>('.tab.active');
      shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      if (hadFocus) {
        shown?.focus();
      }
    },
  };
}

function drawTab(tab: GridTab, isActive: boolean, actions: TabBarActions): HTMLElement {
  const mark = markOf(tab);
  const drawn = element(
    'div',
    {
      class: `tab ${mark}${isActive ? ' active' : ''}`,
      title: `${visibleControls(tab.statement)}\n\n${tab.origin}\n${tab.target}`,
      attributes: {
        role: 'tab',
        'aria-selected': String(isActive),
        'aria-label': `${tab.title}, ${mark}`,
        tabindex: isActive ? '0' : '-1',
      },
    },
    markDrawing(mark),
    element('span', { class: 'tab-title', text: visibleLine(tab.title) }),
    iconButton(icon('close'), 'Close this result', () => actions.close(tab.id)),
  );
  drawn.addEventListener('click', () => actions.select(tab.id));
  drawn.addEventListener('auxclick', (event) => {
    if (event.button === 1) {
      actions.close(tab.id);
    }
  });
  return drawn;
}

type Mark = 'running' | 'finished' | 'failed' | 'cancelled';

function markOf({ state }: GridTab): Mark {
  return state.kind === 'failed' && state.failure.kind === 'cancelled' ? 'cancelled' : state.kind;
}

function markDrawing(mark: Mark): Element {
  switch (mark) {
    case 'running':
      return element('span', { class: 'spinner' });
    case 'failed':
      return icon('error');
    case 'cancelled':
      return icon('cancelled');
    case 'finished':
      return element('span', { class: 'tab-dot' });
  }
}
