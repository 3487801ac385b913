/** The page of a SQL function. */
import type { FunctionDocumentation } from '../../../language/semantics/index.ts';
import { paragraphs } from './markdown.ts';

export function functionMarkdown(described: FunctionDocumentation): string {
  return paragraphs(
    ['```sql', ...described.signatures, '```'].join('\n'),
    described.documentation,
    `${described.kind} function`,
  );
}
