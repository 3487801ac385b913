/**
 * JSON paths that find nothing for sure: a member written as a column is, or in another case, and a
 * member of an array. Names that are like none of the catalog's are left alone, since AWS may have added
 * them.
 */
import type { Expression } from '../../syntax/index.ts';
import type { Problem } from '../bound.ts';
import { jsonPathsIn, type JsonPathReference, type JsonPathStep } from '../json-paths.ts';
import { collect, type ProblemFinder } from './finder.ts';

export const findUnknownMembers: ProblemFinder = (context) => {
  const paths = jsonPathsIn(context.bound, context.catalog);
  if (paths.length === 0) return [];
  const written = new Set<Expression>(
    collect(context, (node) =>
      node.kind === 'call' && makesMembers.test(node.name.text) ? node.arguments : undefined,
    ),
  );
  return paths
    .filter(({ literal }) => literal.templates.length === 0 && !written.has(literal))
    .flatMap((path) => judge(path, context.bound.statement.text) ?? []);
};

/** Functions that may name a member which is not there yet. */
const makesMembers = /^jsonb?_(?:set|insert|replace|remove)$/i;

function judge({ steps, reference }: JsonPathReference, written: string): Problem | undefined {
  const index = steps.findIndex(({ kind, property }) => kind === 'member' && !property);
  const step = steps[index];
  if (step === undefined || step.text === '') return undefined;
  if (step.of?.type === 'array') {
    const array = steps.slice(0, index).findLast(({ kind }) => kind === 'member')?.text;
    return inArray(step, array ?? reference.column?.name ?? '', written);
  }
  const folded = step.text.toLowerCase();
  const near = step.owner?.properties.find(
    ({ name, column }) => name.toLowerCase() === folded || column === folded,
  );
  if (near === undefined) return undefined;
  return {
    code: 'unknown-member',
    severity: 'warning',
    message: `no member \`${step.text}\` in \`${step.owner?.name ?? ''}\`, and names of JSON are compared with case: did you mean \`${near.name}\`?`,
    span: step.span,
    replacement: near.name,
  };
}

function inArray({ text, span }: JsonPathStep, array: string, written: string): Problem {
  const before = written[span.start - 1];
  const element =
    before === '.'
      ? { span: { ...span, start: span.start - 1 }, replacement: `[0].${text}` }
      : { span, ...(before === "'" && { replacement: `$[0].${text}` }) };
  return {
    code: 'unknown-member',
    severity: 'warning',
    message: `\`${array}\` is an array and has no member \`${text}\`: choose an element first, \`$[0].${text}\`, or read all of them with \`json_each\``,
    ...element,
  };
}
