/** Steps of a JSON path: what can follow `'$.`, inside `[…]` and on the right of `->>`. */
import type { NestedType, Property } from '../../../catalog/index.ts';
import type { JsonPathMember, JsonPathReference } from '../../../language/semantics/index.ts';
import { jsonPathAt, jsonPathsIn } from '../../../language/semantics/index.ts';
import { propertyDocumentation } from '../documentation/member.ts';
import type { PlacedProposals, Proposal } from './proposal.ts';
import { rank } from './relevance.ts';
import type { CompletionRequest } from './request.ts';

/** `undefined` where the cursor's string is no path of a column. */
export function pathCompletion({
  language,
  bound,
  cursor,
}: CompletionRequest): PlacedProposals | undefined {
  const { offset, insert, replace } = cursor;
  const path = jsonPathAt(bound, language.catalog, offset);
  if (path === undefined) {
    return undefined;
  }
  const { text } = bound.statement;
  const written = text.slice(insert.start, offset);
  const step = path.steps.find(({ span }) => span.start <= offset && offset <= span.end);
  if (step === undefined) {
    return behind(path, written, cursor);
  }
  const spans = {
    insert: { start: step.span.start, end: offset },
    replace: { start: step.span.start, end: Math.min(step.span.end, replace.end) },
  };
  if (step.kind === 'element') {
    const isClosed = text.charAt(step.span.end) === ']';
    return { proposals: elements(isClosed), ...spans };
  }
  const isLabel = !written.startsWith('$');
  return isLabel && step.of?.type === 'array'
    ? { proposals: wholePaths(step.of), insert, replace }
    : { proposals: members(step.owner), ...spans };
}

/**
 * Paths in quotes, for where their string is not there yet. Behind `->` a member of an object needs no
 * more than its name.
 */
export function quotedPaths(member: JsonPathMember, behindArrow: boolean): readonly Proposal[] {
  const isLabel = behindArrow && member.type !== 'array';
  return (isLabel ? members(member.nested) : wholePaths(member)).map((proposal) => {
    const text = `'${proposal.label}'`;
    return { ...proposal, label: text, filter: `${text} ${proposal.label}` };
  });
}

/** The last path whose literal ends before `end`, with blanks and `)` between at most. */
export function pathEndingAt(
  { language, bound }: Pick<CompletionRequest, 'language' | 'bound'>,
  end: number,
): JsonPathReference | undefined {
  const { text } = bound.statement;
  return jsonPathsIn(bound, language.catalog).findLast(
    ({ literal: { span } }) => span.end <= end && /^[\s)]*$/.test(text.slice(span.end, end)),
  );
}

/** Behind `$`, or behind a finished step: what a further step can be. */
function behind(
  { steps, result }: JsonPathReference,
  written: string,
  { insert, replace }: Pick<PlacedProposals, 'insert' | 'replace'>,
): PlacedProposals | undefined {
  if (steps.length > 0) {
    const rest = result === undefined ? [] : wholePaths(result);
    const at = { start: insert.end, end: insert.end };
    return {
      proposals: rest.map((proposal) => ({ ...proposal, label: proposal.label.slice(1) })),
      insert: at,
      replace: at,
    };
  }
  if (written !== '' && written !== '$') {
    return undefined;
  }
  return result && { proposals: wholePaths(result), insert, replace };
}

function members(owner: NestedType | undefined): readonly Proposal[] {
  return (owner?.properties ?? []).map((property) =>
    memberProposal(property, quotedStep(property.name)),
  );
}

function wholePaths({ type, nested }: JsonPathMember): readonly Proposal[] {
  const start = type === 'array' ? '$[0]' : '$';
  const found = (nested?.properties ?? []).map((property) =>
    memberProposal(property, `${start}.${quotedStep(property.name)}`),
  );
  return type === 'array' ? [...found, elementProposal('$[0]'), elementProposal('$[#-1]')] : found;
}

function memberProposal(property: Property, label: string): Proposal {
  return {
    label,
    kind: 'member',
    hint: property.required ? `required · ${property.type}` : property.type,
    ...(label === property.name ? {} : { filter: `${label} ${property.name}` }),
    rank: rank.exact,
    documentedBy: { page: 'text', text: propertyDocumentation(property) },
  };
}

function quotedStep(name: string): string {
  return /^\w+$/.test(name) ? name : `"${name}"`;
}

function elementProposal(label: string): Proposal {
  return { label, kind: 'member', hint: 'element', rank: rank.column };
}

function elements(isClosed: boolean): readonly Proposal[] {
  return [
    { index: '0', hint: 'first element' },
    { index: '#-1', hint: 'last element' },
  ].map(({ index, hint }) => ({
    label: index,
    kind: 'member',
    hint,
    text: isClosed ? index : `${index}]`,
    rank: rank.exact,
  }));
}
