/** What a type's list handler says it lacks, in the two forms that AWS uses. */

/**
 * Names of the properties that must be in the ResourceModel, from
 * `… Required property: (#: required key [ClusterName] not found)` or
 * `… Required property: [LoadBalancerArn]`; `undefined` where the message says another thing.
 */
export function missingListInputs(message: string): readonly string[] | undefined {
  const about = /missing or invalid resourcemodel property.*?required property:(.*)/is.exec(
    message,
  );
  const names = [...(about?.[1] ?? '').matchAll(/\[([^\]]+)\]/g)].flatMap((match) =>
    (match[1] ?? '').split(',').map((name) => name.trim()),
  );
  return names.length > 0 ? [...new Set(names)] : undefined;
}
