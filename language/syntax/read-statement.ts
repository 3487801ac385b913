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
 * The same as `parseStatement(text)`, later. The tree and the problems are kept once they are made.
 * Tokens are a third of what a statement weighs and are wanted for a few statements at a time, so
 * they are made again where nobody holds them any more; within one turn they are the same objects.
 */
export function statementOf(text: string): ParsedStatement {
  let tree: Tree | undefined;
  let tokens: WeakRef<readonly Token[]> | undefined;

  const read = (): Tree => {
    if (tree === undefined) {
      const parsed = parseStatement(text);
      tree = { root: parsed.root, problems: parsed.problems };
      tokens = new WeakRef(parsed.tokens);
    }
    return tree;
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
      return read().root;
    },
    get problems() {
      return read().problems;
    },
  };
}

interface Tree {
  readonly root: StatementNode;
  readonly problems: readonly SyntaxProblem[];
}
