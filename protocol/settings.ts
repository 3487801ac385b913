/**
 * The settings under `iql.`, typed. Values come from files that people write by hand: one that is
 * not well-formed gives its default and a problem that says what would be right.
 */
import { readAccountSettings } from './account-settings.ts';
import { defaultCacheSettings, readCacheSettings, type CacheSettings } from './cache-settings.ts';
import {
  defaultDiagnosticSettings,
  readDiagnosticSettings,
  type DiagnosticSettings,
} from './diagnostic-settings.ts';
import {
  defaultFormatSettings,
  readFormatSettings,
  type FormatSettings,
} from './format-settings.ts';
import {
  defaultInlayHintSettings,
  readInlayHintSettings,
  type InlayHintSettings,
} from './inlay-hint-settings.ts';
import { isListOf, isNumber, isText } from './validate.ts';

export interface Settings {
  /** Absent: the AWS SDK's own chain decides. */
  readonly profile?: string;
  /** Absent: the profile's region, else us-east-1. */
  readonly region?: string;
  /** The regions that "all regions" means; empty for every region of the partition. */
  readonly regions: readonly string[];
  /** ARNs of roles that statements can name as accounts, by those names. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Absent: AWS itself. */
  readonly endpoint?: string;
  /** Requests of one statement that may be under way at once, at most. */
  readonly concurrency: number;
  /** Rows that one result may hold. */
  readonly rowLimit: number;
  /** Seconds after which a statement is stopped; 0: never. */
  readonly queryTimeout: number;
  /** Whether a statement fails where a region, an account or a resource cannot be read. */
  readonly strict: boolean;
  /** Whether Run, Explain and the calls stand above each statement. */
  readonly codeLens: boolean;
  readonly cache: CacheSettings;
  /** Whether a run may ask CloudFormation of types that the catalog does not know enough of. */
  readonly describeTypes: boolean;
  readonly format: FormatSettings;
  readonly inlayHints: InlayHintSettings;
  readonly diagnostics: DiagnosticSettings;
}

export interface SettingProblem {
  /** The full name: `iql.endpoint`. */
  readonly setting: string;
  readonly message: string;
}

export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

export const defaultSettings: Settings = {
  regions: [],
  accounts: {},
  concurrency: 32,
  rowLimit: 100_000,
  queryTimeout: 0,
  strict: false,
  codeLens: true,
  cache: defaultCacheSettings,
  describeTypes: false,
  format: defaultFormatSettings,
  inlayHints: defaultInlayHintSettings,
  diagnostics: defaultDiagnosticSettings,
};

/** The region of a statement that names none, where neither setting nor profile tells one. */
export const fallbackRegion = 'us-east-1';

const mostConcurrency = 64;
const mostRows = 5_000_000;
const longestTimeout = 86_400;

/** Reads what a configuration holds under `iql`: an object by the settings' short names. */
export function readSettings(raw: Readonly<Record<string, unknown>>): SettingsReading {
  const problems: SettingProblem[] = [];
  const report = (name: string, message: string): void => {
    problems.push({ setting: `iql.${name}`, message: `\`iql.${name}\` ${message}` });
  };

  const text = (name: 'profile' | 'region' | 'endpoint'): string | undefined => {
    const value = raw[name] ?? '';
    if (!isText(value)) {
      report(name, 'must be a text.');
      return undefined;
    }
    return value.trim() === '' ? undefined : value.trim();
  };
  const count = (
    name: 'concurrency' | 'rowLimit' | 'queryTimeout',
    least: number,
    most: number,
  ): number => {
    const value = raw[name] ?? defaultSettings[name];
    if (isNumber(value) && Number.isInteger(value) && value >= least && value <= most) {
      return value;
    }
    report(name, `must be a whole number from ${least} to ${most}.`);
    return defaultSettings[name];
  };
  const isRegion = (name: string, value: string): boolean => {
    const shaped = isRegionShaped(value);
    if (!shaped) {
      report(name, `has \`${value}\`, which is no region: write one such as \`us-east-1\`.`);
    }
    return shaped;
  };
  const regions = (): readonly string[] => {
    const value = raw['regions'] ?? defaultSettings.regions;
    if (!isListOf(isText)(value)) {
      report('regions', 'must be a list of region names.');
      return defaultSettings.regions;
    }
    return value.filter((each) => isRegion('regions', each));
  };
  const endpoint = (): string | undefined => {
    const value = text('endpoint');
    if (value === undefined || isEndpointShaped(value)) {
      return value?.replace(/\/$/, '');
    }
    report(
      'endpoint',
      `has \`${value}\`, which is no endpoint: write one such as \`http://127.0.0.1:8008\`.`,
    );
    return undefined;
  };

  const profile = text('profile');
  const region = text('region');
  const checkedEndpoint = endpoint();
  const settings: Settings = {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined || !isRegion('region', region) ? {} : { region }),
    regions: regions(),
    accounts: readAccountSettings(raw['accounts'], report),
    ...(checkedEndpoint === undefined ? {} : { endpoint: checkedEndpoint }),
    concurrency: count('concurrency', 1, mostConcurrency),
    rowLimit: count('rowLimit', 1, mostRows),
    queryTimeout: count('queryTimeout', 0, longestTimeout),
    strict: raw['strict'] === true,
    codeLens: raw['codeLens'] !== false,
    cache: readCacheSettings(raw['cache'], report),
    describeTypes: raw['describeTypes'] === true,
    format: readFormatSettings(raw['format'], report),
    inlayHints: readInlayHintSettings(raw['inlayHints'], report),
    diagnostics: readDiagnosticSettings(raw['diagnostics'], report),
  };
  return { settings, problems };
}

/** `us-east-1`, `us-gov-west-1`, `us-iso-east-1`: the form, not whether there is such a region. */
export function isRegionShaped(text: string): boolean {
  return /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(text);
}

/** A scheme and an authority, and nothing that a path, a query or a login could hide in. */
function isEndpointShaped(text: string): boolean {
  return /^https?:\/\/[^/?#@\s]+\/?$/.test(text);
}
