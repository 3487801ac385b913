/** The room's main entry: what the names of one statement mean, and what is wrong with them. */
import type { Catalog } from '../../catalog/index.ts';
import type { ParsedStatement } from '../syntax/index.ts';
import type { BoundStatement, Problem } from './bound.ts';
import { startBinding } from './binding.ts';
import { findLiteralProblems } from './literal-problems.ts';
import { findMissingParameters } from './missing-parameters.ts';
import { findOldSpellings } from './old-spellings.ts';
import type { ProblemCode } from './problem-codes.ts';
import { findProblems } from './problems/find-problems.ts';
import { bindQuery } from './queries.ts';
import { bindStatement } from './statements.ts';
import { mayBecomeSound } from './unsure-syntax.ts';
import { unreadSpans } from './unread-parts.ts';
import { rememberBindings, type Bindings, type LookUpView, type ViewDefinitions } from './views.ts';

/** Binds one statement. Pure, and total: any tree that the parser gives is bound. */
export function bind(
  statement: ParsedStatement,
  catalog: Catalog,
  lookUpView: LookUpView = () => undefined,
): BoundStatement {
  const binding = startBinding(statement, catalog, bindQuery, lookUpView);
  const { root } = statement;
  const target = bindStatement(binding, root);
  binding.relations.sort((left, right) => left.node.span.start - right.node.span.start);
  binding.relations.forEach((relation, index) => {
    relation.id = index;
  });
  binding.scopes.sort((left, right) => left.span.start - right.span.start);
  binding.references.sort((left, right) => left.node.span.start - right.node.span.start);
  const problems: Problem[] = [];
  const bound: BoundStatement = {
    statement,
    root,
    scopes: binding.scopes,
    relations: binding.relations,
    references: binding.references,
    aliasReferences: binding.aliasReferences,
    nameReferences: binding.nameReferences,
    ...(target && { target }),
    hasLooseTemplates: binding.hasLooseTemplates,
    problems,
    outputs: binding.outputs,
  };
  problems.push(...problemsOf(bound, binding.problems, catalog));
  problems.sort((left, right) => left.span.start - right.span.start);
  return bound;
}

/** A statement that asks another provider is that provider's to judge. */
function problemsOf(
  bound: BoundStatement,
  ofBinding: readonly Problem[],
  catalog: Catalog,
): readonly Problem[] {
  const { problems } = bound.statement;
  if (mayBecomeSound(bound.statement)) return [];
  const syntax = problems.map((problem): Problem => ({ ...problem, severity: 'error' }));
  const elsewhere = ofBinding.filter(({ code }) => code === 'other-provider');
  if (elsewhere.length > 0) return [...syntax, ...elsewhere];
  const found = [
    ...ofBinding,
    ...findLiteralProblems(bound),
    ...findOldSpellings(bound),
    ...(problems.length === 0 ? findMissingParameters(bound, catalog) : []),
  ];
  return [...syntax, ...softened(bound, [...found, ...findProblems(bound, catalog, found)])];
}

/** Names that SQLite alone would look up. */
const softCodes: ReadonlySet<ProblemCode> = new Set([
  'unknown-table',
  'unknown-column',
  'ambiguous-column',
  'unknown-function',
]);

/** A mistake where SQLite does not look does not stop the statement. */
function softened(bound: BoundStatement, problems: readonly Problem[]): readonly Problem[] {
  if (!problems.some(({ severity }) => severity === 'error')) return problems;
  const spans = unreadSpans(bound);
  return problems.map((problem) =>
    problem.severity === 'error' &&
    softCodes.has(problem.code) &&
    spans.some(({ start, end }) => start <= problem.span.start && problem.span.end <= end)
      ? { ...problem, severity: 'warning' }
      : problem,
  );
}

/**
 * Binds each statement once while its binding is in use, and again where a view that it reads has
 * changed. Make one for each catalog.
 */
export function createBinder(
  catalog: Catalog,
  views?: () => ViewDefinitions,
): (statement: ParsedStatement) => BoundStatement {
  return createBindings(catalog, views).bind;
}

/** The same for who keeps things that outlive a binding. */
export function createBindings(catalog: Catalog, views?: () => ViewDefinitions): Bindings {
  return rememberBindings(bind, catalog, views);
}
