/** What folds away: statements and their parts, comments, templates' blocks and regions. */
import type {
  ParsedDocument,
  ParsedStatement,
  Span,
  SyntaxNode,
  Token,
} from '../../../language/syntax/index.ts';
import { childrenOf, tokenText } from '../../../language/syntax/index.ts';

export interface Fold {
  readonly kind: 'code' | 'comment' | 'region';
  readonly span: Span;
  /** Whether the line on which it ends stays in sight: one that closes a parenthesis, or an END. */
  readonly showsEnd: boolean;
}

const folds = new WeakMap<ParsedStatement, readonly Fold[]>();
const marks = new WeakMap<ParsedStatement, readonly Mark[]>();

/** Relative to the statement; only those that span lines. */
export function foldsOf(statement: ParsedStatement): readonly Fold[] {
  const known = folds.get(statement);
  if (known !== undefined) return known;
  const { text, root } = statement;
  const found: Fold[] = [...commentFolds(statement)];
  if (text.includes('\n')) {
    if (root.kind !== 'empty') found.push(code(root.span, false));
    const pending: SyntaxNode[] = [root];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      found.push(...foldsOfNode(node));
      for (const child of childrenOf(node)) pending.push(child);
    }
    found.push(...parenthesisFolds(statement));
  }
  const spanning = found.filter(({ span }) => {
    const lineBreak = text.indexOf('\n', span.start);
    return lineBreak !== -1 && lineBreak < span.end;
  });
  folds.set(statement, spanning);
  return spanning;
}

/** Regions and the blocks of templates may hold whole statements; relative to the document. */
export function foldsAcross({ statements }: ParsedDocument): readonly Fold[] {
  const found: Fold[] = [];
  const open: { readonly mark: Mark; readonly start: number }[] = [];
  for (const { start, statement } of statements) {
    for (const mark of marksOf(statement)) {
      if (mark.opens) {
        open.push({ mark, start: start + mark.span.start });
        continue;
      }
      const index = open.findLastIndex((each) => each.mark.word === mark.word);
      const opening = open[index];
      if (opening === undefined) continue;
      open.length = index;
      const isRegion = mark.word === 'region';
      found.push({
        kind: isRegion ? 'region' : 'code',
        span: { start: opening.start, end: start + mark.span.end },
        showsEnd: !isRegion,
      });
    }
  }
  return found;
}

function foldsOfNode(node: SyntaxNode): readonly Fold[] {
  switch (node.kind) {
    case 'case':
      return [code(node.span, true)];
    case 'select': {
      const clause = node.clauses.find(({ kind }) => kind === 'select');
      const end = node.columns.at(-1)?.span.end;
      return clause === undefined || end === undefined
        ? []
        : [code({ start: clause.keyword.start, end }, false)];
    }
    default:
      return [];
  }
}

/** Common tables, subqueries, lists of columns and of arguments: whatever parentheses hold. */
function parenthesisFolds(statement: ParsedStatement): readonly Fold[] {
  const found: Fold[] = [];
  const open: number[] = [];
  for (const token of statement.tokens) {
    if (token.kind !== 'punctuation') continue;
    const character = statement.text[token.start];
    if (character === '(') open.push(token.start);
    const start = character === ')' ? open.pop() : undefined;
    if (start !== undefined) found.push(code({ start, end: token.end }, true));
  }
  return found;
}

/** Comments of one line each fold where they follow one another, and one of many lines by itself. */
function commentFolds(statement: ParsedStatement): readonly Fold[] {
  const found: Fold[] = [];
  let block: { start: number; end: number } | undefined;
  const close = (): void => {
    if (block !== undefined) found.push({ kind: 'comment', span: block, showsEnd: false });
    block = undefined;
  };
  for (const token of statement.tokens) {
    const isComment = token.kind === 'comment';
    if (isComment && !regionMark.test(tokenText(statement, token))) {
      block = { start: block?.start ?? token.start, end: token.end };
    } else if (block !== undefined && (token.kind !== 'whitespace' || isGap(statement, token))) {
      close();
    }
  }
  close();
  return found;
}

/** A blank line parts one block of comments from the next. */
function isGap(statement: ParsedStatement, token: Token): boolean {
  return /\n[^\S\n]*\n/.test(tokenText(statement, token));
}

/** One end of something that may go on in another statement. */
interface Mark {
  readonly word: string;
  readonly opens: boolean;
  readonly span: Span;
}

const regionMark = /^(?:--|\/\/|\/\*|#)?\s*#?(end)?region\b/i;
const blockMark =
  /^\{%[-+]?\s*(?:(end)(\w+)|(if|for|block|macro|call|filter|raw|with|autoescape)\b)/;
const goMark = /^\{\{-?\s*(?:(end)\b|(?:range|if|with|block|define)\b)/;

function marksOf(statement: ParsedStatement): readonly Mark[] {
  const known = marks.get(statement);
  if (known !== undefined) return known;
  const { text, tokens } = statement;
  const found = /\{%|\{\{|region/i.test(text)
    ? tokens.flatMap((token) => {
        const mark = markOf(token.kind, tokenText(statement, token));
        return mark === undefined ? [] : [{ ...mark, span: token }];
      })
    : [];
  marks.set(statement, found);
  return found;
}

function markOf(kind: string, text: string): Omit<Mark, 'span'> | undefined {
  if (kind === 'comment') {
    const region = regionMark.exec(text);
    return region === null ? undefined : { word: 'region', opens: region[1] === undefined };
  }
  if (kind !== 'template') return undefined;
  const block = blockMark.exec(text);
  if (block !== null) {
    return { word: `block ${block[2] ?? block[3] ?? ''}`, opens: block[1] === undefined };
  }
  const go = goMark.exec(text);
  return go === null ? undefined : { word: 'go', opens: go[1] === undefined };
}

function code(span: Span, showsEnd: boolean): Fold {
  return { kind: 'code', span, showsEnd };
}
