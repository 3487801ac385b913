/**
 * The region of each resource that the statement says no region of. Where none of its resources is
 * read elsewhere, the first one says it for all of them.
 */
import { isConstant, regionDescription } from '../../../catalog/index.ts';
import type {
  BoundRelation,
  BoundStatement,
  ColumnReference,
} from '../../../language/semantics/index.ts';
import type { Clause, Span } from '../../../language/syntax/index.ts';
import { overlaps } from '../../../language/syntax/index.ts';
import { code, paragraphs, plain } from '../documentation/markdown.ts';
import type { FeatureInlayHint } from '../inlay-hints.ts';
import type { LanguageContext } from '../language-context.ts';
import type { RegionSettings } from '../statement-calls.ts';
import { callsOf } from '../statement-calls.ts';

export function regionHints(
  language: LanguageContext,
  bound: BoundStatement,
  settings: RegionSettings,
): readonly FeatureInlayHint[] {
  const { defaultRegion } = settings;
  const regional = bound.relations.filter(isRegional);
  const asked = regional.filter((relation) => !namesRegion(bound, relation));
  if (asked.length === 0) {
    return [];
  }
  const elsewhere = readElsewhere(language, bound, settings);
  const places = asked
    .map(({ node }) => node.span)
    .filter((span) => !elsewhere.some((other) => overlaps(other, span)))
    .toSorted((left, right) => left.end - right.end);
  const told = places.length === regional.length ? places.slice(0, 1) : places;
  return told.map((span): FeatureInlayHint => ({
    kind: 'region',
    offset: span.end,
    label: `in ${defaultRegion}`,
    tooltip: tooltipOf(defaultRegion),
  }));
}

function isRegional({ kind, table }: BoundRelation): boolean {
  if (kind !== 'resource' || table === undefined || isConstant(table)) return false;
  return table.type?.scope !== 'global';
}

/** Whether a condition, a join or a list of values says in which region a table is asked. */
function namesRegion(bound: BoundStatement, relation: BoundRelation): boolean {
  const isRegion = ({ column }: Pick<ColumnReference, 'column'>): boolean =>
    column?.column !== undefined &&
    column.column.property === undefined &&
    column.column.name === 'region';
  return (
    bound.nameReferences.some((each) => each.relation === relation && isRegion(each)) ||
    bound.references.some(
      (each) => each.relation === relation && isRegion(each) && isInCondition(each),
    )
  );
}

/** A region that is only shown or sorted by is no condition. */
function isInCondition({ node, scope }: ColumnReference): boolean {
  const { node: owner } = scope;
  const clauses: readonly Clause[] = 'clauses' in owner ? owner.clauses : [];
  const clause = clauses.find(({ span }) => overlaps(span, node.span));
  return clause !== undefined && ['where', 'from', 'having', 'set'].includes(clause.kind);
}

/** Tables that the plan reads elsewhere, as a condition further out or on a joined table says. */
function readElsewhere(
  language: LanguageContext,
  bound: BoundStatement,
  settings: RegionSettings,
): readonly Span[] {
  const calls = callsOf(language, bound, settings);
  if (calls.kind === 'failed' || calls.plan.kind !== 'select') {
    return [];
  }
  return calls.plan.fetches
    .filter(({ regions }) => regions.length !== 1 || regions[0] !== settings.defaultRegion)
    .map(({ span }) => span);
}

/** A function of its own, so that a hint that is kept does not keep the binding that it was found in. */
function tooltipOf(region: string): () => string {
  return () => {
    const described = regionDescription(region);
    return paragraphs(
      `**${plain(region)}**${described === undefined ? '' : ` · ${plain(described)}`}`,
      `The default region, as the statement names none: write ${code("WHERE region = '…'")} for another, or change the setting ${code('iql.region')}.`,
    );
  };
}
