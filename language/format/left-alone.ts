/** Statements that stay byte for byte. */
import type { ParsedStatement, Token } from '../syntax/index.ts';

/** Templates that choose or repeat text: what is written between them is not what will run. */
const jinja =
  /^\{%[-+]?\s*(end)?(?:for|if|elif|else|block|macro|call|filter|with|raw|autoescape)\b/;
const jinjaSet = /^\{%[-+]?\s*(end)?set\b[^=%]*%\}/;
const go = /^\{\{-?\s*(?:(end)|range|if|with|define|block|else|break|continue)\b(?!\s*[|(.])/;
const between = /^\{[%{][-+]?\s*(?:elif|else|break|continue)\b/;

/** Whether the statement has no layout: it could not be read, or templates decide what it is. */
export function isLeftAlone({ root, tokens, text }: ParsedStatement): boolean {
  if (root.kind === 'opaque') return true;
  return tokens.some(
    (token) =>
      token.unterminated === true ||
      token.kind === 'unknown' ||
      (token.start >= root.span.start &&
        root.kind !== 'empty' &&
        opening(text, token) !== undefined),
  );
}

/** How many blocks of templates the statement opens before its first word, less those it closes. */
export function blocksBefore({ root, tokens, text }: ParsedStatement): number {
  const end = root.kind === 'empty' ? text.length : root.span.start;
  return tokens.reduce(
    (depth, token) => depth + (token.start < end ? (opening(text, token) ?? 0) : 0),
    0,
  );
}

/** The same, in all of the statement. */
export function blocksIn({ tokens, text }: ParsedStatement): number {
  return tokens.reduce((depth, token) => depth + (opening(text, token) ?? 0), 0);
}

/** 1 for a template that opens a block, -1 for one that closes it, 0 for one in between. */
function opening(text: string, { kind, start, end }: Token): number | undefined {
  if (kind !== 'template') return undefined;
  const template = text.slice(start, Math.min(end, start + 200));
  const found = jinja.exec(template) ?? jinjaSet.exec(template) ?? go.exec(template);
  if (found === null) return undefined;
  if (between.test(template)) return 0;
  return found[1] === undefined ? 1 : -1;
}
