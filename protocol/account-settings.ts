/** `iql.accounts`: roles of other accounts by the names that statements give them. */
import { isText } from './validate.ts';

/** A name whose ARN is none is left out, and reported. */
export function readAccountSettings(
  value: unknown,
  report: (name: string, message: string) => void,
): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('accounts', 'must be an object of role ARNs by name.');
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, arn]): readonly [string, string][] => {
      if (isText(arn) && isRoleArn(arn)) return [[name, arn]];
      report(
        'accounts',
        `has \`${name}\` without a role's ARN: write one such as \`arn:aws:iam::123456789012:role/reader\`.`,
      );
      return [];
    }),
  );
}

function isRoleArn(text: string): boolean {
  return /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/.test(text);
}
