/** Rule: which CloudFormation type each table reads. Only a generic table leaves that open. */
import type { ResourceTable } from '../../../catalog/index.ts';
import { PlanError } from '../result.ts';
import { isGeneric, typeNameKey } from './keys.ts';
import { literalsOf } from './resolve-values.ts';
import type { Draft, Rule, TableUse } from './table-use.ts';

export const chooseTypes: Rule = (draft) => ({
  ...draft,
  uses: draft.uses.map((use) => withType(draft, use)),
});

function withType(draft: Draft, use: TableUse): TableUse {
  const { table } = use;
  if (table.form === 'requests' || table.form === 'request') throw unsupportedRequests(use);
  if (!isGeneric(table)) return use;
  const names = literalsOf(draft, { relation: use.relation, key: typeNameKey }) ?? [];
  const [typeName] = names;
  if (typeName === undefined || names.length > 1) throw needsTypeName(table, use);
  const type = draft.context.catalog.resourceType(typeName);
  return { ...use, typeName: type?.typeName ?? typeName, type };
}

function needsTypeName(table: ResourceTable, use: TableUse): PlanError {
  return new PlanError(
    'plan',
    `\`${table.name}\` needs one \`TypeName\`: add \`WHERE TypeName = 'AWS::S3::Bucket'\` with the type that you mean`,
    use.relation.node.span,
  );
}

function unsupportedRequests(use: TableUse): PlanError {
  return new PlanError(
    'unsupported',
    `\`${use.table.name}\` cannot be read yet: read the resources themselves, for example \`${use.table.name.replace(/resource_requests?$/, 'resources')}\``,
    use.relation.node.span,
  );
}
