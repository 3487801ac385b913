/** Composes the extension: makes its parts, and gives each the others that it needs. */
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { LearnedCatalog } from '../catalog/index.ts';
import { createLearnedCatalog, openCatalog } from '../catalog/index.ts';
import { credentialFilesStamp } from '../engine/cloudcontrol/index.ts';
import type { ViewDefinitions } from '../language/semantics/index.ts';
import { createBinder, fixedViews } from '../language/semantics/index.ts';
import type { ParsedStatement } from '../language/syntax/index.ts';
import { copyActionNames, counted, viewsRequest } from '../protocol/index.ts';
import { followConnection } from './connection/connection-state.ts';
import { selectProfile, selectRegion } from './connection/pickers.ts';
import { showConnection } from './connection/status-bar.ts';
import { showDocumentationPages } from './documentation/documentation-pages.ts';
import { registerExportCommands } from './export/export-commands.ts';
import { exportResult } from './export/export-result.ts';
import { createExporter } from './export/exporter.ts';
import { createHistory } from './history/history.ts';
import { createLanguageClient, startServer, tellRegion } from './language-client.ts';
import { registerNotebooks } from './notebooks/notebooks.ts';
import { createLog } from './output.ts';
import { createCellActions } from './results/cell-actions.ts';
import { editorCellPorts } from './results/editor-cell-ports.ts';
import { createGridHost } from './results/grid-host.ts';
import { isProcessAlive, openResultFiles } from './results/result-files.ts';
import { createResultReaders } from './results/result-readers.ts';
import type { ResultTab } from './results/result-tabs.ts';
import { createResultTabs } from './results/result-tabs.ts';
import { createResultsView } from './results/results-view.ts';
import { revealStatement } from './results/reveal.ts';
import { createTextDocuments } from './results/text-documents.ts';
import { saveChart } from './results/save-chart.ts';
import { registerRunCommands } from './run/commands.ts';
import { createRunDiagnostics } from './run/run-diagnostics.ts';
import type { DescribedTypes } from './run/described-types.ts';
import { openDescribedTypes } from './run/described-types.ts';
import { createFetchedResources } from './run/fetched-resources.ts';
import type { LearnedStore } from './run/learned-inputs.ts';
import { openLearnedStore } from './run/learned-inputs.ts';
import { createParameterValues } from './run/parameters/parameter-values.ts';
import { createRunner } from './run/runner.ts';
import { createRunningIndicator } from './run/running-indicator.ts';
import { tellLearned } from './tell-learned.ts';
import { tellValues } from './tell-values.ts';
import { registerCopyAs } from './translate/copy-as.ts';

/** How long the status bar says what a command has done, in milliseconds. */
const toldForMs = 4_000;

const noViews = fixedViews([]);

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const dist = context.asAbsolutePath('dist');
  const log = createLog();
  const connection = await followConnection(log);

  const files = openResultFiles(
    join((context.storageUri ?? context.globalStorageUri).fsPath, 'results'),
    { pid: process.pid, isAlive: isProcessAlive },
  );
  const readers = createResultReaders(join(dist, 'reader-process.js'));
  const release = (file: string): void => {
    readers.close(file);
    files.remove(file);
  };
  const tabs = createResultTabs({ now: () => performance.now(), release });
  const view = createResultsView({
    tabs,
    host: () => gridHost,
    dist: vscode.Uri.joinPath(context.extensionUri, 'dist'),
  });
  const diagnostics = createRunDiagnostics();
  const indicator = createRunningIndicator();
  const learnedStore = openLearnedStore(
    join(context.globalStorageUri.fsPath, 'learned-list-inputs.json'),
    (message) => log.warn(message),
  );
  const described = openDescribedTypes(
    join(context.globalStorageUri.fsPath, 'described-types.json'),
    (message) => log.warn(message),
  );
  const catalog = openOnce(join(dist, 'catalog'), learnedStore, described);
  const { version } = context.extension.packageJSON as { readonly version: string };
  const fetched = createFetchedResources({
    now: () => performance.now(),
    credentialsStamp: () => credentialFilesStamp(process.env),
  });
  const parameters = createParameterValues(context.workspaceState);
  const history = createHistory(
    join(context.globalStorageUri.fsPath, 'history.jsonl'),
    () => runner,
    log,
  );
  const rerun = async (tab: ResultTab, reads: 'kept' | 'anew'): Promise<void> => {
    const uri = vscode.Uri.parse(tab.documentUri, true);
    await runner.run(await vscode.workspace.openTextDocument(uri), [tab.target], reads);
  };
  const runViews = new WeakMap<ParsedStatement, ViewDefinitions>();
  const runner = createRunner({
    catalog,
    described,
    learned(taught) {
      learnedStore.keep(taught);
      teller.tell();
    },
    version,
    askForViews: async () => client?.sendRequest<unknown>(viewsRequest),
    connection,
    tabs,
    files,
    release,
    diagnostics,
    indicator,
    showResults: () => view.show(),
    finished(statement, file, views) {
      runViews.set(statement, views);
      const readerOf = (each: string) => readers.of(each, 'rows');
      void tellValues(statement, file, { client: () => client, catalog, views, readerOf, log });
    },
    fetched,
    record: (run) => void history.record(run),
    valuesFor: (document, statements) => parameters.valuesFor(document, statements),
    tableProcess: join(dist, 'table-process.js'),
    log,
  });
  const texts = createTextDocuments();
  const exporter = createExporter({
    memory: context.globalState,
    exportProcess: join(dist, 'export-process.js'),
    log,
  });
  const gridHost = createGridHost({
    tabs,
    readerOf: (file, use) => readers.of(file, use),
    onReady: () => view.sendTabs(),
    cells: createCellActions({
      ...editorCellPorts(() => runner),
      catalog,
      bind: (statement) =>
        createBinder(catalog(), () => runViews.get(statement) ?? noViews)(statement),
    }),
    actions: {
      copy: async (text) => vscode.env.clipboard.writeText(text),
      openText: (text, language, title) =>
        texts.show(`${title}.${language === 'json' ? 'json' : 'txt'}`, text),
      cancel: (tab) => runner.cancel(tab.id),
      rerun: (tab) => rerun(tab, 'kept'),
      rerunAnew: (tab) => rerun(tab, 'anew'),
      reveal: (tab) => revealStatement(tab),
      openPlan: (tab, text) => texts.show(`${tab.title}.plan.txt`, text),
      saveChart: (tab, file) => saveChart(tab.title, file),
      exportResult: (tab, seen) => exportResult(tab, seen, exporter),
      selectProfile: () => selectProfile(connection),
      log: (message) => log.warn(message),
    },
  });
  const command = (id: string, act: () => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, act);

  context.subscriptions.push(
    log,
    connection,
    view,
    diagnostics,
    indicator,
    texts,
    showConnection(connection),
    showDocumentationPages(() => client),
    history,
    registerRunCommands(runner),
    registerExportCommands({ runner, tabs, view, exporter }),
    registerCopyAs(() => client, context.globalState),
    registerNotebooks({
      runner,
      tabs,
      readerOf: (file) => readers.of(file, 'rows'),
      showResults: () => view.show(),
      log: (message) => log.warn(message),
    }),
    command('iql.selectProfile', () => selectProfile(connection)),
    command('iql.selectRegion', () => selectRegion(connection)),
    command('iql.emptyCache', () => {
      const count = fetched.empty();
      void vscode.window.setStatusBarMessage(
        `IQL forgot ${counted(count, 'answer')} of AWS`,
        toldForMs,
      );
    }),
    command('iql.forgetParameterValues', () => parameters.forget()),
    command('iql.showOutput', () => log.show()),
    command('iql.restartServer', () => client?.restart()),
    command('iql.results.closeAll', () => tabs.closeAll()),
    ...copyActionNames.map((action) =>
      command(`iql.results.${action}`, () => view.perform(action)),
    ),
    command('iql.results.selectAll', () => view.perform('selectAll')),
    command('iql.results.openValue', () => view.perform('openValue')),
    ...(['openReference', 'openResource', 'openInConsole', 'copyPath', 'addPath'] as const).map(
      (action) => command(`iql.results.${action}`, () => view.perform(action)),
    ),
    {
      dispose() {
        runner.cancelAll();
        readers.closeAll();
        files.removeOwn();
      },
    },
  );

  client = createLanguageClient(
    { server: join(dist, 'server.js'), catalog: join(dist, 'catalog') },
    connection,
    log,
  );
  const teller = tellLearned(client, () => learnedStore.read(), log);
  context.subscriptions.push(tellRegion(client, connection, log), teller);
  await startServer(client, log);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** The catalog's index is read when the first statement runs. */
function openOnce(
  directory: string,
  store: LearnedStore,
  described: DescribedTypes,
): () => LearnedCatalog {
  let catalog: LearnedCatalog | undefined;
  const open = (): LearnedCatalog => {
    const opened = createLearnedCatalog(openCatalog(directory));
    described.teach(opened);
    for (const each of store.read()) opened.learn(each);
    return opened;
  };
  return () => (catalog ??= open());
}
