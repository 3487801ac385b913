/** Keywords, operators and verbs: what they do, and for a statement's verb what it asks of AWS. */
import type { StatementNode, Token } from '../../../language/syntax/index.ts';
import { tokenText } from '../../../language/syntax/index.ts';
import { callsDocumentation } from '../documentation/calls.ts';
import {
  frameDocumentation,
  keywordDocumentation,
  typeDocumentation,
} from '../documentation/keyword.ts';
import { paragraphs } from '../documentation/markdown.ts';
import { operatorDocumentation } from '../documentation/operator.ts';
import { callsOf } from '../statement-calls.ts';
import { tokenIndexAt } from '../tokens.ts';
import type { FeatureHover, HoverRequest } from './request.ts';

export function wordHover(request: HoverRequest): FeatureHover | undefined {
  const { bound, offset } = request;
  const { statement } = bound;
  const { tokens } = statement;
  const token = [offset, offset - 1]
    .map((place) => tokens[tokenIndexAt(tokens, place)])
    .find((each) => each !== undefined && isDescribed(each));
  if (token === undefined) {
    return undefined;
  }
  const text = tokenText(statement, token);
  const markdown =
    token.kind === 'word' ? wordDocumentation(request, token, text) : operatorDocumentation(text);
  return markdown === undefined
    ? undefined
    : { markdown, span: { start: token.start, end: token.end } };
}

function isDescribed({ kind }: Token): boolean {
  return kind === 'word' || kind === 'operator';
}

function wordDocumentation(
  request: HoverRequest,
  { start }: Token,
  word: string,
): string | undefined {
  const { bound, path } = request;
  const node = path.at(-1);
  if (node?.kind === 'cast' && !/^(CAST|AS)$/i.test(word)) {
    return typeDocumentation(word);
  }
  if (path.some(({ kind }) => kind === 'windowFrame')) {
    return frameDocumentation(word) ?? keywordDocumentation(word);
  }
  const meant = word.toUpperCase() === 'BY' ? wordBefore(bound.statement.text, start) : word;
  const described = keywordDocumentation(meant);
  if (!isVerbWithCalls(bound.statement.root, start)) {
    return described;
  }
  const calls = callsOf(request.language, bound, request.settings);
  return paragraphs(described ?? '', callsDocumentation(calls));
}

/** Whether the word at `start` begins a statement that asks AWS, or the EXPLAIN of one. */
function isVerbWithCalls(root: StatementNode, start: number): boolean {
  if (root.kind === 'explain' || root.kind === 'plan') {
    const { statement } = root;
    return isVerbWithCalls(statement, start === root.span.start ? statement.span.start : start);
  }
  return start === root.span.start && (root.kind === 'selectStatement' || root.kind === 'delete');
}

/** `GROUP` of `GROUP BY`. */
function wordBefore(text: string, offset: number): string {
  return /(\w+)\s+$/.exec(text.slice(0, offset))?.[1] ?? '';
}
