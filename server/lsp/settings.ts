/**
 * The settings that the features use, as the client has them now. They arrive with `initialize`, are
 * asked for once the client is ready, and follow changes; a client that has no settings has defaults.
 */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { partitionOf, regionsOf } from '../../catalog/index.ts';
import type {
  DiagnosticSettings,
  FormatSettings,
  InlayHintSettings,
} from '../../protocol/index.ts';
import {
  defaultDiagnosticSettings,
  defaultFormatSettings,
  defaultInlayHintSettings,
  fallbackRegion,
  readSettings,
} from '../../protocol/index.ts';
import type { KnownAccounts } from '../features/statement-calls.ts';
import type { ClientFacts } from './client-facts.ts';
import { reported } from './guard.ts';
import { readKnownAccounts } from './known-accounts.ts';

export interface LanguageSettings {
  /** The region of a statement that names none. */
  readonly defaultRegion: string;
  /** The regions that a predicate such as `region LIKE 'eu-%'` chooses from. */
  readonly enabledRegions: readonly string[];
  /** The accounts that a statement can name; absent where the client tells none. */
  readonly knownAccounts?: KnownAccounts;
  /** Whether statements show lenses to run and explain them. */
  readonly codeLens: boolean;
  readonly format: FormatSettings;
  readonly inlayHints: InlayHintSettings;
  readonly diagnostics: DiagnosticSettings;
}

export interface SettingsStore {
  current(): LanguageSettings;
  initialize(parameters: InitializeParams): void;
  /** Asks the client for its settings, and to tell of their changes. */
  initialized(): void;
  /** Called after each change, also where the client has repeated what was there. */
  onChange(listener: (before: LanguageSettings, now: LanguageSettings) => void): void;
}

const defaults: LanguageSettings = {
  defaultRegion: fallbackRegion,
  enabledRegions: regionsOf('aws'),
  codeLens: true,
  format: defaultFormatSettings,
  inlayHints: defaultInlayHintSettings,
  diagnostics: defaultDiagnosticSettings,
};

export function followSettings(connection: Connection, facts: () => ClientFacts): SettingsStore {
  /** What `initialize` brought: there the client can tell a region that no setting holds. */
  let initial = defaults;
  let settings = defaults;
  const listeners: ((before: LanguageSettings, now: LanguageSettings) => void)[] = [];

  const use = (value: unknown): void => {
    const before = settings;
    settings = settingsFrom(value, initial);
    for (const listener of listeners) {
      listener(before, settings);
    }
  };
  const pull = async (): Promise<void> => {
    use(await connection.workspace.getConfiguration('iql'));
  };

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
    initialized() {
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
    },
    onChange: (listener) => void listeners.push(listener),
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
  const defaultRegion = settings.region ?? otherwise.defaultRegion;
  const knownAccounts = readKnownAccounts(raw['knownAccounts']) ?? otherwise.knownAccounts;
  return {
    defaultRegion,
    ...(knownAccounts !== undefined && { knownAccounts }),
    enabledRegions:
      settings.regions.length > 0
        ? settings.regions
        : regionsOf(partitionOf(defaultRegion) ?? 'aws'),
    codeLens: typeof raw['codeLens'] === 'boolean' ? settings.codeLens : otherwise.codeLens,
    format: raw['format'] === undefined ? otherwise.format : settings.format,
    inlayHints: raw['inlayHints'] === undefined ? otherwise.inlayHints : settings.inlayHints,
    diagnostics: raw['diagnostics'] === undefined ? otherwise.diagnostics : settings.diagnostics,
  };
}
