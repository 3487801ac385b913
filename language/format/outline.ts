/** What a document needs to know of a statement to format it: told once for each statement. */
import type { ParsedStatement, Token } from '../syntax/index.ts';

export interface Outline {
  /** Offsets of the first token's start and the last one's end; both -1 where there is none. */
  readonly start: number;
  readonly end: number;
  /** Whether the statement stays byte for byte: it was not read, or templates decide what it is. */
  readonly isLeftAlone: boolean;
  /** How many blocks of templates it opens before its first word, less those that it closes. */
  readonly blocksBefore: number;
  /** The same, in all of it. */
  readonly blocks: number;
  /** What its last comment of the kind `-- iql-format off` asks for. */
  readonly asks: 'off' | 'on' | undefined;
}

const known = new WeakMap<ParsedStatement, Outline>();

export function outlineOf(statement: ParsedStatement): Outline {
  let outline = known.get(statement);
  if (outline === undefined) {
    outline = outlined(statement);
    known.set(statement, outline);
  }
  return outline;
}

function outlined({ root, tokens, text }: ParsedStatement): Outline {
  const body = root.kind === 'empty' ? text.length : root.span.start;
  let [start, end, blocks, blocksBefore] = [-1, -1, 0, 0];
  let isLeftAlone = root.kind === 'opaque';
  let asks: Outline['asks'];
  for (const token of tokens) {
    if (token.kind === 'whitespace') continue;
    if (start < 0) ({ start } = token);
    ({ end } = token);
    isLeftAlone ||= token.unterminated === true || token.kind === 'unknown';
    if (token.kind === 'comment') asks = askedBy(text, token) ?? asks;
    if (token.kind !== 'template') continue;
    const block = blockOf(text, token);
    if (block === undefined) continue;
    blocks += block;
    if (token.start < body) blocksBefore += block;
    else isLeftAlone = true;
  }
  return { start, end, isLeftAlone, blocksBefore, blocks, asks };
}

const switches = /^(?:--|#|\/\/|\/\*)\s*iql-format\s+(off|on)\s*(?:\*\/)?\s*$/;

function askedBy(text: string, { start, end }: Token): Outline['asks'] {
  const asked = end - start < 40 ? switches.exec(text.slice(start, end))?.[1] : undefined;
  return asked === 'off' || asked === 'on' ? asked : undefined;
}

/** Templates that choose or repeat text: what is written between them is not what will run. */
const jinja =
  /^\{%[-+]?\s*(end)?(?:for|if|elif|else|block|macro|call|filter|with|raw|autoescape)\b/;
const jinjaSet = /^\{%[-+]?\s*(end)?set\b[^=%]*%\}/;
const go = /^\{\{-?\s*(?:(end)|range|if|with|define|block|else|break|continue)\b(?!\s*[|(.])/;
const between = /^\{[%{][-+]?\s*(?:elif|else|break|continue)\b/;

/** 1 for a template that opens a block, -1 for one that closes it, 0 for one in between. */
function blockOf(text: string, { start, end }: Token): number | undefined {
  const template = text.slice(start, Math.min(end, start + 200));
  const found = jinja.exec(template) ?? jinjaSet.exec(template) ?? go.exec(template);
  if (found === null) return undefined;
  if (between.test(template)) return 0;
  return found[1] === undefined ? 1 : -1;
}
