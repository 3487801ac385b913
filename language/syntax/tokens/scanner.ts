/**
 * One token at a time, without making objects: the splitter runs it over whole documents, and
 * `tokenize` keeps what it finds.
 *
 * A scan may begin at any statement's start: nothing before it has any influence.
 */
import { hasAnchorShape, isKnownAnchor } from './anchors.ts';
import {
  backtick,
  closeBracket,
  doubleQuote,
  isBlank,
  isDigit,
  isHexadecimal,
  isWordPart,
  isWordStart,
  newline,
  openBrace,
  openBracket,
  percent,
  singleQuote,
} from './characters.ts';
import type { TokenKind } from '../document.ts';
import { quotedEnd } from './quoted.ts';
import { Reading } from './reading.ts';
import { blockEnd, templateEnd } from './templates.ts';
import { takesHint } from './verbs.ts';

/** Longest first among those that share a beginning. */
const operators = ['->>', '->', '||', '<<', '>>', '<=', '>=', '<>', '!=', '==', '::', ':='];
const operatorStarts = '=<>!+-*/%&|~:';

export class Scanner {
  readonly reading: Reading;
  kind: TokenKind = 'whitespace';
  start: number;
  end: number;
  unterminated = false;
  private readonly text: string;
  /** Only white space since the line began. */
  private lineStart = true;
  /** Where the last word ended if nothing but trivia came since, and where it started. */
  private wordStart = -1;
  private wordEnd = -1;
  private anySignificant = false;

  constructor(text: string, offset: number, reading = new Reading(text)) {
    this.text = text;
    this.reading = reading;
    this.start = offset;
    this.end = offset;
  }

  /** Moves to the next token; false at the end of the text. */
  next(): boolean {
    const { text, reading } = this;
    const start = this.end;
    this.start = start;
    reading.reached(start + 1);
    if (start >= text.length) return false;
    reading.unterminated = false;
    const code = text.charCodeAt(start);
    if (isBlank(code)) {
      this.whitespace();
    } else {
      this.visible(code);
      this.unterminated = reading.unterminated;
      this.lineStart = false;
      reading.reached(this.end + 1);
    }
    return true;
  }

  private finish(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.end = end;
    if (kind === 'comment' || kind === 'hint') return;
    this.wordStart = kind === 'word' ? this.start : -1;
    this.wordEnd = kind === 'word' ? end : -1;
    this.anySignificant = kind !== 'anchor';
  }

  private whitespace(): void {
    const { text } = this;
    let index = this.start;
    while (index < text.length && isBlank(text.charCodeAt(index))) {
      if (text.charCodeAt(index) === newline) this.lineStart = true;
      index += 1;
    }
    this.kind = 'whitespace';
    this.unterminated = false;
    this.end = index;
    this.reading.reached(index + 1);
  }

  private visible(code: number): void {
    const { text, start } = this;
    if (isWordStart(code)) {
      const blob = (code === 120 || code === 88) && text.charCodeAt(start + 1) === singleQuote;
      if (blob) this.finish('blob', quotedEnd(this.reading, start + 1, singleQuote));
      else this.finish('word', this.wordPartsEnd(start + 1));
    } else if (isDigit(code)) {
      if (this.isAfterDot()) this.finish('word', this.wordPartsEnd(start + 1));
      else this.finish('number', this.numberEnd(start));
    } else if (code === singleQuote) {
      this.finish('string', quotedEnd(this.reading, start, code));
    } else if (code === doubleQuote || code === backtick) {
      this.finish('name', quotedEnd(this.reading, start, code));
    } else {
      this.symbol(code);
    }
  }

  private symbol(code: number): void {
    const { text, start } = this;
    const second = text.charCodeAt(start + 1);
    if (code === 35) this.lineComment();
    else if (code === 45 && second === 45) this.lineComment();
    else if (code === 47 && second === 47) this.lineComment();
    else if (code === 47 && second === 42) this.blockComment();
    else if (code === openBrace && (second === openBrace || second === percent)) this.template();
    else if (code === openBrace && second === 35) this.templateComment();
    else if (code === 60 && /^<<<\s*[a-z]/i.test(text.slice(start, start + 12))) this.block();
    else if (code === openBracket) this.bracket();
    else if (this.parameter(code, second)) return;
    else if (code === 46 && isDigit(second) && !this.isGlued()) {
      this.finish('number', this.numberEnd(start));
    } else if (operatorStarts.includes(text.charAt(start))) this.operator();
    else
      this.finish('();,.[]{}'.includes(text.charAt(start)) ? 'punctuation' : 'unknown', start + 1);
  }

  private operator(): void {
    const { text, start } = this;
    const found = operators.find((operator) => text.startsWith(operator, start));
    if (found !== undefined) this.finish('operator', start + found.length);
    else if (text[start] === ':') this.finish('punctuation', start + 1);
    else this.finish(text[start] === '!' ? 'unknown' : 'operator', start + 1);
  }

  private parameter(code: number, second: number): boolean {
    const { start } = this;
    if (code === 63) {
      let index = start + 1;
      while (isDigit(this.text.charCodeAt(index))) index += 1;
      this.finish('parameter', index);
      return true;
    }
    const named = code === 58 || code === 64 || code === 36;
    const nameStart = code === 64 && second === 64 ? start + 2 : start + 1;
    if (!named || !isWordPart(this.text.charCodeAt(nameStart))) return false;
    this.finish('parameter', this.wordPartsEnd(nameStart));
    return true;
  }

  private wordPartsEnd(from: number): number {
    let index = from;
    while (isWordPart(this.text.charCodeAt(index))) index += 1;
    return index;
  }

  private numberEnd(from: number): number {
    const { text } = this;
    const second = text.charCodeAt(from + 1);
    if (text.charCodeAt(from) === 48 && (second === 120 || second === 88)) {
      let index = from + 2;
      while (isHexadecimal(text.charCodeAt(index)) || text.charCodeAt(index) === 95) index += 1;
      return index;
    }
    let index = this.digitsEnd(from);
    if (text.charCodeAt(index) === 46) index = this.digitsEnd(index + 1);
    if ((text.charCodeAt(index) | 32) === 101) {
      const sign = text.charCodeAt(index + 1);
      const exponent = sign === 43 || sign === 45 ? index + 2 : index + 1;
      if (isDigit(text.charCodeAt(exponent))) index = this.digitsEnd(exponent);
    }
    this.reading.reached(index + 3);
    return index;
  }

  private digitsEnd(from: number): number {
    let index = from;
    while (isDigit(this.text.charCodeAt(index)) || this.text.charCodeAt(index) === 95) index += 1;
    return index;
  }

  /** Whether a name ends right here, so that what follows continues it. */
  private isGlued(): boolean {
    const before = this.text.charCodeAt(this.start - 1);
    const isQuote = before === doubleQuote || before === backtick || before === closeBracket;
    return this.anySignificant && (isWordPart(before) || isQuote || before === 125);
  }

  /** Whether a dot that continues a name stands right before: `s3.2fa`. */
  private isAfterDot(): boolean {
    return this.anySignificant && this.text.charCodeAt(this.start - 1) === 46;
  }

  private lineComment(): void {
    const { text } = this;
    const found = text.indexOf('\n', this.start);
    const lineEnd = found < 0 ? text.length : found;
    this.finish('comment', text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd);
    this.reading.reached(lineEnd + 1);
  }

  private templateComment(): void {
    const { text, reading, start } = this;
    const found = reading.find('#}', start + 2);
    reading.reached(found + 2);
    if (found < text.length) {
      this.finish('comment', found + 2);
      return;
    }
    reading.unterminated = true;
    this.finish('comment', this.lineEnd());
  }

  private template(): void {
    const { reading, start } = this;
    const end = templateEnd(reading, start);
    if (end === undefined) reading.unterminated = true;
    this.finish('template', end ?? this.lineEnd());
  }

  private block(): void {
    const { text, reading } = this;
    const end = blockEnd(reading, this.start);
    if (end > text.length) reading.unterminated = true;
    this.finish('template', Math.min(end, text.length));
  }

  /** The end of this line without the white space at its end. */
  private lineEnd(): number {
    const found = this.text.indexOf('\n', this.start);
    let end = found < 0 ? this.text.length : found;
    this.reading.reached(end + 1);
    while (isBlank(this.text.charCodeAt(end - 1))) end -= 1;
    return end;
  }

  private blockComment(): void {
    const { text, reading, start } = this;
    const found = reading.find('*/', start + 2);
    reading.reached(found + 2);
    if (found >= text.length) {
      reading.unterminated = true;
      this.finish('comment', text.length);
      return;
    }
    const end = found + 2;
    const isMarked = text[start + 2] === '+';
    this.finish(isMarked ? this.markedKind(text.slice(start, end)) : 'comment', end);
  }

  private markedKind(comment: string): TokenKind {
    if (this.lineStart && isKnownAnchor(comment)) return 'anchor';
    const word = this.text.slice(this.wordStart, this.wordEnd).toUpperCase();
    if (this.wordEnd > 0 && takesHint(word)) return 'hint';
    const leads = this.lineStart && !this.anySignificant;
    return leads && hasAnchorShape(comment) ? 'anchor' : 'comment';
  }

  /** `[my column]` is a name unless it looks like an array or an index. */
  private bracket(): void {
    const { text, start } = this;
    const before = text.charCodeAt(start - 1);
    const indexes = this.anySignificant && (isWordPart(before) || before === closeBracket);
    const content = indexes
      ? null
      : /^\[[\p{L}_][^[\]"'{}\n]*\]/u.exec(text.slice(start, start + 200));
    this.reading.reached(start + 200);
    if (content === null) this.finish('punctuation', start + 1);
    else this.finish('name', start + content[0].length);
  }
}
