/** Which tokens the grammar sees: all but trivia, and the parts of templates that control text. */
import type { Token } from '../document.ts';
import { isTrivia } from '../tokens/tokenize.ts';

interface Meaning {
  readonly meaningful: readonly Token[];
  /**
   * Whether templates choose or repeat parts of the text: what stands there is then not what will
   * run, so that its grammar cannot be judged.
   */
  readonly isProgram: boolean;
}

/** These name things, and neither choose nor repeat text. */
const harmless = /^\{%[-+]?\s*(?:set\s[^%]*=|import\b|from\b|do\b)/;

const goOpening = /^\{\{-?\s*(?:range|if|with|define|block)\b(?!\s*-?\}\})/;
const goControl =
  /^\{\{-?\s*(?:(?:range|if|with|define|block|template)\b(?!\s*-?\}\})|(?:end|else|break|continue)\b|\/\*)/;

/** The tokens before `end`. */
export function meaningfulTokens(text: string, tokens: readonly Token[], end: number): Meaning {
  const isGo = tokens.some(
    ({ kind, start }) => kind === 'template' && goOpening.test(text.slice(start, start + 40)),
  );
  let isProgram = isGo;
  const meaningful = tokens.filter(({ kind, start }) => {
    if (isTrivia(kind) || kind === 'unknown' || start >= end) return false;
    if (kind !== 'template') return true;
    const opening = text.slice(start, start + 40);
    if (opening.startsWith('<<<')) return false;
    if (!opening.startsWith('{%') && !(isGo && goControl.test(opening))) return true;
    isProgram ||= !harmless.test(text.slice(start, start + 80));
    return false;
  });
  return { meaningful, isProgram };
}
