/**
 * A statement of a document, read when someone first asks. Opening a long document costs finding
 * where its statements end and no more: the statement under the cursor is read first, the others as
 * they are checked.
 */
import type { ParsedStatement, SyntaxProblem, Token } from './document.ts';
import { parseStatement } from './parse-statement.ts';
import { tokenize } from './tokens/tokenize.ts';
import type { StatementNode } from './tree.ts';

/**
 * The same as `parseStatement(text)`, later. The problems are kept once they are found. The tree and the
 * tokens weigh some fifty times what the text does, and are wanted for a few statements at a time: they are
 * made again where nobody holds them any more. Within one turn, and for as long as the tree's root is
 * held, they are the same objects; so who keeps nodes keeps their root (`BoundStatement` does).
 */
export function statementOf(text: string): ParsedStatement {
  let root: WeakRef<StatementNode> | undefined;
  let tokens: WeakRef<readonly Token[]> | undefined;
  let problems: readonly SyntaxProblem[] | undefined;

  const read = (): ParsedStatement => {
    const parsed = parseStatement(text);
    root = new WeakRef(parsed.root);
    tokens = new WeakRef(parsed.tokens);
    problems ??= parsed.problems.length === 0 ? noProblems : parsed.problems;
    return parsed;
  };

  return {
    text,
    get tokens() {
      const known = tokens?.deref();
      if (known !== undefined) return known;
      const made = tokenize(text);
      tokens = new WeakRef(made);
      return made;
    },
    get root() {
      return root?.deref() ?? read().root;
    },
    get problems() {
      return problems ?? read().problems;
    },
  };
}

const noProblems: readonly SyntaxProblem[] = [];
