/** Names and strings as an engine reads them. */
import type { Dialect } from './dialect.ts';

/** Words that at least one of the engines takes for a keyword where a name stands bare. */
const reserved = new Set(
  `all analyse analyze and any array as asc asymmetric at authorization between binary both by case cast
  check collate column connect constraint create cross cube current current_catalog current_date
  current_role current_schema current_time current_timestamp current_user deallocate default
  deferrable define delete desc describe distinct do drop else end enum escape except exclude execute
  exists explain extract false fetch filter first following for foreign from full function grant group
  grouping groups hash having if ignore ilike in increment initially inner insert intersect interval
  into is isnull issue join key last lateral leading left like limit localtime localtimestamp lookup
  merge minus natural new no normalize not notnull null nulls of off offset old on only open or order
  organization outer over overlaps partition placing preceding prepare primary proto qualify range
  recursive references regexp respect returning right rlike rollup row rows sample schema select
  session_user set similar some start symmetric system_user sysdate table tablesample tag tags then to
  top trailing treat trigger trim true try_cast unbounded union unique unnest update user using value
  values variadic verbose view when whenever where window with within year month day hour minute second
  show type status`
    .split(/\s+/)
    .filter((word) => !['tag', 'tags', 'type', 'status', 'key', 'value'].includes(word)),
);

/**
 * A name, quoted where the engine would not read it bare. One that was bare before means what the
 * engine makes of bare names, so where it must be quoted it is spelt as the engine would spell it.
 */
export function nameText(dialect: Dialect, name: string, wasQuoted: boolean): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
  const folded = foldedAs(dialect, name);
  if (isPlain && !reserved.has(name.toLowerCase()) && (!wasQuoted || name === folded)) {
    return name;
  }
  if (wasQuoted && isPlain && dialect.folds !== 'upper') {
    return quoted(dialect, name);
  }
  return quoted(dialect, isPlain && !wasQuoted ? folded : name);
}

function foldedAs({ folds }: Dialect, name: string): string {
  if (folds === 'none') return name;
  return folds === 'upper' ? name.toUpperCase() : name.toLowerCase();
}

function quoted({ quote }: Dialect, name: string): string {
  const escaped = quote === '`' ? name.replaceAll('`', '\\`') : name.replaceAll('"', '""');
  return `${quote}${escaped}${quote}`;
}

export function stringText(dialect: Dialect, value: string): string {
  return `'${stringContent(dialect, value)}'`;
}

/** What stands between the quotes. */
export function stringContent({ backslashEscapes, family }: Dialect, value: string): string {
  const slashed = backslashEscapes ? value.replaceAll('\\', '\\\\') : value;
  if (family === 'bigquery') {
    return slashed.replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  }
  return slashed.replaceAll("'", "''");
}
