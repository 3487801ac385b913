/** `IQL: History`: a list that is searched by typing, with what can be done with a run. */
import * as vscode from 'vscode';
import type { HistoryEntry } from './history-entry.ts';
import { textsOf } from './history-texts.ts';

export interface HistoryActions {
  readonly entries: () => Promise<readonly HistoryEntry[]>;
  readonly open: (entry: HistoryEntry) => PromiseLike<unknown>;
  readonly run: (entry: HistoryEntry) => PromiseLike<unknown>;
  readonly copy: (entry: HistoryEntry) => PromiseLike<unknown>;
  readonly remove: (entry: HistoryEntry) => Promise<void>;
}

interface Item extends vscode.QuickPickItem {
  readonly entry: HistoryEntry;
}

const run = { iconPath: new vscode.ThemeIcon('play'), tooltip: 'Run Again' };
const copy = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy' };
const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: 'Delete from the History' };

/** Enter opens a statement: what runs one is a button of its own. */
export async function pickFromHistory(actions: HistoryActions): Promise<void> {
  const entries = await actions.entries();
  if (entries.length === 0) {
    void vscode.window.showInformationMessage('The history is empty: it fills as statements run.');
    return;
  }
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = 'History of Runs';
  picker.placeholder = 'Type to search; Enter opens the statement';
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  const now = Date.now();
  picker.items = entries.map((entry) => ({
    ...textsOf(entry, now),
    iconPath: new vscode.ThemeIcon(icons[entry.outcome]),
    buttons: [run, copy, remove],
    entry,
  }));
  picker.onDidAccept(() => {
    const [chosen] = picker.selectedItems;
    picker.hide();
    if (chosen !== undefined) void actions.open(chosen.entry);
  });
  picker.onDidTriggerItemButton(({ item, button }) => {
    if (button === remove) {
      picker.items = picker.items.filter(({ entry }) => entry.id !== item.entry.id);
      void actions.remove(item.entry);
      return;
    }
    picker.hide();
    void (button === run ? actions.run(item.entry) : actions.copy(item.entry));
  });
  picker.onDidHide(() => {
    picker.dispose();
  });
  picker.show();
}

const icons: Readonly<Record<HistoryEntry['outcome'], string>> = {
  finished: 'pass',
  failed: 'error',
  cancelled: 'circle-slash',
};
