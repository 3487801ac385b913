/**
 * What stands between the words of a statement for whoever reads it: the region that is asked where
 * none is named, what `*` holds, the column that each value of a long row is for, and types.
 */
import type { BoundStatement } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import { columnHints } from './inlay-hints/column-hints.ts';
import { regionHints } from './inlay-hints/region-hints.ts';
import { valueHints } from './inlay-hints/value-hints.ts';
import type { LanguageContext } from './language-context.ts';
import type { RegionSettings } from './statement-calls.ts';

export interface InlayHintSettings extends RegionSettings {
  readonly inlayHints: {
    readonly region: boolean;
    readonly star: boolean;
    readonly types: boolean;
    readonly values: boolean;
  };
}

export interface FeatureInlayHint {
  readonly kind: 'region' | 'star' | 'type' | 'value';
  /** In the statement: what the hint stands before. */
  readonly offset: number;
  readonly label: string;
  /** Markdown, made when it is looked at. */
  readonly tooltip?: () => string;
}

interface Remembered {
  readonly settings: string;
  readonly hints: readonly FeatureInlayHint[];
}

const remembered = new WeakMap<object, Remembered>();

/** In text order. A statement is read once for each settings, though its binding may be let go. */
export function inlayHintsOf(
  language: LanguageContext,
  statement: ParsedStatement,
  settings: InlayHintSettings,
): readonly FeatureInlayHint[] {
  const { defaultRegion, enabledRegions, inlayHints } = settings;
  const key = language.keyOf(statement);
  const now = JSON.stringify([defaultRegion, enabledRegions, inlayHints]);
  const earlier = remembered.get(key);
  if (earlier?.settings === now) {
    return earlier.hints;
  }
  const hints = hintsOf(language, language.bind(statement), settings);
  remembered.set(key, { settings: now, hints });
  return hints;
}

function hintsOf(
  language: LanguageContext,
  bound: BoundStatement,
  settings: InlayHintSettings,
): readonly FeatureInlayHint[] {
  const { region, star, types, values } = settings.inlayHints;
  if (bound.hasLooseTemplates) {
    return [];
  }
  return [
    ...(region ? regionHints(language, bound, settings) : []),
    ...(star || types
      ? columnHints(bound).filter(({ kind }) => (kind === 'star' ? star : types))
      : []),
    ...(values ? valueHints(bound) : []),
  ].toSorted((left, right) => left.offset - right.offset);
}
