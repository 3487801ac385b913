/** A plan of an expanded statement, or its failure, with the places of the statement as it is written. */
import type { Plan } from '../plan.ts';
import { PlanError } from '../result.ts';
import { originalPart, replacementAround, throughBoth } from '../sql/render.ts';
import type { ExpandedStatement } from './expand-views.ts';

export function planInStatement(expanded: ExpandedStatement, plan: () => Plan): Plan {
  try {
    return placed(expanded, plan());
  } catch (error) {
    throw error instanceof PlanError ? placedError(expanded, error) : error;
  }
}

function placed({ replacements }: ExpandedStatement, plan: Plan): Plan {
  if (plan.kind !== 'select') return plan;
  return {
    ...plan,
    fetches: plan.fetches.map((fetch) => ({
      ...fetch,
      span: originalPart(replacements, fetch.span),
    })),
    replacements: throughBoth(replacements, plan.replacements),
  };
}

function placedError({ replacements }: ExpandedStatement, error: PlanError): PlanError {
  const { kind, message, span } = error.failure;
  if (span === undefined) return error;
  const { lead = '' } = replacementAround(replacements, span) ?? {};
  return new PlanError(kind, `${lead}${message}`, originalPart(replacements, span));
}
