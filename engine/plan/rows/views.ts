/**
 * CREATE VIEW, DROP VIEW and REFRESH MATERIALIZED VIEW. A view is defined by standing in a file, so
 * running one of these changes nothing and asks nothing: it says where the view stands now.
 */
import type {
  CreateViewStatement,
  DropViewStatement,
  RefreshViewStatement,
} from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { RowsPlan } from '../plan.ts';
import type { PlanContext } from '../result.ts';
import { PlanError } from '../result.ts';
import { collectViews } from '../views/collect-views.ts';
import type { BindStatement } from '../views/view-readings.ts';
import { viewReadings } from '../views/view-readings.ts';

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
  { bound }: StatementFacts,
  context: PlanContext,
  node: CreateViewStatement,
): string {
  const bind: BindStatement = context.bind ?? (() => bound);
  collectViews(viewReadings(bound, bind), bind);
  return `\`${nameOf(node)}\` is a view: every statement of these files can read it by this name. Nothing was asked of AWS`;
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
