import { describe, expect, it } from 'vitest';
import { defaultSettings, readSettings } from '../../protocol/index.ts';

/** What the settings are, and the complaints about them. */
function check(raw: Readonly<Record<string, unknown>>) {
  const { settings, problems } = readSettings(raw);
  return { settings, messages: problems.map(({ message }) => message) };
}

describe('settings', () => {
  it('are their defaults where nothing is set', () => {
    expect(check({})).toEqual({ settings: defaultSettings, messages: [] });
    expect(check({ profile: '', region: ' ', endpoint: '' }).settings).toEqual(defaultSettings);
  });

  it('take what is well-formed', () => {
    const { settings, messages } = check({
      profile: 'dev',
      region: 'eu-central-1',
      regions: ['eu-central-1', 'us-gov-west-1'],
      accounts: { audit: 'arn:aws:iam::123456789012:role/reader' },
      endpoint: 'http://127.0.0.1:8008/',
      concurrency: 4,
      rowLimit: 10,
      queryTimeout: 60,
      strict: true,
      codeLens: false,
      cache: { timeToLive: 300 },
      describeTypes: true,
      format: { keywordCase: 'lower', commaPlace: 'leading', lineWidth: 80 },
      inlayHints: { region: false, types: true },
      diagnostics: { severity: { 'unused-alias': 'off' } },
    });
    expect(messages).toEqual([]);
    expect(settings).toEqual({
      profile: 'dev',
      region: 'eu-central-1',
      regions: ['eu-central-1', 'us-gov-west-1'],
      accounts: { audit: 'arn:aws:iam::123456789012:role/reader' },
      endpoint: 'http://127.0.0.1:8008',
      concurrency: 4,
      rowLimit: 10,
      queryTimeout: 60,
      strict: true,
      codeLens: false,
      cache: { timeToLive: 300 },
      describeTypes: true,
      format: { keywordCase: 'lower', commaPlace: 'leading', lineWidth: 80 },
      inlayHints: { region: false, star: true, types: true, values: true },
      diagnostics: { severity: { 'unused-alias': 'off' } },
    });
  });

  it.each([
    [{ region: 'Frankfurt' }, '`iql.region` has `Frankfurt`, which is no region'],
    [{ regions: ['us-east-1', 'x'] }, '`iql.regions` has `x`, which is no region'],
    [{ regions: 'us-east-1' }, '`iql.regions` must be a list of region names.'],
    [{ accounts: [] }, '`iql.accounts` must be an object of role ARNs by name.'],
    [{ accounts: { audit: 'reader' } }, "`iql.accounts` has `audit` without a role's ARN"],
    [{ endpoint: 'ftp://host' }, '`iql.endpoint` has `ftp://host`, which is no endpoint'],
    [{ endpoint: 'https://key:secret@host' }, '`iql.endpoint` has'],
    [{ endpoint: 'https://host/path?x=1' }, '`iql.endpoint` has'],
    [{ concurrency: 0 }, '`iql.concurrency` must be a whole number from 1 to 64.'],
    [{ queryTimeout: -1 }, '`iql.queryTimeout` must be a whole number from 0 to 86400.'],
    [{ rowLimit: '10' }, '`iql.rowLimit` must be a whole number from 1 to 5000000.'],
    [
      { cache: { timeToLive: -1 } },
      '`iql.cache.timeToLive` must be a whole number of seconds from 0',
    ],
    [{ profile: 7 }, '`iql.profile` must be a text.'],
    [
      { format: { keywordCase: 'title' } },
      '`iql.format.keywordCase` must be `upper`, `lower` or `preserve`.',
    ],
    [
      { diagnostics: { severity: { sqlite: 'loud' } } },
      '`iql.diagnostics.severity` has no severity for `sqlite`: write `error`',
    ],
    [{ diagnostics: { severity: 'off' } }, '`iql.diagnostics.severity` must be an object'],
    [{ inlayHints: { star: 1 } }, '`iql.inlayHints.star` must be `true` or `false`.'],
    [{ format: { commaPlace: 1 } }, '`iql.format.commaPlace` must be `trailing` or `leading`.'],
    [
      { format: { lineWidth: 7 } },
      '`iql.format.lineWidth` must be a whole number from 20 to 1000.',
    ],
  ])('refuse %j and say what would be right', (raw, message) => {
    const { messages } = check(raw);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(message);
  });

  it('keep the good roles of accounts that have a bad one', () => {
    const good = 'arn:aws:iam::123456789012:role/reader';
    expect(check({ accounts: { audit: good, other: 'x' } }).settings.accounts).toEqual({
      audit: good,
    });
  });

  it('keep the good regions of a list that has a bad one', () => {
    expect(check({ regions: ['us-east-1', 'x'] }).settings.regions).toEqual(['us-east-1']);
  });
});
