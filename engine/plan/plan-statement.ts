/** Plans one bound statement, whatever its kind. Pure: nothing is asked of AWS or of SQLite. */
import type { BoundStatement } from '../../language/semantics/index.ts';
import type { StatementNode } from '../../language/syntax/index.ts';
import { isKeyword } from '../../language/syntax/index.ts';
import { planDelete } from './delete.ts';
import { fatalProblem } from './fatal-problem.ts';
import { collectFacts } from './facts.ts';
import type { StatementFacts } from './facts.ts';
import { conditionUses } from './explain/condition-uses.ts';
import { explainPlan } from './explain/explain-plan.ts';
import { printExplained } from './explain/print-explained.ts';
import type { Plan, SelectPlan } from './plan.ts';
import { PlanError } from './result.ts';
import type { PlanContext, PlanResult } from './result.ts';
import { describeRows } from './rows/describe.ts';
import { showRows } from './rows/show.ts';
import { viewRows } from './rows/views.ts';
import { planSelect } from './select/plan-select.ts';
import { expandViews } from './views/expand-views.ts';
import { planInStatement } from './views/in-statement.ts';

export function planStatement(bound: BoundStatement, context: PlanContext): PlanResult {
  try {
    return { kind: 'planned', plan: planWhole(bound, context) };
  } catch (error) {
    if (error instanceof PlanError) return { kind: 'failed', failure: error.failure };
    throw error;
  }
}

function planWhole(bound: BoundStatement, context: PlanContext): Plan {
  refuseBroken(bound);
  const expanded = expandViews(bound, context);
  if (expanded === undefined) return planBound(bound, context);
  return planInStatement(expanded, () => {
    refuseBroken(expanded.bound);
    return planBound(expanded.bound, context);
  });
}

function planBound(bound: BoundStatement, context: PlanContext): Plan {
  return planNode(collectFacts(bound), context, bound.statement.root);
}

function refuseBroken(bound: BoundStatement): void {
  const problem = fatalProblem(bound);
  if (problem !== undefined) throw new PlanError('plan', problem.message, problem.span);
}

function planNode(facts: StatementFacts, context: PlanContext, node: StatementNode): Plan {
  switch (node.kind) {
    case 'selectStatement':
      return withConditions(facts, context, planSelect(facts, context, node.query));
    case 'delete':
      return planDelete(facts, context, node);
    case 'show':
      return showRows(facts, context, node);
    case 'describe':
      return describeRows(facts, context, node);
    case 'explain':
      return node.mode === 'analyze'
        ? analyze(facts, context, node.statement)
        : explain(planNode(facts, { ...context, explains: true }, node.statement));
    case 'plan':
      return explain(planNode(facts, { ...context, explains: true }, node.statement));
    case 'insert':
      throw notYet('INSERT', 'creates', node);
    case 'update':
      throw notYet('UPDATE', 'changes', node);
    case 'empty':
      throw new PlanError(
        'plan',
        'there is no statement here: write one, or move the cursor into one',
        node.span,
      );
    case 'createView':
    case 'dropView':
    case 'refreshView':
      return viewRows(facts, context, node);
    case 'exec':
    case 'use':
    case 'registry':
    case 'auth':
    case 'sleep':
    case 'transaction':
    case 'opaque':
      throw new PlanError(
        'unsupported',
        `\`${verbOf(facts.text, node)}\` cannot be run yet: run SELECT, DELETE, SHOW, DESCRIBE or EXPLAIN`,
        node.span,
      );
  }
}

function withConditions(facts: StatementFacts, context: PlanContext, plan: SelectPlan): SelectPlan {
  if (context.explains !== true) return plan;
  return { ...plan, conditions: conditionUses(facts, context, plan) };
}

/** The words that say what the statement does, in upper case: `REGISTRY PULL`. */
function verbOf(text: string, node: StatementNode): string {
  const written = text.slice(node.span.start, node.span.end).trim();
  const [first = written.slice(0, 20), second = ''] = written.match(/[A-Za-z_]+/g) ?? [];
  return (isKeyword(second) ? `${first} ${second}` : first).toUpperCase();
}

function notYet(verb: string, does: string, node: StatementNode): PlanError {
  return new PlanError(
    'unsupported',
    `\`${verb}\`, which ${does} resources, cannot be run yet: nothing was sent`,
    node.span,
  );
}

function explain(plan: Plan): Plan {
  const explained = explainPlan(plan);
  const rows = printExplained(explained)
    .split('\n')
    .map((line) => [line]);
  return { kind: 'rows', columns: [{ name: 'plan', type: 'text' }], rows, explained };
}

/** What asks AWS nothing has no actual figures: its plan is all there is to say. */
function analyze(facts: StatementFacts, context: PlanContext, node: StatementNode): Plan {
  if (node.kind === 'delete' || node.kind === 'insert' || node.kind === 'update') {
    const verb = verbOf(facts.text, node).split(' ', 1).join('');
    throw new PlanError(
      'unsupported',
      `\`EXPLAIN ANALYZE\` runs what it explains, and \`${verb}\` changes resources: use \`EXPLAIN\`, which sends nothing`,
      node.span,
    );
  }
  const plan = planNode(facts, { ...context, explains: true }, node);
  return plan.kind === 'select' ? { ...plan, isAnalyzed: true } : explain(plan);
}
