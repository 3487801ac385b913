// The least extension that has one of everything the harness must drive.
'use strict';
const vscode = require('vscode');

const selector = { language: 'fixture' };

exports.activate = (context) => {
  const status = vscode.window.createStatusBarItem(
    'hostFixture.status',
    vscode.StatusBarAlignment.Left,
    1000,
  );
  status.name = 'Host Fixture';
  status.text = '$(database) fixture ready';
  status.show();

  const output = vscode.window.createOutputChannel('Host Fixture', { log: true });

  const problems = vscode.languages.createDiagnosticCollection('fixture');
  const check = (document) => {
    if (document.languageId !== 'fixture') return;
    problems.set(document.uri, findForbiddenWords(document));
  };
  vscode.workspace.textDocuments.forEach(check);

  context.subscriptions.push(
    status,
    output,
    problems,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.commands.registerCommand('hostFixture.openPage', () => openPage(context.extensionUri)),
    vscode.commands.registerCommand('hostFixture.writeOutput', () => {
      output.info('a line of output');
      output.show();
    }),
    vscode.commands.registerCommand('hostFixture.chooseFile', async () => {
      const file = await vscode.window.showSaveDialog({ filters: { CSV: ['csv'] } });
      status.text = `chose ${file?.fsPath}`;
    }),
    vscode.commands.registerCommand('hostFixture.askModally', () => askModally(status)),
    vscode.commands.registerCommand('hostFixture.notify', () =>
      vscode.window.showInformationMessage('fixture says hello', 'Fine'),
    ),
    vscode.languages.registerCompletionItemProvider(selector, {
      provideCompletionItems: () => [
        new vscode.CompletionItem('alphabet', vscode.CompletionItemKind.Field),
        new vscode.CompletionItem('almanac', vscode.CompletionItemKind.Field),
      ],
    }),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: (document, position) => {
        const range = document.getWordRangeAtPosition(position);
        return range && new vscode.Hover(`hover of **${document.getText(range)}**`);
      },
    }),
    vscode.languages.registerCodeLensProvider(selector, {
      provideCodeLenses: () => [
        new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
          title: 'Open page',
          command: 'hostFixture.openPage',
        }),
      ],
    }),
  );
};

function findForbiddenWords(document) {
  return [...document.getText().matchAll(/forbidden/g)].map((match) => {
    const range = new vscode.Range(
      document.positionAt(match.index),
      document.positionAt(match.index + match[0].length),
    );
    const problem = new vscode.Diagnostic(range, 'the word `forbidden` is forbidden');
    problem.code = 'fixture-forbidden';
    problem.source = 'fixture';
    return problem;
  });
}

function openPage(extensionUri) {
  const panel = vscode.window.createWebviewPanel('hostFixture.page', 'Fixture Page', 2, {
    enableScripts: true,
    localResourceRoots: [extensionUri],
  });
  const { webview } = panel;
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'page.js'));
  webview.html = [
    '<!doctype html><html><head>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${webview.cspSource}">`,
    '</head><body><table><tr><td>first cell</td><td>second cell</td></tr></table>',
    `<script src="${script}"></script></body></html>`,
  ].join('\n');
}

async function askModally(status) {
  const answer = await vscode.window.showWarningMessage(
    'Delete 1 resource?',
    { modal: true, detail: 'arn:aws:s3:::bucket' },
    'Delete',
  );
  status.text = `answered ${answer}`;
}
