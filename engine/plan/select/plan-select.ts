/** Plans a query: an ordered list of rules over plain data, then the fetches and the SQL. */
import { isConstant } from '../../../catalog/index.ts';
import type { Query } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import type { SelectPlan } from '../plan.ts';
import type { PlanContext } from '../result.ts';
import { chooseAccess } from './choose-access.ts';
import { chooseAccounts } from './choose-accounts.ts';
import { chooseRegions } from './choose-regions.ts';
import { chooseTypes } from './choose-types.ts';
import { collectKnowledge } from './collect-knowledge.ts';
import { collectUsage } from './collect-usage.ts';
import { dropImpossible } from './drop-impossible.ts';
import { dropUnread } from './drop-unread.ts';
import { makeSelectPlan } from './make-fetches.ts';
import { narrowPlaces } from './narrow-places.ts';
import { pushLimit } from './push-limit.ts';
import { shareLists } from './share-lists.ts';
import type { Draft, Rule, TableUse } from './table-use.ts';

const rules: readonly Rule[] = [
  collectKnowledge,
  dropUnread,
  chooseTypes,
  collectUsage,
  chooseRegions,
  chooseAccounts,
  dropImpossible,
  chooseAccess,
  narrowPlaces,
  pushLimit,
  shareLists,
];

export function planSelect(facts: StatementFacts, context: PlanContext, query: Query): SelectPlan {
  const draft: Draft = { facts, context, knowledge: new Map(), uses: usesOf(facts) };
  return makeSelectPlan(
    rules.reduce((current, rule) => rule(current), draft),
    query,
  );
}

function usesOf(facts: StatementFacts): readonly TableUse[] {
  return facts.bound.relations.flatMap((relation): readonly TableUse[] => {
    const { table } = relation;
    if (relation.kind !== 'resource' || table === undefined || isConstant(table)) return [];
    return [
      {
        relation,
        table,
        typeName: table.type?.typeName ?? '',
        type: table.type,
        usedColumns: new Set(),
        regions: [],
        home: undefined,
        accounts: undefined,
        accountIds: undefined,
        narrowing: [],
        access: undefined,
        limit: undefined,
        isImpossible: false,
      },
    ];
  });
}
