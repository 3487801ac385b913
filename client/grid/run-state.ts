/** What stands where the rows will stand: a run under way, one that failed, or a result of no rows. */
import type {
  FailedState,
  FinishedState,
  GridTab,
  RunningState,
  RunProgress,
} from '../../protocol/index.ts';
import {
  counted,
  describeCalls,
  describeDuration,
  describeThrottled,
  totalCalls,
} from '../../protocol/index.ts';
import { element, setShown, setText, textButton } from './elements.ts';
import { icon } from './icons.ts';
import { drawMessage } from './message-text.ts';

export interface RunStateActions {
  readonly cancel: (tab: string) => void;
  readonly rerun: (tab: string) => void;
  readonly reveal: (tab: string) => void;
  readonly selectProfile: () => void;
}

export interface RunStateView {
  readonly element: HTMLElement;
  /** Draws the tab's state; the text of a run under way changes in place. */
  update(tab: GridTab): void;
}

export function createRunStateView(actions: RunStateActions): RunStateView {
  const view = element('div', { class: 'run-state' });
  let drawn = '';
  let running: RunningDrawing | undefined;

  return {
    element: view,
    update(tab) {
      const { state } = tab;
      const wanted = state.kind === 'running' ? `${tab.id} running` : JSON.stringify(tab);
      if (wanted !== drawn) {
        drawn = wanted;
        running = state.kind === 'running' ? drawRunning(tab.id, actions) : undefined;
        view.replaceChildren(running?.element ?? drawEnd(tab, state, actions));
      }
      if (state.kind === 'running') {
        running?.update(state);
      }
    },
  };
}

interface RunningDrawing {
  readonly element: HTMLElement;
  update(state: RunningState): void;
}

function drawRunning(tab: string, actions: RunStateActions): RunningDrawing {
  const heading = element('div', { class: 'run-heading', text: 'Running' });
  const figures = element('div', { class: 'run-detail' });
  const held = element('div', { class: 'run-detail' });
  return {
    element: element(
      'div',
      { class: 'run-card', attributes: { role: 'status' } },
      element('span', { class: 'spinner large' }),
      element('div', { class: 'run-words' }, heading, figures, held),
      textButton('Cancel', () => actions.cancel(tab)),
    ),
    update({ progress }) {
      const what = heldUpBy(progress);
      setShown(held, what !== undefined);
      setText(held, what ?? '');
      setText(
        figures,
        totalCalls(progress.calls) === 0
          ? 'Asking AWS'
          : `${counted(progress.rowsFetched, 'resource')} so far, ${describeCalls(progress.calls)}`,
      );
    },
  };
}

/** What a person waits for, where it is not that AWS answers. */
function heldUpBy({ isFetched, throttled }: RunProgress): string | undefined {
  if (isFetched === true) return 'All of them are here: SQLite makes the result of them';
  return throttled && describeThrottled(throttled);
}

function drawEnd(
  tab: GridTab,
  state: FinishedState | FailedState | RunningState,
  actions: RunStateActions,
): HTMLElement {
  if (state.kind === 'failed') {
    return drawFailure(tab, state, actions);
  }
  const detail =
    state.kind === 'finished'
      ? `The statement ran to its end in ${describeDuration(state.summary.durationMs)} with ${describeCalls(state.summary.calls)}, and no row matched.`
      : '';
  return element(
    'div',
    { class: 'run-card' },
    icon('information'),
    element(
      'div',
      { class: 'run-words' },
      element('div', { class: 'run-heading', text: '0 rows' }),
      element('div', { class: 'run-detail', text: detail }),
    ),
  );
}

function drawFailure(tab: GridTab, state: FailedState, actions: RunStateActions): HTMLElement {
  const { failure } = state;
  const isCancelled = failure.kind === 'cancelled';
  const detail = [
    failure.serviceError,
    describeDuration(state.durationMs),
    describeCalls(state.calls),
  ].filter((part) => part !== undefined);
  return element(
    'div',
    { class: `run-card ${isCancelled ? 'cancelled' : 'failed'}`, attributes: { role: 'alert' } },
    icon(isCancelled ? 'cancelled' : 'error'),
    element(
      'div',
      { class: 'run-words' },
      element('div', { class: 'run-heading', text: headingOf(failure) }),
      element('div', { class: 'run-message' }, ...drawMessage(failure.message)),
      element('div', { class: 'run-detail', text: detail.join(', ') }),
      element(
        'div',
        { class: 'run-actions' },
        textButton('Run Again', () => actions.rerun(tab.id)),
        ...(isCancelled ? [] : [textButton('Show in Editor', () => actions.reveal(tab.id))]),
        ...(failure.kind === 'credentials' || failure.kind === 'access'
          ? [textButton('Select Profile…', actions.selectProfile)]
          : []),
      ),
    ),
  );
}

function headingOf({ kind, serviceError = '' }: FailedState['failure']): string {
  // Node's codes of a failed connection: ECONNREFUSED, ENOTFOUND.
  return kind === 'service' && /^E[A-Z_]+$/.test(serviceError)
    ? 'AWS could not be reached'
    : failureHeadings[kind];
}

const failureHeadings: Readonly<Record<FailedState['failure']['kind'], string>> = {
  plan: 'The statement cannot be run as it stands',
  unsupported: 'IQL cannot run this statement yet',
  credentials: 'AWS credentials are missing or expired',
  access: 'AWS denied access',
  throttled: 'AWS is limiting the rate of requests',
  service: 'AWS answered with an error',
  cancelled: 'Cancelled',
  internal: 'Something went wrong inside IQL',
};
