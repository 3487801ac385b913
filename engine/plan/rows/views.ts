/**
 * CREATE VIEW, DROP VIEW and REFRESH MATERIALIZED VIEW. A view is defined by standing in a file, so
 * running one of these changes nothing and asks nothing: it says where the view stands now.
 */
import type { ViewDefinition } from '../../../language/semantics/index.ts';
import { createdView } from '../../../language/semantics/index.ts';
import type {
  CreateViewStatement,
  DropViewStatement,
  RefreshViewStatement,
} from '../../../language/syntax/index.ts';
import { parseStatement } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { RowsPlan } from '../plan.ts';
import type { PlanContext } from '../result.ts';
import { PlanError } from '../result.ts';
import { quoteName } from '../sql/render.ts';
import { collectViews } from '../views/collect-views.ts';
import { binderOf, viewReadings } from '../views/view-readings.ts';

type ViewStatement = CreateViewStatement | DropViewStatement | RefreshViewStatement;

export function viewRows(
  facts: StatementFacts,
  context: PlanContext,
  node: ViewStatement,
): RowsPlan {
  const message = node.kind === 'createView' ? defined(facts, context, node) : kept(facts, node);
  return { kind: 'rows', columns: [{ name: 'result', type: 'text' }], rows: [[message]] };
}

/** A view that could never be read is refused here, as its reader would be. */
function defined(
  { bound, text }: StatementFacts,
  context: PlanContext,
  node: CreateViewStatement,
): string {
  const name = nameOf(node);
  const bind = binderOf(context);
  collectViews(viewReadings(bound, bind), bind);
  const counting = bind(parseStatement(`SELECT * FROM ${quoteName(name)}`)).relations[0]?.view;
  if (
    counting !== undefined &&
    !isDefinedBy(counting, text.slice(node.span.start, node.span.end))
  ) {
    return `\`${name}\` is defined by another CREATE VIEW of these files, and that one counts: remove one of the two`;
  }
  return `\`${name}\` is a view: every statement of these files can read it by this name. Nothing was asked of AWS`;
}

function isDefinedBy({ statement }: ViewDefinition, text: string): boolean {
  const span = createdView(statement.root)?.span;
  return span !== undefined && statement.text.slice(span.start, span.end) === text;
}

function kept({ bound }: StatementFacts, node: DropViewStatement | RefreshViewStatement): string {
  const name = nameOf(node);
  if (bound.target?.view === undefined) {
    if (node.kind === 'dropView' && node.ifExists) return `there is no view \`${name}\``;
    const message = `there is no view \`${name}\` in these files: define it by \`CREATE VIEW ${name} AS SELECT …\``;
    throw new PlanError('plan', message, node.name?.span ?? node.span);
  }
  return node.kind === 'dropView'
    ? `\`${name}\` is still a view: remove its CREATE VIEW from the file to drop it`
    : `\`${name}\` holds no rows: each statement that reads it asks AWS anew`;
}

function nameOf({ name }: ViewStatement): string {
  return name?.parts.at(-1)?.text ?? '';
}
