/** LIMIT and OFFSET, which are computed once and before any row: they see no column at all. */
import type { Expression, SyntaxNode } from '../syntax/index.ts';
import { childrenOf } from '../syntax/index.ts';
import type { Binding, Environment } from './binding.ts';
import { hasTemplate, textOf } from './binding.ts';

/** A query inside sees the common tables, and no column around it either. */
export function bindLimit(
  binding: Binding,
  environment: Environment | undefined,
  root: Expression,
): void {
  const pending: SyntaxNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'query') {
      binding.bindQuery(binding, node, undefined, environment);
    } else if (node.kind === 'column') {
      const written = textOf(binding, node.span);
      const isValue = /^(?:true|false)?$/i.test(written) || hasTemplate(binding, node.span);
      if (isValue || binding.hasLooseTemplates) continue;
      binding.problems.push({
        code: 'unknown-column',
        severity: 'error',
        message: `\`${written}\` cannot be used here: LIMIT and OFFSET see no column, write a number`,
        span: node.span,
      });
    } else {
      for (const child of childrenOf(node)) pending.push(child);
    }
  }
}
