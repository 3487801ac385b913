/**
 * SQLite's dates are text: a moment, then modifiers, then a format. Moments without a zone are in UTC
 * for SQLite, and are taken for it here.
 */
import type { Expression, FunctionCall } from '../syntax/index.ts';
import type { Family } from './dialect.ts';
import { stringText } from './quoting.ts';
import type { Writer } from './writer.ts';
import { unwrapped } from './writer.ts';

const functions: Readonly<Record<string, string | undefined>> = {
  date: '%Y-%m-%d',
  time: '%H:%M:%S',
  datetime: '%Y-%m-%d %H:%M:%S',
};

/** `undefined` for a function that is none of dates. */
export function writeDateCall(writer: Writer, call: FunctionCall): string | undefined {
  const name = call.name.text.toLowerCase();
  if (name === 'strftime') {
    const [format, ...rest] = call.arguments;
    if (format?.kind !== 'literal') {
      return writer.refuse('`strftime` whose format is no text', call.span);
    }
    const moment = momentOf(writer, call, rest);
    return format.value === '%s'
      ? `CAST(${epochOf(writer.dialect.family, moment)} AS ${writer.dialect.types.text})`
      : formatted(writer, call, moment, format.value);
  }
  const format = functions[name];
  if (format !== undefined) {
    return formatted(writer, call, momentOf(writer, call, call.arguments), format);
  }
  if (name === 'unixepoch') {
    const seconds = epochOf(writer.dialect.family, momentOf(writer, call, call.arguments));
    return `CAST(${seconds} AS ${writer.dialect.types.integer})`;
  }
  if (name === 'julianday') {
    const seconds = epochOf(writer.dialect.family, momentOf(writer, call, call.arguments));
    return `(${seconds} / 86400.0 + 2440587.5)`;
  }
  return undefined;
}

/** `CURRENT_TIMESTAMP` and its like are text in SQLite. */
export function sqliteNow(writer: Writer, word: string): string {
  const formats: Readonly<Record<string, string>> = {
    CURRENT_DATE: '%Y-%m-%d',
    CURRENT_TIME: '%H:%M:%S',
  };
  const format = formats[word.toUpperCase()] ?? '%Y-%m-%d %H:%M:%S';
  return formatText(writer, nowOf(writer.dialect.family), format) ?? word;
}

function momentOf(writer: Writer, call: FunctionCall, values: readonly Expression[]): string {
  const { family } = writer.dialect;
  const [first, ...modifiers] = values;
  const literal = first && unwrapped(first);
  const isNow =
    first === undefined || (literal?.kind === 'literal' && /^now$/i.test(literal.value));
  const unix = modifiers.some(
    (each) => each.kind === 'literal' && /^(?:unixepoch|auto)$/i.test(each.value),
  );
  let moment = isNow
    ? nowOf(family)
    : unix
      ? fromEpoch(family, writer.write(first))
      : parsed(family, writer.write(first));
  for (const modifier of modifiers) {
    if (
      modifier.kind === 'literal' &&
      /^(?:unixepoch|auto|utc|subsec|subsecond)$/i.test(modifier.value)
    )
      continue;
    const changed =
      modifier.kind === 'literal' ? modified(family, moment, modifier.value) : undefined;
    if (changed === undefined) {
      const { start, end } = modifier.span;
      return writer.refuse(
        `the modifier \`${writer.bound.statement.text.slice(start, end)}\` of \`${call.name.text}\``,
        modifier.span,
      );
    }
    moment = changed;
  }
  return moment;
}

function nowOf(family: Family): string {
  switch (family) {
    case 'trino':
      return `at_timezone(CURRENT_TIMESTAMP, 'UTC')`;
    case 'postgresql':
      return `(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')`;
    case 'snowflake':
      return 'SYSDATE()';
    case 'bigquery':
      return 'CURRENT_TIMESTAMP()';
    case 'redshift':
      return 'GETDATE()';
  }
}

/** ISO 8601 text, as AWS gives it. */
function parsed(family: Family, text: string): string {
  switch (family) {
    case 'trino':
      return `from_iso8601_timestamp(replace(${text}, ' ', 'T'))`;
    case 'postgresql':
    case 'redshift':
      return `CAST(${text} AS TIMESTAMP)`;
    case 'snowflake':
      return `CAST(${text} AS TIMESTAMP_NTZ)`;
    case 'bigquery':
      return `CAST(${text} AS TIMESTAMP)`;
  }
}

function fromEpoch(family: Family, seconds: string): string {
  switch (family) {
    case 'trino':
      return `from_unixtime(${seconds}, 'UTC')`;
    case 'postgresql':
      return `(to_timestamp(${seconds}) AT TIME ZONE 'UTC')`;
    case 'snowflake':
      return `TO_TIMESTAMP_NTZ(${seconds})`;
    case 'bigquery':
      return `TIMESTAMP_SECONDS(${seconds})`;
    case 'redshift':
      return `DATEADD(second, ${seconds}, CAST('1970-01-01' AS TIMESTAMP))`;
  }
}

function epochOf(family: Family, moment: string): string {
  switch (family) {
    case 'trino':
      return `to_unixtime(${moment})`;
    case 'postgresql':
    case 'redshift':
      return `EXTRACT(EPOCH FROM ${moment})`;
    case 'snowflake':
      return `(DATE_PART(EPOCH_MILLISECOND, ${moment}) / 1000.0)`;
    case 'bigquery':
      return `(UNIX_MILLIS(${moment}) / 1000.0)`;
  }
}

function modified(family: Family, moment: string, modifier: string): string | undefined {
  const shift = /^([+-]?)\s*(\d+)\s+(second|minute|hour|day|month|year)s?$/i.exec(modifier.trim());
  if (shift !== null) {
    const amount = `${shift[1] === '-' ? '-' : ''}${shift[2] ?? ''}`;
    return shifted(family, moment, amount, (shift[3] ?? '').toLowerCase());
  }
  const start = /^start of (day|month|year)$/i.exec(modifier.trim());
  if (start === null) return undefined;
  const unit = (start[1] ?? '').toLowerCase();
  return family === 'bigquery'
    ? `TIMESTAMP_TRUNC(${moment}, ${unit.toUpperCase()})`
    : `date_trunc('${unit}', ${moment})`;
}

function shifted(family: Family, moment: string, amount: string, unit: string): string {
  switch (family) {
    case 'trino':
      return `date_add('${unit}', ${amount}, ${moment})`;
    case 'postgresql':
      return `(${moment} + INTERVAL '${amount} ${unit}')`;
    case 'snowflake':
    case 'redshift':
      return `DATEADD(${unit}, ${amount}, ${moment})`;
    case 'bigquery':
      // A timestamp has no months there; a datetime has.
      return ['month', 'year'].includes(unit)
        ? `TIMESTAMP(DATETIME_ADD(DATETIME(${moment}), INTERVAL ${amount} ${unit.toUpperCase()}))`
        : `TIMESTAMP_ADD(${moment}, INTERVAL ${amount} ${unit.toUpperCase()})`;
  }
}

function formatted(writer: Writer, call: FunctionCall, moment: string, format: string): string {
  return (
    formatText(writer, moment, format) ??
    writer.refuse(`the format \`${format}\` of \`${call.name.text}\``, call.span)
  );
}

type Codes = Readonly<Record<string, string | undefined>>;

const codesOfToChar: Codes = {
  Y: 'YYYY',
  m: 'MM',
  d: 'DD',
  H: 'HH24',
  M: 'MI',
  S: 'SS',
  j: 'DDD',
  F: 'YYYY-MM-DD',
  T: 'HH24:MI:SS',
  R: 'HH24:MI',
};
const codes: Readonly<Record<Family, Codes>> = {
  trino: {
    ...{ Y: '%Y', m: '%m', d: '%d', H: '%H', M: '%i', S: '%s', j: '%j' },
    ...{ F: '%Y-%m-%d', T: '%H:%i:%s', R: '%H:%i' },
  },
  postgresql: codesOfToChar,
  redshift: codesOfToChar,
  snowflake: { ...codesOfToChar, j: undefined },
  bigquery: {
    ...{ Y: '%Y', m: '%m', d: '%d', H: '%H', M: '%M', S: '%S', j: '%j', F: '%F', T: '%T', R: '%R' },
  },
};

/** Stands for a code that an engine lacks; no format holds it. */
const unknownCode = '\0';

function formatText(writer: Writer, moment: string, format: string): string | undefined {
  const { family } = writer.dialect;
  const usesLetters = family !== 'trino' && family !== 'bigquery';
  const pattern = format.replace(
    /%(.)|([A-Za-z]+)/g,
    (_, code: string | undefined, word: string) => {
      if (code === undefined) return usesLetters ? `"${word}"` : word;
      return codes[family][code] ?? unknownCode;
    },
  );
  if (pattern.includes(unknownCode)) return undefined;
  const text = stringText(writer.dialect, pattern);
  switch (family) {
    case 'trino':
      return `date_format(${moment}, ${text})`;
    case 'bigquery':
      return `FORMAT_TIMESTAMP(${text}, ${moment})`;
    case 'postgresql':
    case 'snowflake':
    case 'redshift':
      return `to_char(${moment}, ${text})`;
  }
}
