/** What SHOW and DESCRIBE name: a provider, a service, a table or one of its methods. */
import type { DescribeStatement, Name, QualifiedName, ShowStatement } from '../syntax/index.ts';
import type { BoundTarget } from './bound.ts';
import type { ProblemSeverity } from './problem-codes.ts';
import type { Binding } from './binding.ts';
import { hasTemplate } from './binding.ts';
import { suggestion } from './column-problems.ts';
import { nearest } from './nearest.ts';
import { checkProvider, checkService, resourceNamed } from './tables.ts';

/** Resolves the target as deeply as it is written, and reports the first part that is unknown. */
export function bindTarget(
  binding: Binding,
  statement: ShowStatement | DescribeStatement,
  node: QualifiedName,
): BoundTarget {
  const [provider, service] = node.parts;
  const unfinished = node.parts.some((part) => part.text === '');
  if (provider === undefined || unfinished || hasTemplate(binding, node.span)) return { node };
  if (statement.kind === 'describe' && statement.method) return bindMethod(binding, node, 'error');
  if (statement.kind === 'describe' || tableSubjects.has(statement.subject)) {
    const table = resourceNamed(binding, node);
    return table === undefined
      ? { node }
      : { node, table, ...(service && { service: service.text.toLowerCase() }) };
  }
  if (!checkProvider(binding, provider) || service === undefined) return { node };
  if (!checkService(binding, service, provider.text)) return { node };
  return { node, service: service.text.toLowerCase() };
}

const tableSubjects: ReadonlySet<string> = new Set(['METHODS', 'INSERT', 'COLUMNS']);

/**
 * Resolves a method of a table. `severity` is of one that is like none of the table's: StackQL's own AWS
 * provider has methods that Cloud Control has not.
 */
export function bindMethod(
  binding: Binding,
  node: QualifiedName,
  severity: ProblemSeverity,
): BoundTarget {
  const unfinished = node.parts.some((part) => part.text === '');
  if (unfinished || hasTemplate(binding, node.span)) return { node };
  const parts = node.parts.slice(0, 3);
  const written: Name | undefined = node.parts[3];
  const end = parts.at(-1)?.span.end ?? node.span.end;
  const name: QualifiedName = { ...node, parts, span: { start: node.span.start, end } };
  const table = resourceNamed(binding, name);
  const service = parts[1]?.text.toLowerCase();
  if (table === undefined || service === undefined) return { node };
  if (written === undefined) return { node, service, table };
  const method = table.methods.find((each) => each.name === written.text.toLowerCase());
  if (method !== undefined) return { node, service, table, method };
  const names = table.methods.map((each) => each.name);
  const replacement = nearest(written.text, names);
  binding.problems.push({
    code: 'unknown-method',
    severity: replacement === undefined ? severity : 'error',
    message:
      replacement === undefined
        ? `no method \`${written.text}\` on \`${table.name}\`: it has ${names.map((each) => `\`${each}\``).join(', ')}`
        : `no method \`${written.text}\` on \`${table.name}\`${suggestion(replacement)}`,
    span: written.span,
    ...(replacement !== undefined && { replacement }),
  });
  return { node, service, table };
}
