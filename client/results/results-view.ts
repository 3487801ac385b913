/** The view `IQL Results` in the panel. It holds the page; what the page shows is in the tabs. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { GridAction, HostMessage } from '../../protocol/index.ts';
import type { GridHost } from './grid-host.ts';
import { pageHtml } from './page-html.ts';
import type { ResultTabs } from './result-tabs.ts';
import { gridTabOf } from './result-tabs.ts';

export const resultsViewId = 'iql.results';

export interface ResultsView {
  /** Brings the view to the front and leaves the focus where it is. */
  show(): Promise<void>;
  perform(action: GridAction): void;
  /** Whether the page is there to perform anything. */
  readonly isVisible: boolean;
  /** Sends the page all that it needs: it has just been made. */
  sendTabs(): void;
  dispose(): void;
}

export interface ResultsViewParts {
  readonly tabs: ResultTabs;
  readonly host: () => GridHost;
  /** The folder of the page's own files. */
  readonly dist: vscode.Uri;
}

/** The page hears of a run's progress at most this often. */
const leastBetweenUpdatesMs = 80;

export function createResultsView({ tabs, host, dist }: ResultsViewParts): ResultsView {
  let view: vscode.WebviewView | undefined;
  let pending: NodeJS.Timeout | undefined;
  let sentAt = -Infinity;

  const post = (message: HostMessage): void => {
    void view?.webview.postMessage(message);
  };
  const sendTabs = (): void => {
    clearTimeout(pending);
    pending = undefined;
    sentAt = performance.now();
    post({
      kind: 'tabs',
      tabs: tabs.all.map(gridTabOf),
      ...(tabs.active === undefined ? {} : { active: tabs.active }),
    });
  };
  const stopListening = tabs.onChange(() => {
    // What comes after a pause, such as the end of a statement, is not held back.
    const wait = Math.max(0, sentAt + leastBetweenUpdatesMs - performance.now());
    pending ??= setTimeout(sendTabs, wait);
  });

  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(resolved) {
      view = resolved;
      const { webview } = resolved;
      webview.options = { enableScripts: true, localResourceRoots: [dist] };
      const uriOf = (name: string): string =>
        webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
      webview.onDidReceiveMessage((message) => void host().receive(message, post));
      resolved.onDidDispose(() => {
        view = undefined;
      });
      webview.html = pageHtml({
        scriptUri: uriOf('grid.js'),
        styleUri: uriOf('grid-style.css'),
        cspSource: webview.cspSource,
        nonce: randomBytes(16).toString('base64url'),
      });
    },
  };
  const registration = vscode.window.registerWebviewViewProvider(resultsViewId, provider);

  return {
    async show() {
      if (view === undefined) {
        await vscode.commands.executeCommand(`${resultsViewId}.focus`, { preserveFocus: true });
      } else {
        view.show(true);
      }
    },
    perform: (action) => post({ kind: 'perform', action }),
    get isVisible() {
      return view?.visible === true;
    },
    sendTabs,
    dispose() {
      clearTimeout(pending);
      stopListening();
      registration.dispose();
    },
  };
}
