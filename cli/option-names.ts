/** Messages speak of settings, by which the editor is changed; here the same things are options. */

/** `iql.rowLimit` in backticks becomes `--row-limit`. */
export function withOptionNames(message: string): string {
  return message
    .replace('`iql.diagnostics.severity`', '`--severity`')
    .replace('`iql.queryTimeout`', '`--timeout`')
    .replace(
      /`iql\.(endpoint|region|profile|concurrency|rowLimit)`/g,
      (_, setting: string) =>
        `\`--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}\``,
    );
}
