/** Texts in documents of their own, which cannot be changed and are never asked about when closed. */
import * as vscode from 'vscode';

const scheme = 'iql-text';

export interface TextDocuments {
  /** `name` is the editor tab's, and its ending says the language. What had it before gives way. */
  show(name: string, text: string): Promise<void>;
  dispose(): void;
}

export function createTextDocuments(): TextDocuments {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) {
        texts.delete(uri.path);
      }
    }),
  );
  return {
    async show(name, text) {
      const uri = vscode.Uri.from({ scheme, path: `/${pathSegment(name)}` });
      texts.set(uri.path, text);
      changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: true });
    },
    dispose: () => void registration.dispose(),
  };
}

/** Names of columns may hold anything. */
function pathSegment(name: string): string {
  return name
    .replaceAll('/', '∕')
    .replaceAll('\\', '⧵')
    .replace(/\p{Cc}|\p{Cf}/gu, '');
}
