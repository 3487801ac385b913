/** Plans one bound statement, whatever its kind. Pure: nothing is asked of AWS or of SQLite. */
import type { BoundStatement, Problem, ProblemCode } from '../../language/semantics/index.ts';
import { walk, type StatementNode } from '../../language/syntax/index.ts';
import { isKeyword } from '../../language/syntax/index.ts';
import { planDelete } from './delete.ts';
import { collectFacts } from './facts.ts';
import type { StatementFacts } from './facts.ts';
import type { Plan } from './plan.ts';
import { printPlan } from './print.ts';
import { PlanError } from './result.ts';
import type { PlanContext, PlanResult } from './result.ts';
import { describeRows } from './rows/describe.ts';
import { showRows } from './rows/show.ts';
import { planSelect } from './select/plan-select.ts';

/** Problems after which a plan could only mislead. SQLite itself judges everything else. */
const fatal: ReadonlySet<ProblemCode> = new Set([
  'syntax-error',
  'unterminated',
  'unknown-provider',
  'unknown-service',
  'unknown-resource',
  'unknown-table',
  'unknown-column',
  'unknown-method',
]);

export function planStatement(bound: BoundStatement, context: PlanContext): PlanResult {
  const problem = bound.problems.find((candidate) => isFatal(candidate));
  if (problem !== undefined) {
    return {
      kind: 'failed',
      failure: { kind: 'plan', message: problem.message, span: problem.span },
    };
  }
  const view = bound.relations.find(({ kind }) => kind === 'view');
  if (view !== undefined) {
    const name = view.view?.name ?? view.alias;
    return {
      kind: 'failed',
      failure: {
        kind: 'unsupported',
        message: `\`${name}\` is a view, and views cannot be read by a run yet: put its query in a WITH`,
        span: view.node.span,
      },
    };
  }
  try {
    refuseNamedJoins(bound.statement.root);
    const plan = planNode(collectFacts(bound), context, bound.statement.root);
    return { kind: 'planned', plan };
  } catch (error) {
    if (error instanceof PlanError) return { kind: 'failed', failure: error.failure };
    throw error;
  }
}

/** What a column of such a relation is called says nothing of the table that it must be read from. */
function refuseNamedJoins(root: StatementNode): void {
  walk(root, (node) => {
    if (node.kind !== 'parenthesisedRelation' || node.alias === undefined) return;
    throw new PlanError(
      'unsupported',
      `a join in parentheses cannot be named \`${node.alias.text}\` yet: name its tables, or write \`(SELECT * FROM …) AS ${node.alias.text}\``,
      node.alias.span,
    );
  });
}

function isFatal(problem: Problem): boolean {
  const isElsewhere = problem.code === 'other-provider';
  return isElsewhere || (problem.severity === 'error' && fatal.has(problem.code));
}

function planNode(facts: StatementFacts, context: PlanContext, node: StatementNode): Plan {
  switch (node.kind) {
    case 'selectStatement':
      return planSelect(facts, context, node.query);
    case 'delete':
      return planDelete(facts, context, node);
    case 'show':
      return showRows(facts, context, node);
    case 'describe':
      return describeRows(facts, context, node);
    case 'explain':
    case 'plan':
      return explain(planNode(facts, context, node.statement));
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
    case 'exec':
    case 'createView':
    case 'dropView':
    case 'refreshView':
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
  const rows = printPlan(plan)
    .split('\n')
    .map((line) => [line]);
  return { kind: 'rows', columns: [{ name: 'plan', type: 'text' }], rows };
}
