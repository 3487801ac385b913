/** Variables of the environment. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable says as little as an absent one. */
export function variableOf(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}
