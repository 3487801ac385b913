/** What AWS has said that lists need, on its way to the language server and in the extension's storage. */
import type { Check } from './validate.ts';
import { isListOf, isShape, isText } from './validate.ts';

/** A notification with all that was learned so far: a list of `LearnedInputs`. */
export const learnedListInputsNotification = 'iql/learnedListInputs';

export interface LearnedInputs {
  /** `AWS::EKS::Nodegroup`. */
  readonly typeName: string;
  /** Properties that its list must be given, as Cloud Control names them. */
  readonly properties: readonly string[];
}

/** What exceeds these is left out by who writes and refused by who reads. */
export const learnedInputsLimits = { types: 2_000, properties: 10 } as const;

/** `undefined` for what is not well-formed, or larger than the bounds. */
export function readLearnedInputs(value: unknown): readonly LearnedInputs[] | undefined {
  return isListOf(isLearned)(value) && value.length <= learnedInputsLimits.types
    ? value
    : undefined;
}

const isName: Check<string> = (value): value is string =>
  isText(value) && /^\w{1,128}$/.test(value);
const isTypeName: Check<string> = (value): value is string =>
  isText(value) && /^\w{2,64}::\w{2,64}::\w{2,64}$/.test(value);
const isNames: Check<readonly string[]> = (value): value is readonly string[] =>
  isListOf(isName)(value) && value.length > 0 && value.length <= learnedInputsLimits.properties;
const isLearned = isShape<LearnedInputs>({ typeName: isTypeName, properties: isNames });
