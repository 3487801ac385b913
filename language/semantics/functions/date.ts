/** SQLite's functions on dates and times. Source: https://sqlite.org/lang_datefunc.html. */
import { scalar, type FunctionDocumentation } from './documentation.ts';

const moment =
  'TIME is ISO text, a Julian day, or `now`; modifiers such as `-7 days`, `start of month` or `unixepoch` follow in order.';

export const dateFunctions: readonly FunctionDocumentation[] = [
  scalar(['date()', 'date(TIME, …)'], 'string', `The date as \`YYYY-MM-DD\`. ${moment}`),
  scalar(['time()', 'time(TIME, …)'], 'string', `The time of day as \`HH:MM:SS\`. ${moment}`),
  scalar(
    ['datetime()', 'datetime(TIME, …)'],
    'timestamp',
    `The moment as \`YYYY-MM-DD HH:MM:SS\`. ${moment}`,
  ),
  scalar(
    ['julianday()', 'julianday(TIME, …)'],
    'number',
    `The moment as a Julian day with its fraction. ${moment}`,
  ),
  scalar(
    ['unixepoch()', 'unixepoch(TIME, …)'],
    'integer',
    `The moment as seconds since 1970. ${moment}`,
  ),
  scalar(
    ['strftime(FORMAT)', 'strftime(FORMAT, TIME, …)'],
    'string',
    `The moment written as FORMAT says: \`%Y-%m-%d\`, \`%H:%M\`, \`%s\` and others. ${moment}`,
  ),
  scalar(
    'timediff(TIME, EARLIER)',
    'string',
    'The time between two moments as text that can itself be a modifier: `+0000-01-07 00:00:00.000`.',
  ),
  scalar('current_date', 'string', 'Today in UTC, as `YYYY-MM-DD`. Written without parentheses.'),
  scalar('current_time', 'string', 'Now in UTC, as `HH:MM:SS`. Written without parentheses.'),
  scalar(
    'current_timestamp',
    'timestamp',
    'Now in UTC, as `YYYY-MM-DD HH:MM:SS`. Written without parentheses.',
  ),
];
