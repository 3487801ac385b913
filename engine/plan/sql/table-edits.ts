/** Resource names become the SQLite tables that hold their rows, under the name they had. */
import type { StatementFacts } from '../facts.ts';
import type { Naming } from './naming.ts';
import type { Edit } from './render.ts';
import { quoteName } from './render.ts';

export function tableEdits(facts: StatementFacts, naming: Naming): readonly Edit[] {
  return facts.bound.relations.flatMap((relation): readonly Edit[] => {
    const target = naming.targets.get(relation);
    const { node } = relation;
    if (target === undefined || node.kind !== 'table') return [];
    const alias = naming.aliases.get(relation) ?? relation.alias;
    const named = node.alias === undefined ? ` AS ${quoteName(alias)}` : '';
    return [{ span: node.name.span, text: `${quoteName(target)}${named}` }];
  });
}
