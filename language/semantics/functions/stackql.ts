/** What the dialect adds to SQLite's functions. */
import { scalar, type FunctionDocumentation } from './documentation.ts';

export const dialectFunctions: readonly FunctionDocumentation[] = [
  scalar(
    'split_part(TEXT, SEPARATOR, N)',
    'string',
    "The N-th part of TEXT between separators, from 1; a negative N counts from the end. NULL where there is none. `split_part(arn, ':', 5)` is the account.",
  ),
  scalar(
    'regexp(PATTERN, TEXT)',
    'boolean',
    '`TEXT REGEXP PATTERN`: whether the regular expression matches anywhere in TEXT.',
  ),
  scalar(
    'regexp_like(TEXT, PATTERN)',
    'boolean',
    'Whether the regular expression PATTERN matches anywhere in TEXT.',
  ),
  scalar(
    'regexp_substr(TEXT, PATTERN)',
    'string',
    'The first part of TEXT that the regular expression PATTERN matches, or NULL.',
  ),
  scalar(
    'regexp_replace(TEXT, PATTERN, REPLACEMENT)',
    'string',
    'TEXT with what the regular expression PATTERN matches replaced.',
  ),
  scalar(
    'json_equal(A, B)',
    'boolean',
    'Whether two JSON texts mean the same value: the order of an object’s members does not matter.',
  ),
  scalar(
    'aws_policy_equal(A, B)',
    'boolean',
    'Whether two IAM policy documents say the same: Action, Resource, Principal and tag arrays compare as sets, and one value equals an array of it.',
  ),
  scalar('string(TEXT)', 'string', 'Marks a JSON literal in INSERT or UPDATE as text.'),
];
