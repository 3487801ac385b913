/** Writes a chart into a file that the user names. */
import * as vscode from 'vscode';
import type { ChartFile } from './chart-file.ts';

const formats = { svg: 'SVG', png: 'PNG' } as const;

/** What was done, as a line for the user; `undefined` where the user thought better of it. */
export async function saveChart(
  title: string,
  { format, content }: ChartFile,
): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${title.replaceAll(/[\\/:*?"<>|\s]+/g, '-').slice(0, 80) || 'chart'}.${format}`;
  const uri = await vscode.window.showSaveDialog({
    title: `Save the chart as ${formats[format]}`,
    filters: { [formats[format]]: [format] },
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (uri === undefined) {
    return undefined;
  }
  await vscode.workspace.fs.writeFile(uri, content);
  return `Saved the chart as ${uri.path.split('/').at(-1) ?? name}`;
}
