/** The engines whose SQL a statement can be turned into. */

export type Target = 'athena' | 'trino' | 'postgresql' | 'snowflake' | 'bigquery' | 'redshift';

const titles: Readonly<Record<Target, string>> = {
  athena: 'Amazon Athena',
  trino: 'Trino',
  postgresql: 'PostgreSQL',
  snowflake: 'Snowflake',
  bigquery: 'BigQuery',
  redshift: 'Amazon Redshift',
};

export const targets: readonly Target[] = [
  'athena',
  'trino',
  'postgresql',
  'snowflake',
  'bigquery',
  'redshift',
];

/** As people call the engine. */
export function titleOf(target: Target): string {
  return titles[target];
}

export function isTarget(text: string): text is Target {
  return Object.hasOwn(titles, text);
}
