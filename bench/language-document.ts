/** The documents that the language server is measured on. */

export const statements = 2000;
export const linesPerStatement = 5;

/** Lines of a statement that the measured positions stand on. */
export const selectLine = 1;
export const fromLine = 2;
export const whereLine = 3;

/** Services that people use most, and so the shards that a day's work reads. */
const everyday = ['s3.buckets', 'ec2.vpcs', 'ec2.subnets', 'lambda.functions', 'iam.roles'];

/** 10,000 lines over the tables of an ordinary day. */
export function everydayDocument(): string {
  return documentOver(everyday);
}

/** Statements of five lines each, no two alike. */
export function documentOver(tables: readonly string[]): string {
  return Array.from({ length: statements }, (_, index) =>
    [
      `-- statement ${index}`,
      `SELECT t.region, count(*) AS n${index}, coalesce(t.region, 'none')`,
      `FROM aws.${tables[index % tables.length] ?? ''} t`,
      `WHERE t.region IN ('us-east-1', 'eu-west-1') AND ${index} > 0`,
      'GROUP BY t.region ORDER BY 2 DESC;',
    ].join('\n'),
  ).join('\n');
}

/** The same statements as other SQL servers can read: one name for a table, no provider. */
export function plainDocument(count: number): string {
  return documentOver(everyday)
    .replace(/aws\.\w+\./g, '')
    .split('\n')
    .slice(0, count * linesPerStatement)
    .join('\n');
}

/** A line of statement `run`, in an order that visits near and far statements alike. */
export function lineOf(run: number, line: number): number {
  return ((run * 797) % statements) * linesPerStatement + line;
}
