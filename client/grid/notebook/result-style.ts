/** The look of a result in a cell, in the editor's own colours. It is a sheet, and no inline style. */
export const resultStyle = `
.result { margin: 0; color: var(--vscode-foreground); font: 12px var(--vscode-font-family, sans-serif); }
.rows { width: fit-content; max-width: 100%; max-height: 340px; overflow: auto; border: 1px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder, rgb(128 128 128 / 35%))); }
.rows:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
table { border-collapse: separate; border-spacing: 0; font: 12px var(--vscode-editor-font-family, monospace); }
th, td { height: 22px; max-width: 420px; padding: 0 10px; overflow: hidden; text-align: left; text-overflow: ellipsis; white-space: pre; border-bottom: 1px solid rgb(128 128 128 / 18%); unicode-bidi: isolate; }
thead th { position: sticky; top: 0; z-index: 1; font-weight: 600; background: var(--vscode-editor-background); border-bottom: 1px solid var(--vscode-contrastBorder, rgb(128 128 128 / 45%)); }
.right, .row-number { text-align: right; font-variant-numeric: tabular-nums; }
.row-number { color: var(--vscode-descriptionForeground); font-weight: normal; user-select: none; }
td.null { color: var(--vscode-descriptionForeground); font-style: italic; }
.figures { display: flex; flex-wrap: wrap; gap: 4px 12px; margin: 4px 0 0; color: var(--vscode-descriptionForeground); }
.notice { margin: 0 0 4px; padding: 2px 8px; border-left: 3px solid var(--vscode-editorInfo-foreground); white-space: pre-wrap; overflow-wrap: anywhere; }
.notice.warning { border-color: var(--vscode-editorWarning-foreground); }
.notice code { font-family: var(--vscode-editor-font-family, monospace); }
.button.link { padding: 0; border: 0; background: none; color: var(--vscode-textLink-foreground); font: inherit; cursor: pointer; }
.button.link:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
.button.link:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
`;
