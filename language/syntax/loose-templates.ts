/** Templates that stand where the tree has no place for one: what they become may be anything. */
import type { ParsedStatement, Token } from './document.ts';
import { walk } from './visit.ts';

/**
 * Those that are neither a value nor a name, nor a part of one: `{% for … %}`, a templated clause.
 * `<<<json … >>>` holds data, and is none of them.
 */
export function looseTemplates({ text, tokens, root }: ParsedStatement): readonly Token[] {
  const templates = tokens.filter(
    ({ kind, start }) => kind === 'template' && !text.startsWith('<<<', start),
  );
  if (templates.length === 0) return templates;
  const placed = new Set<Token>();
  walk(root, ({ kind, span }) => {
    if (kind !== 'template' && kind !== 'name') return;
    for (const template of templates) {
      if (span.start <= template.start && template.end <= span.end) placed.add(template);
    }
  });
  return templates.filter((template) => !placed.has(template));
}
