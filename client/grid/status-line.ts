/** The line below the rows: how many, how long, what it took to ask, and what is selected. */
import type { CellRange, FromCache, GridTab, RunningState } from '../../protocol/index.ts';
import {
  counted,
  describeCalls,
  describeDuration,
  describeThrottled,
  describeFromCache,
  grouped,
} from '../../protocol/index.ts';
import { element, setShown, setText, textButton } from './elements.ts';
import { createRunningClock } from './running-clock.ts';

export interface StatusLine {
  readonly element: HTMLElement;
  update(tab: GridTab | undefined): void;
  showSelection(range: CellRange | undefined, canOpen: boolean): void;
  /** Sum, average and the like of the selection, in words. */
  showFigures(text: string): void;
  /** How many of all rows the view has; `undefined` where it has all. */
  showRows(rows: number | undefined, all: number): void;
  /** One line for a few seconds. */
  tell(message: string): void;
}

const toldForMs = 4_000;

export function createStatusLine(actions: {
  readonly viewSwitch: HTMLElement;
  readonly reveal: (tab: string) => void;
  readonly cancel: (tab: string) => void;
  readonly openValue: () => void;
  readonly rerunAnew: (tab: string) => void;
}): StatusLine {
  const figures = element('span', { class: 'status-figures' });
  const told = element('span', { class: 'status-told', attributes: { role: 'status' } });
  const selected = element('span', { class: 'status-selection' });
  const summed = element('span', { class: 'status-summed', attributes: { role: 'status' } });
  const viewed = element('span', { class: 'status-viewed', attributes: { role: 'status' } });
  const open = textButton('Open value', actions.openValue, 'link');
  open.title = 'Open the whole value (Enter)';
  const target = element('span', { class: 'status-target' });
  const origin = textButton('', () => shown !== undefined && actions.reveal(shown), 'link');
  origin.title = 'Go to the statement';
  const anew = textButton(
    'Run without cache',
    () => shown !== undefined && actions.rerunAnew(shown),
    'link',
  );
  anew.title = 'Run the statement again and ask AWS for everything';
  const cancel = textButton('Cancel', () => shown !== undefined && actions.cancel(shown), 'link');
  cancel.title = 'Stop the statement and keep its rows';
  const line = element(
    'div',
    { class: 'status-line' },
    actions.viewSwitch,
    figures,
    viewed,
    cancel,
    anew,
    element('span', { class: 'status-space' }),
    told,
    open,
    summed,
    selected,
    target,
    origin,
  );
  const clock = createRunningClock();
  let shown: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  setShown(open, false);
  setShown(anew, false);
  setShown(cancel, false);

  return {
    element: line,
    update(tab) {
      shown = tab?.id;
      setText(figures, tab === undefined ? '' : figuresOf(clock.at(tab)));
      clock.follow(tab, (now) => setText(figures, figuresOf(now)));
      setShown(cancel, tab?.state.kind === 'running' && hasRows(tab.state));
      setShown(anew, tab !== undefined && fromCacheOf(tab) !== undefined);
      setText(target, tab?.target ?? '');
      setText(origin, tab?.origin ?? '');
    },
    showSelection(range, canOpen) {
      setText(selected, range === undefined ? '' : selectionText(range));
      setShown(open, canOpen);
    },
    showFigures: (text) => setText(summed, text),
    showRows: (rows, all) =>
      setText(viewed, rows === undefined ? '' : `${grouped(rows)} of ${grouped(all)} shown`),
    tell(message) {
      setText(told, message);
      clearTimeout(timer);
      timer = setTimeout(() => setText(told, ''), toldForMs);
    },
  };
}

function figuresOf(tab: GridTab): string {
  const { state } = tab;
  if (state.kind === 'running') {
    const { progress, elapsedMs } = state;
    const { resultRows = 0, rowsFetched } = progress;
    return [
      resultRows === 0 ? counted(rowsFetched, 'resource') : `${counted(resultRows, 'row')} so far…`,
      describeDuration(elapsedMs),
      describeCalls(progress.calls),
      ...(progress.throttled === undefined || progress.isFetched === true
        ? []
        : [describeThrottled(progress.throttled)]),
    ].join(' · ');
  }
  const { calls, durationMs } = state.kind === 'finished' ? state.summary : state;
  const fromCache = fromCacheOf(tab);
  const rows = state.kind === 'finished' ? state.summary.rowCount : state.partial?.rowCount;
  return [
    // Of a plan, the rows are the lines of its text.
    ...(rows === undefined || tab.opensPlan === true ? [] : [counted(rows, 'row')]),
    ...(state.kind === 'failed' && rows !== undefined ? ['incomplete'] : []),
    describeDuration(durationMs),
    describeCalls(calls),
    ...(fromCache === undefined ? [] : [describeFromCache(fromCache)]),
  ].join(' · ');
}

function hasRows({ progress }: RunningState): boolean {
  return progress.resultRows !== undefined && progress.resultRows > 0;
}

function fromCacheOf({ state }: GridTab): FromCache | undefined {
  switch (state.kind) {
    case 'running':
      return undefined;
    case 'finished':
      return state.summary.fromCache;
    case 'failed':
      return state.partial?.fromCache;
  }
}

function selectionText(range: CellRange): string {
  const rows = range.lastRow - range.firstRow + 1;
  const columns = range.lastColumn - range.firstColumn + 1;
  return rows * columns === 1
    ? `Row ${grouped(range.firstRow + 1)}, column ${range.firstColumn + 1}`
    : `${grouped(rows)} × ${columns} selected`;
}
