/** The requests that turn a statement into another engine's SQL; any client may send them. */
import type { Check } from './validate.ts';
import { isCount, isShape, isText } from './validate.ts';

/** Takes nothing, gives `TranslationTarget[]`. */
export const translationTargetsRequest = 'iql/translationTargets';

/** Takes `TranslationParameters`, gives a `TranslationAnswer`. */
export const translateRequest = 'iql/translate';

export interface TranslationTarget {
  /** `athena`. */
  readonly target: string;
  /** `Amazon Athena`. */
  readonly title: string;
}

export interface TranslationPosition {
  readonly line: number;
  readonly character: number;
}

export interface TranslationParameters {
  readonly textDocument: { readonly uri: string };
  /** In the statement, as LSP counts lines and characters. */
  readonly position: TranslationPosition;
  readonly target: string;
  /** How tables are called there; absent for `{service}_{resource}`. */
  readonly tablePattern?: string;
}

export interface TranslationFinding {
  readonly message: string;
  readonly range: { readonly start: TranslationPosition; readonly end: TranslationPosition };
}

export type TranslationAnswer =
  | {
      readonly kind: 'translated';
      readonly sql: string;
      /** What means something else in the other engine, in full sentences. */
      readonly notes: readonly string[];
      /** Whether a grammar of the engine has read the text. */
      readonly checked: boolean;
    }
  | { readonly kind: 'untranslatable'; readonly findings: readonly TranslationFinding[] }
  /** There is no statement at the position, or the request cannot be met: `message` says why. */
  | { readonly kind: 'refused'; readonly message: string };

const isPosition = isShape<TranslationPosition>({ line: isCount, character: isCount });

export const isTranslationParameters: Check<TranslationParameters> = isShape<TranslationParameters>(
  { textDocument: isShape({ uri: isText }), position: isPosition, target: isText },
  { tablePattern: isText },
);
