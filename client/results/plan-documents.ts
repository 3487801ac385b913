/** Plans as texts in documents of their own, which cannot be changed and fold by their indentation. */
import * as vscode from 'vscode';

const scheme = 'iql-plan';

export interface PlanDocuments {
  /** `title` is the name of the editor's tab. A plan shown under it before gives way. */
  show(title: string, text: string): Promise<void>;
  dispose(): void;
}

export function createPlanDocuments(): PlanDocuments {
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
    async show(title, text) {
      const uri = vscode.Uri.from({ scheme, path: `/${title.replaceAll('/', '∕')}.plan.txt` });
      texts.set(uri.path, text);
      changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview: true });
    },
    dispose: () => void registration.dispose(),
  };
}
