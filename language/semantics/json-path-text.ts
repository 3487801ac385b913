/**
 * SQLite's JSON paths as written in a literal: `$.Tags[0].Key`, `$."aws:cdk"`, and the bare label that
 * `->` and `->>` also take. Any text gives steps, half-typed ones included.
 */
import type { Literal, ParsedStatement, Span } from '../syntax/index.ts';

export interface WrittenStep {
  /** The member's name without quotes, or what stands between the brackets; empty while untyped. */
  readonly text: string;
  /** In the statement: of the name alone, without dot, brackets or quotes. */
  readonly span: Span;
  readonly kind: 'member' | 'element';
}

/** `$`, `$.A[0]`. A text that does not begin with `$` is no path: it has no steps. */
export function stepsOfPath(statement: ParsedStatement, literal: Literal): readonly WrittenStep[] {
  const content = contentOf(statement, literal);
  return content.text.startsWith('$') ? readSteps(content) : [];
}

/** The right side of `->`: a path, a label, or an index. */
export function stepsOfArrow(statement: ParsedStatement, literal: Literal): readonly WrittenStep[] {
  const content = contentOf(statement, literal);
  const { text, start } = content;
  const span = { start, end: start + text.length };
  if (literal.type === 'number') return [{ kind: 'element', text, span }];
  if (text.startsWith('$')) return readSteps(content);
  if (/^\[.+\]$/.test(text)) {
    return [{ kind: 'element', text: text.slice(1, -1), span: shrunk(span) }];
  }
  return [{ kind: 'member', text, span }];
}

interface Content {
  readonly text: string;
  /** Offset in the statement of the text's first character. */
  readonly start: number;
}

/** Between the quotes, as written. Where the closing one is not there yet, its line is all of it. */
function contentOf(statement: ParsedStatement, { span, type }: Literal): Content {
  const raw = statement.text.slice(span.start, span.end);
  if (type !== 'string') return { text: raw, start: span.start };
  const closed = raw.length > 1 && raw.endsWith(raw[0] ?? '');
  const text = closed ? raw.slice(1, -1) : (raw.slice(1).split('\n', 1)[0] ?? '');
  return { text, start: span.start + 1 };
}

function readSteps({ text, start }: Content): readonly WrittenStep[] {
  const steps: WrittenStep[] = [];
  let at = 1;
  const push = (kind: WrittenStep['kind'], from: number, to: number): void => {
    const span = { start: start + from, end: start + to };
    steps.push({ kind, text: text.slice(from, to), span });
  };
  while (at < text.length) {
    if (text[at] === '[') {
      const close = endOf(text, at + 1, /\]/);
      push('element', at + 1, close);
      at = close + 1;
    } else if (text.startsWith('."', at)) {
      const close = endOf(text, at + 2, /"/);
      push('member', at + 2, close);
      at = close + 1;
    } else if (text[at] === '.') {
      const end = endOf(text, at + 1, /[.[]/);
      push('member', at + 1, end);
      at = end;
    } else {
      break;
    }
  }
  return steps;
}

function endOf(text: string, from: number, stop: RegExp): number {
  const found = text.slice(from).search(stop);
  return found === -1 ? text.length : from + found;
}

function shrunk({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 };
}
