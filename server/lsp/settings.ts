/**
 * The settings that the features use, as the client has them now. They arrive with `initialize`, are
 * asked for once the client is ready, and follow changes; a client that has no settings has defaults.
 */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { CodeLensRefreshRequest, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { FormatSettings } from '../../protocol/index.ts';
import { defaultFormatSettings, fallbackRegion, readSettings } from '../../protocol/index.ts';
import type { ClientFacts } from './client-facts.ts';
import { reported } from './guard.ts';

export interface LanguageSettings {
  /** The region of a statement that names none. */
  readonly defaultRegion: string;
  /** Whether statements show lenses to run and explain them. */
  readonly codeLens: boolean;
  readonly format: FormatSettings;
}

export interface SettingsStore {
  current(): LanguageSettings;
  initialize(parameters: InitializeParams): void;
}

const defaults: LanguageSettings = {
  defaultRegion: fallbackRegion,
  codeLens: true,
  format: defaultFormatSettings,
};

export function followSettings(connection: Connection, facts: () => ClientFacts): SettingsStore {
  /** What `initialize` brought: there the client can tell a region that no setting holds. */
  let initial = defaults;
  let settings = defaults;

  const use = (value: unknown): void => {
    const before = settings;
    settings = settingsFrom(value, initial);
    if (settings.codeLens !== before.codeLens && facts().codeLensRefresh) {
      reported(
        connection,
        'refreshing the lenses',
        connection.sendRequest(CodeLensRefreshRequest.type),
      );
    }
  };
  const pull = async (): Promise<void> => {
    use(await connection.workspace.getConfiguration('iql'));
  };

  connection.onInitialized(() => {
    const { configuration, watchesSettings } = facts();
    if (configuration && watchesSettings) {
      reported(
        connection,
        'registering for changes of settings',
        connection.client.register(DidChangeConfigurationNotification.type, { section: 'iql' }),
      );
    }
    if (configuration) {
      reported(connection, 'reading the settings', pull());
    }
  });
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    if (facts().configuration) {
      reported(connection, 'reading the settings', pull());
    } else {
      use(section(pushed));
    }
  });

  return {
    current: () => settings,
    initialize({ initializationOptions }) {
      initial = settingsFrom(initializationOptions, defaults);
      settings = initial;
    },
  };
}

/** A client that pushes its settings may wrap them in the section's name. */
function section(pushed: unknown): unknown {
  return typeof pushed === 'object' && pushed !== null && 'iql' in pushed ? pushed.iql : pushed;
}

/** What is not well-formed counts as not there: the client tells its user of it. */
function settingsFrom(value: unknown, otherwise: LanguageSettings): LanguageSettings {
  if (typeof value !== 'object' || value === null) {
    return otherwise;
  }
  const raw = value as Readonly<Record<string, unknown>>;
  const { settings } = readSettings(raw);
  return {
    defaultRegion: settings.region ?? otherwise.defaultRegion,
    codeLens: typeof raw['codeLens'] === 'boolean' ? settings.codeLens : otherwise.codeLens,
    format: raw['format'] === undefined ? otherwise.format : settings.format,
  };
}
