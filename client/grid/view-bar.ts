/** The line above the rows: the quick filter, what is filtered and grouped, and which columns hide. */
import type { ResultColumn, ResultView } from '../../protocol/index.ts';
import { counted } from '../../protocol/index.ts';
import { element, iconButton, setShown, textButton } from './elements.ts';
import { icon } from './icons.ts';
import { describeFilter, filterQuickly, groupRows } from './view-changes.ts';
import { visibleLine } from './visible-text.ts';

export interface ViewBarState {
  /** Of the result. */
  readonly columns: readonly ResultColumn[];
  readonly view: ResultView;
  /** Hidden columns, by position. */
  readonly hidden: readonly number[];
  /** A view is asked for and not there yet. */
  readonly isBusy: boolean;
}

export interface ViewBar {
  readonly element: HTMLElement;
  update(state: ViewBarState): void;
  focusQuickFilter(): void;
}

export interface ViewBarActions {
  readonly change: (view: ResultView) => void;
  readonly showColumn: (column: number) => void;
  readonly cancel: () => void;
  /** The keyboard goes back to the rows. */
  readonly leave: () => void;
}

/** A text that is still being typed is not looked for. */
const settlesAfterMs = 200;

export function createViewBar(actions: ViewBarActions): ViewBar {
  let state: ViewBarState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const input = element('input', {
    class: 'quick-filter',
    attributes: {
      type: 'search',
      placeholder: 'Filter all columns',
      'aria-label': 'Filter all columns (Ctrl+F)',
      spellcheck: 'false',
    },
  });
  const chips = element('span', { class: 'view-chips' });
  const busy = element(
    'span',
    { class: 'view-busy', attributes: { role: 'status' } },
    element('span', { class: 'spinner' }),
    'Looking through the rows',
    textButton('Stop', actions.cancel, 'link'),
  );
  setShown(busy, false);

  const apply = (): void => {
    clearTimeout(timer);
    if (state !== undefined && input.value !== (state.view.quickFilter ?? '')) {
      actions.change(filterQuickly(state.view, input.value));
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, settlesAfterMs);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === 'ArrowDown') {
      apply();
      actions.leave();
    } else if (event.key === 'Escape') {
      input.value = '';
      apply();
      actions.leave();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    element: element(
      'div',
      { class: 'view-bar', attributes: { role: 'toolbar', 'aria-label': 'View of the rows' } },
      icon('filter'),
      input,
      chips,
      busy,
    ),
    update(next) {
      state = next;
      if (document.activeElement !== input) {
        input.value = next.view.quickFilter ?? '';
      }
      setShown(busy, next.isBusy);
      chips.replaceChildren(...drawChips(next, actions));
    },
    focusQuickFilter() {
      input.focus();
      input.select();
    },
  };
}

function drawChips(state: ViewBarState, actions: ViewBarActions): readonly HTMLElement[] {
  const { view, columns, hidden } = state;
  const filters = view.filters.map((filter) => {
    const text = describeFilter(filter, columns);
    const without = view.filters.filter((each) => each !== filter);
    return chip('filter', text, `Remove the filter: ${text}`, () =>
      actions.change({ ...view, filters: without }),
    );
  });
  const grouping =
    view.groupBy === undefined
      ? []
      : [
          chip('group', `by ${columns[view.groupBy]?.name ?? ''}`, 'Show the rows again', () =>
            actions.change(groupRows(view)),
          ),
        ];
  const hiding =
    hidden.length === 0 || view.groupBy !== undefined
      ? []
      : [
          element(
            'details',
            { class: 'hidden-columns' },
            element('summary', { text: `${counted(hidden.length, 'column')} hidden` }),
            element(
              'div',
              { class: 'hidden-list' },
              ...hidden.map((column) =>
                textButton(`Show ${visibleLine(columns[column]?.name ?? '')}`, () =>
                  actions.showColumn(column),
                ),
              ),
            ),
          ),
        ];
  const clears =
    filters.length + grouping.length + view.sort.length < 2
      ? []
      : [textButton('Clear all', () => actions.change({ sort: [], filters: [] }), 'link')];
  return [...grouping, ...filters, ...hiding, ...clears];
}

function chip(kind: 'filter' | 'group', text: string, label: string, remove: () => void) {
  return element(
    'span',
    { class: 'view-chip' },
    icon(kind),
    element('span', { class: 'view-chip-text', text: visibleLine(text) }),
    iconButton(icon('close'), visibleLine(label), remove),
  );
}
