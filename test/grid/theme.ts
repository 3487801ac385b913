/** What VS Code gives a page of its theme: a part of Dark Modern, Light Modern and high contrast. */

export const themes = {
  dark: {
    bodyClass: 'vscode-dark',
    variables: {
      'panel-background': '#181818',
      'editor-background': '#1f1f1f',
      foreground: '#cccccc',
      'editor-foreground': '#cccccc',
      descriptionForeground: '#9d9d9d',
      errorForeground: '#f85149',
      'editorWarning-foreground': '#cca700',
      'editorInfo-foreground': '#3794ff',
      'editorWidget-border': '#454545',
      'panel-border': '#2b2b2b',
      focusBorder: '#0078d4',
      'list-hoverBackground': '#2a2d2e',
      'editor-selectionBackground': '#264f78',
      'editor-inactiveSelectionBackground': '#3a3d41',
      'button-secondaryBackground': '#313131',
      'button-secondaryForeground': '#cccccc',
      'button-secondaryHoverBackground': '#3c3c3c',
      'textLink-foreground': '#4daafc',
      'editorLineNumber-foreground': '#6e7681',
      'editorGhostText-foreground': '#ffffff56',
      'toolbar-hoverBackground': '#5a5d5e50',
      'tab-activeForeground': '#ffffff',
      'tab-inactiveForeground': '#9d9d9d',
      'charts-green': '#89d185',
      'charts-blue': '#3794ff',
      'charts-orange': '#d18616',
      'charts-purple': '#b180d7',
      'charts-red': '#f14c4c',
      'charts-yellow': '#cca700',
      'progressBar-background': '#0078d4',
      'textCodeBlock-background': '#2b2b2b',
      'textPreformat-foreground': '#d0d0d0',
      'keybindingTable-headerBackground': '#cccccc0a',
      'debugTokenExpression-name': '#c586c0',
      'debugTokenExpression-string': '#ce9178',
      'debugTokenExpression-number': '#b5cea8',
      'debugTokenExpression-boolean': '#4e94ce',
      'scrollbarSlider-background': '#79797966',
    },
  },
  light: {
    bodyClass: 'vscode-light',
    variables: {
      'panel-background': '#f8f8f8',
      'editor-background': '#ffffff',
      foreground: '#3b3b3b',
      'editor-foreground': '#3b3b3b',
      descriptionForeground: '#3b3b3b',
      errorForeground: '#f85149',
      'editorWarning-foreground': '#bf8803',
      'editorInfo-foreground': '#1a85ff',
      'editorWidget-border': '#c8c8c8',
      'panel-border': '#e5e5e5',
      focusBorder: '#005fb8',
      'list-hoverBackground': '#f2f2f2',
      'editor-selectionBackground': '#add6ff',
      'editor-inactiveSelectionBackground': '#e5ebf1',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b',
      'textLink-foreground': '#005fb8',
      'editorLineNumber-foreground': '#6e7681',
      'charts-green': '#388a34',
      'charts-blue': '#1a85ff',
      'charts-orange': '#d18616',
      'charts-purple': '#652d90',
      'charts-red': '#e51400',
      'charts-yellow': '#bf8803',
      'debugTokenExpression-string': '#a31515',
      'debugTokenExpression-number': '#098658',
      'debugTokenExpression-boolean': '#0000ff',
      'debugTokenExpression-name': '#9b46b0',
    },
  },
  highContrast: {
    bodyClass: 'vscode-high-contrast',
    variables: {
      'panel-background': '#000000',
      'editor-background': '#000000',
      foreground: '#ffffff',
      'editor-foreground': '#ffffff',
      descriptionForeground: '#ffffffb3',
      errorForeground: '#f48771',
      'editorWidget-border': '#6fc3df',
      'panel-border': '#6fc3df',
      focusBorder: '#f38518',
      contrastActiveBorder: '#f38518',
      'button-border': '#6fc3df',
      'textLink-foreground': '#21a6ff',
      'editorLineNumber-foreground': '#ffffff',
    },
  },
} as const;

export type ThemeName = keyof typeof themes;

/** A style sheet that sets the variables as VS Code does. */
export function themeSheet(name: ThemeName): string {
  const lines = Object.entries(themes[name].variables).map(
    ([variable, value]) => `--vscode-${variable}: ${value};`,
  );
  return `:root {
    --vscode-font-family: system-ui, "Open Sans", "DejaVu Sans", sans-serif;
    --vscode-editor-font-family: "Liberation Mono", "DejaVu Sans Mono", monospace;
    ${lines.join('\n    ')}
  }`;
}
