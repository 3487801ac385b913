/**
 * The results of this window: what each tab of the view stands for. A tab belongs to a statement of
 * a document, and running that statement again fills the same tab.
 */
import type { RunOutcome } from '../../engine/execute/index.ts';
import type { GridTab, ResultColumn, RunProgress, TabState } from '../../protocol/index.ts';
import { noCalls } from '../../protocol/index.ts';
import { reusableTab } from './reusable-tab.ts';
import type { RunTarget } from '../run/targets.ts';

/** What a run says of itself when it asks for a tab. */
export interface RunDescription {
  readonly documentUri: string;
  /** The document's text, to tell a statement that was edited from one that moved. */
  readonly documentText: string;
  readonly target: RunTarget;
  readonly title: string;
  readonly statement: string;
  readonly origin: string;
  readonly connection: string;
}

export interface ResultTab extends RunDescription {
  readonly id: string;
  readonly revision: number;
  readonly state: TabState;
  /** Where the rows are, once there are any. */
  readonly file?: string;
}

/** A run's hand on its tab. Once the tab is closed or run anew, nothing it does has any effect. */
export interface RunningTab {
  readonly id: string;
  /** `file` holds the rows of the result where the progress tells that there are any. */
  report(progress: RunProgress, file: string): void;
  /** `file` holds the rows where the outcome has any; the caller removes it where this says false. */
  settle(outcome: RunOutcome, file: string): boolean;
}

export interface ResultTabs {
  readonly all: readonly ResultTab[];
  readonly active: string | undefined;
  find(id: string): ResultTab | undefined;
  /** Shows a new or reused tab as running. `onStop` is called when the tab is closed or run anew. */
  start(run: RunDescription, onStop: () => void): RunningTab;
  activate(id: string): void;
  close(id: string): void;
  closeAll(): void;
  /** Called after every change; gives back how to stop listening. */
  onChange(listener: () => void): () => void;
}

export interface ResultTabsOptions {
  readonly now: () => number;
  /** A file that no tab needs any more. */
  readonly release: (file: string) => void;
}

/** More tabs than anyone reads; the oldest that is not running makes room. */
const mostTabs = 20;

export function createResultTabs({ now, release }: ResultTabsOptions): ResultTabs {
  const listeners = new Set<() => void>();
  const stops = new Map<string, () => void>();
  let tabs: readonly ResultTab[] = [];
  let active: string | undefined;
  let lastId = 0;

  const changed = (): void => listeners.forEach((listener) => listener());
  const find = (id: string): ResultTab | undefined => tabs.find((tab) => tab.id === id);
  const replace = (next: ResultTab): void => {
    tabs = tabs.map((tab) => (tab.id === next.id ? next : tab));
    changed();
  };
  const letGo = (tab: ResultTab): void => {
    const stop = stops.get(tab.id);
    stops.delete(tab.id);
    stop?.();
    // What still writes to the file removes it: the run hears that it has lost its tab.
    if (tab.file !== undefined && stop === undefined) {
      release(tab.file);
    }
  };
  const remove = (tab: ResultTab): void => {
    const at = tabs.indexOf(tab);
    tabs = tabs.filter((other) => other !== tab);
    if (active === tab.id) {
      active = (tabs[at] ?? tabs[at - 1])?.id;
    }
    letGo(tab);
  };
  const makeRoom = (): void => {
    const oldest = tabs.find((tab) => tab.state.kind !== 'running');
    if (tabs.length >= mostTabs && oldest !== undefined) {
      remove(oldest);
    }
  };

  return {
    get all() {
      return tabs;
    },
    get active() {
      return active;
    },
    find,
    start(run, onStop) {
      const started = now();
      const before = reusableTab(tabs, run);
      if (before === undefined) {
        makeRoom();
        lastId += 1;
      } else {
        letGo(before);
      }
      const tab: ResultTab = {
        ...run,
        id: before?.id ?? String(lastId),
        revision: (before?.revision ?? 0) + 1,
        state: runningState({ calls: noCalls, rowsFetched: 0 }, 0),
      };
      tabs =
        before === undefined ? [...tabs, tab] : tabs.map((each) => (each === before ? tab : each));
      active = tab.id;
      stops.set(tab.id, onStop);
      changed();
      const isCurrent = (): boolean => find(tab.id)?.revision === tab.revision;
      return {
        id: tab.id,
        report(progress, file) {
          if (isCurrent()) {
            const hasRows = progress.resultRows !== undefined;
            replace({
              ...tab,
              state: runningState(progress, now() - started),
              ...(hasRows ? { file } : {}),
            });
          }
        },
        settle(outcome, file) {
          if (!isCurrent()) {
            return false;
          }
          stops.delete(tab.id);
          const state = settledState(outcome, now() - started);
          const hasRows = state.kind === 'finished' || state.partial !== undefined;
          replace({ ...tab, state, ...(hasRows ? { file } : {}) });
          return hasRows;
        },
      };
    },
    activate(id) {
      if (find(id) !== undefined && active !== id) {
        active = id;
        changed();
      }
    },
    close(id) {
      const tab = find(id);
      if (tab !== undefined) {
        remove(tab);
        changed();
      }
    },
    closeAll() {
      tabs.forEach(remove);
      changed();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A tab as the page gets it. */
export function gridTabOf(tab: ResultTab): GridTab {
  const { id, revision, title, statement, origin, state } = tab;
  const { kind } = tab.target.statement.root;
  return {
    id,
    revision,
    title,
    statement,
    origin,
    target: tab.connection,
    state,
    ...((kind === 'explain' || kind === 'plan') && { opensPlan: true }),
  };
}

/** The columns of the rows that a tab has so far. */
export function columnsOfTab({ state }: ResultTab): readonly ResultColumn[] {
  switch (state.kind) {
    case 'finished':
      return state.summary.columns;
    case 'failed':
      return state.partial?.columns ?? [];
    case 'running':
      return state.progress.resultColumns ?? [];
  }
}

/** How many rows a tab has so far. */
export function rowCountOfTab({ state }: ResultTab): number {
  switch (state.kind) {
    case 'finished':
      return state.summary.rowCount;
    case 'failed':
      return state.partial?.rowCount ?? 0;
    case 'running':
      return state.progress.resultRows ?? 0;
  }
}

function runningState(progress: RunProgress, elapsedMs: number): SettlingState {
  return { kind: 'running', progress, elapsedMs };
}

type SettlingState = Extract<TabState, { kind: 'running' }>;

function settledState(
  outcome: RunOutcome,
  durationMs: number,
): Exclude<TabState, { kind: 'running' }> {
  return outcome.kind === 'finished'
    ? { kind: 'finished', summary: outcome.summary }
    : { ...outcome, kind: 'failed', durationMs };
}
