// The user settings of a VS Code in tests: quiet, and the same on every machine.

export type UserSettings = Readonly<Record<string, unknown>>;

const quietSettings: UserSettings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'editor.cursorBlinking': 'solid',
  'window.restoreWindows': 'none',
};

/** The test's own settings win, so a test of workspace trust turns `security.workspace.trust.enabled` on. */
export function composeUserSettings(overrides: UserSettings): UserSettings {
  return { ...quietSettings, ...overrides };
}
