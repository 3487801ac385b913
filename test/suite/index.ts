/**
 * Runs inside the extension host of a real VS Code, against its API: what VS Code itself gets from
 * the extension. `run` is what both hosts call; it throws where a check failed.
 */
import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

const example = [
  'SELECT region, workspace_id, sync_source, sync_role, creation_date_time, update_date_time, arn, state, tags',
  'FROM aws.iottwinmaker.sync_job',
  "WHERE data__Identifier = '<WorkspaceId>|<SyncSource>';",
].join('\n');

/** VS Code gives a lens without its command where it was not asked to resolve it. */
const mostResolved = 10;

const checks: Readonly<Record<string, () => Promise<void>>> = {
  'activates for an .iql file': async () => {
    await open('SELECT 1;');
    const extension = vscode.extensions.all.find(({ packageJSON }) => isIql(packageJSON));
    assert.ok(extension, 'the extension is not there');
    await extension.activate();
    assert.equal(extension.isActive, true);
  },

  'contributes every command that it declares': async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const declared = ['runStatement', 'runSelection', 'runFile', 'cancel', 'explainStatement'];
    assert.deepEqual(
      declared.filter((name) => !known.has(`iql.${name}`)),
      [],
    );
  },

  "has no complaint about the customer's example": async () => {
    const document = await open(`SELECT nothing FROM aws.iottwinmaker.workspaces;\n${example}`);
    // The first statement's problem shows that the document has been checked.
    const [problem, ...others] = await diagnosticsOf(document.uri);
    assert.equal(codeOf(problem), 'unknown-column');
    assert.equal(problem?.range.start.line, 0);
    assert.deepEqual(others, []);
  },

  'completes the columns of a sync job': async () => {
    const document = await open('SELECT  FROM aws.iottwinmaker.sync_job');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 7),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const column of ['workspace_id', 'sync_source', 'tags', 'region']) {
      assert.ok(labels.includes(column), `\`${column}\` is not among ${labels.join(', ')}`);
    }
  },

  'hovers over a resource with its page': async () => {
    const document = await open(example);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(example.indexOf('sync_job') + 2),
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
      .join('\n');
    assert.match(text, /Gets or operates on an individual sync_job resource/);
    assert.match(text, /iottwinmaker:GetSyncJob/);
  },

  'puts lenses above a statement': async () => {
    const document = await open(example);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      mostResolved,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      ['iql.runStatement', 'iql.explainStatement', 'iql.explainStatement'],
    );
  },

  'proposes the snippets': async () => {
    const document = await open('sel');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(0, 3),
    );
    assert.ok(list.items.some(({ kind }) => kind === vscode.CompletionItemKind.Snippet));
  },
};

export async function run(): Promise<void> {
  const verdicts: { readonly name: string; readonly failure?: string }[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      verdicts.push({ name });
    } catch (error) {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
      verdicts.push({ name, failure });
    }
  }
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder !== undefined) {
    writeFileSync(join(folder.uri.fsPath, 'verdicts.json'), JSON.stringify(verdicts));
  }
  const failed = verdicts.filter(({ failure }) => failure !== undefined);
  if (failed.length > 0) {
    throw new Error(failed.map(({ name, failure }) => `${name}: ${failure ?? ''}`).join('\n\n'));
  }
}

async function open(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'iql', content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Resolves with the first diagnostics that are published for a document. */
async function diagnosticsOf(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  const present = vscode.languages.getDiagnostics(uri);
  if (present.length > 0) {
    return present;
  }
  return new Promise((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const found = vscode.languages.getDiagnostics(uri);
      if (found.length > 0 && uris.some((each) => each.toString() === uri.toString())) {
        listener.dispose();
        resolve(found);
      }
    });
  });
}

function codeOf(diagnostic: vscode.Diagnostic | undefined): unknown {
  const code = diagnostic?.code;
  return typeof code === 'object' ? code.value : code;
}

function isIql(manifest: unknown): boolean {
  return (
    typeof manifest === 'object' &&
    manifest !== null &&
    'name' in manifest &&
    manifest.name === 'iql'
  );
}
