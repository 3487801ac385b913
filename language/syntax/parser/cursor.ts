/** Where the parser stands in one statement, and what it has found wrong so far. */
import type { SyntaxProblem, Token } from '../document.ts';
import { keywordNamed } from '../keywords.ts';
import type { Span } from '../span.ts';
import { isBlank } from '../tokens/characters.ts';
import { clauseStarts } from './clauses.ts';

/** Parentheses, CASE, subqueries and the like within one another. Deeper text is skipped. */
const deepestNesting = 250;

/** Text with more problems than this is no SQL. */
const mostProblems = 100;

/** Operands within operands, those of the levels above included: what the stack has room for. */
const deepestOperand = 500;

/** SQLite's own limit on the height of an expression. */
export const tallestExpression = 1000;

/**
 * Over the tokens that carry meaning. `value` is the current token as the grammar sees it: a keyword
 * in upper case, an operator or a mark as written, and the empty text for names, values and the end.
 */
export class TokenCursor {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  /** The end of the node that was read last, holes included. */
  lastEnd: number;
  /** Of the expression that was read last. */
  height = 0;
  /** Of all expressions read since it was last set. */
  tallest = 0;
  /** Within how many CASE expressions this is: END, WHEN and the like are never names there. */
  cases = 0;
  private readonly tokens: readonly Token[];
  private readonly values: string[];
  private readonly end: number;
  private index = 0;
  private depth = 0;
  private operands = 0;
  private reportedAt = -1;

  /** `end` is where the statement's text ends: its `;`, or the end of the text. */
  constructor(text: string, tokens: readonly Token[], end: number) {
    this.text = text;
    this.tokens = tokens;
    this.end = end;
    this.values = tokens.map((token) => valueOf(text, token));
    this.lastEnd = tokens[0]?.start ?? end;
  }

  get value(): string {
    return this.values[this.index] ?? '';
  }

  valueAt(ahead: number): string {
    return this.values[this.index + ahead] ?? '';
  }

  get kind(): Token['kind'] | 'end' {
    return this.tokens[this.index]?.kind ?? 'end';
  }

  kindAt(ahead: number): Token['kind'] | 'end' {
    return this.tokens[this.index + ahead]?.kind ?? 'end';
  }

  get atEnd(): boolean {
    return this.index >= this.tokens.length;
  }

  /** Of the current token; empty, where the statement ends, at the end. */
  get span(): Span {
    const token = this.tokens[this.index];
    return token === undefined
      ? { start: this.end, end: this.end }
      : { start: token.start, end: token.end };
  }

  get start(): number {
    return this.tokens[this.index]?.start ?? this.end;
  }

  startAt(ahead: number): number {
    return this.tokens[this.index + ahead]?.start ?? this.end;
  }

  /** The current token as written. */
  get source(): string {
    return this.sourceAt(0);
  }

  /** A token further on, as written; empty past the end. */
  sourceAt(ahead: number): string {
    const token = this.tokens[this.index + ahead];
    return token === undefined ? '' : this.text.slice(token.start, token.end);
  }

  /** The token before the current one, as written; empty at the start. */
  get previousSource(): string {
    const { start, end } = this.previousSpan;
    return this.text.slice(start, end);
  }

  get previousSpan(): Span {
    const token = this.tokens[this.index - 1];
    return token === undefined
      ? { start: this.start, end: this.start }
      : { start: token.start, end: token.end };
  }

  /** Whether nothing, not even a blank, stands before the current token. */
  get isGlued(): boolean {
    return this.tokens[this.index - 1]?.end === this.tokens[this.index]?.start;
  }

  /** The position, to tell whether anything was read since. */
  get position(): number {
    return this.index;
  }

  at(...values: readonly string[]): boolean {
    const { value } = this;
    return value !== '' && values.includes(value);
  }

  advance(): Span {
    const { span } = this;
    if (this.index < this.tokens.length) {
      this.index += 1;
      this.lastEnd = span.end;
    }
    return span;
  }

  /** Reads the current token if it is `value`. */
  take(value: string): Span | undefined {
    return this.value === value ? this.advance() : undefined;
  }

  /** Reads several words if all of them stand here. */
  takeAll(...values: readonly string[]): Span | undefined {
    if (values.some((value, ahead) => this.valueAt(ahead) !== value)) return undefined;
    const { start } = this;
    values.forEach(() => this.advance());
    return { start, end: this.lastEnd };
  }

  /** Reads templates that stand where the grammar has no place for one: they may become anything. */
  skipTemplates(): void {
    while (this.kind === 'template') this.advance();
  }

  spanFrom(start: number): Span {
    return { start, end: Math.max(start, this.lastEnd) };
  }

  /**
   * The empty span of something that should stand here: one blank after what came before, as a
   * person would type it, and before what follows.
   */
  hole(): Span {
    const after = this.lastEnd;
    const hasRoom = after < this.start && isBlank(this.text.charCodeAt(after));
    const offset = hasRoom ? after + 1 : after;
    this.lastEnd = offset;
    return { start: offset, end: offset };
  }

  /** One problem for one place: nothing is added until the parser has moved on. */
  report(message: string, span: Span, replacement?: string): void {
    if (this.reportedAt === this.index || this.problems.length >= mostProblems) return;
    this.reportedAt = this.index;
    const problem: SyntaxProblem = { code: 'syntax-error', message, span };
    this.problems.push(replacement === undefined ? problem : { ...problem, replacement });
  }

  /** From now on the current token is this keyword, whatever is written. */
  respell(keyword: string): void {
    this.values[this.index] = keyword;
  }

  /** Something is missing after what was read last. */
  reportMissing(what: string): void {
    if (this.isBesideTemplate) return;
    const before = this.previousSpan;
    if (before.end > before.start) {
      this.report(`expected ${what} after ${quoted(this.previousSource)}`, before);
    } else {
      this.report(`expected ${what}`, this.span);
    }
  }

  reportUnexpected(hint = ''): void {
    if (this.isBesideTemplate) return;
    this.report(`did not expect ${quoted(this.source)} here${hint}`, this.span);
  }

  /** What a template becomes may be what is missing, or what makes sense of what follows it. */
  private get isBesideTemplate(): boolean {
    return this.kind === 'template' || this.kindAt(-1) === 'template';
  }

  /** Reads the closing parenthesis of the one at `open`. */
  close(open: Span): void {
    if (this.isBesideTemplate) this.skipUntil(() => clauseStarts.has(this.value));
    if (this.take(')') !== undefined) return;
    this.report('this `(` is never closed: add `)`', open);
  }

  /** False, with a problem, where the text is nested too deeply to be read. */
  enter(): boolean {
    if (this.depth >= deepestNesting) {
      this.report(`nested deeper than ${deepestNesting} levels`, this.span);
      return false;
    }
    this.depth += 1;
    return true;
  }

  /** Reads a query within an expression: the height is then one more than its tallest expression. */
  measured<Result>(read: () => Result): Result {
    const outside = this.tallest;
    const { cases } = this;
    this.tallest = 0;
    this.cases = 0;
    const result = read();
    this.cases = cases;
    this.height = this.tallest + 1;
    this.tallest = Math.max(outside, this.tallest);
    return result;
  }

  leave(): void {
    this.depth -= 1;
  }

  /** The same for the operands of operators, which are within one another far more often. */
  descend(): boolean {
    if (this.operands >= deepestOperand) {
      this.report(`nested deeper than ${deepestOperand} operators`, this.span);
      return false;
    }
    this.operands += 1;
    return true;
  }

  ascend(): void {
    this.operands -= 1;
  }

  /** Skips tokens, whole parentheses at once, until `stop` holds or a parenthesis closes. */
  skipUntil(stop: () => boolean): void {
    let open = 0;
    while (!this.atEnd) {
      if (open === 0 && (this.value === ')' || stop())) return;
      if (this.value === '(') open += 1;
      else if (this.value === ')') open -= 1;
      this.advance();
    }
  }
}

/** For a message: the first line of a text, in backticks, not too long. */
export function quoted(source: string): string {
  const line = source.split('\n', 1)[0] ?? '';
  return `\`${line.length > 40 || line.length < source.length ? `${line.slice(0, 40)}…` : line}\``;
}

function valueOf(text: string, token: Token): string {
  if (token.kind === 'word') return keywordNamed(text.slice(token.start, token.end))?.word ?? '';
  if (token.kind === 'operator' || token.kind === 'punctuation') {
    return text.slice(token.start, token.end);
  }
  return '';
}
