/** The page of a SQL function. */
import type { FunctionDocumentation } from '../../../language/semantics/index.ts';
import { paragraphs } from './markdown.ts';

export function functionMarkdown(described: FunctionDocumentation): string {
  return paragraphs(
    ['```sql', ...described.signatures, '```'].join('\n'),
    functionDescription(described),
  );
}

/** What it does, without its signatures. */
export function functionDescription({ documentation, kind }: FunctionDocumentation): string {
  return paragraphs(documentation, `${kind} function`);
}
