/** Rule: which CloudFormation type each table reads. Only a generic table leaves that open. */
import type { ResourceTable } from '../../../catalog/index.ts';
import { PlanError } from '../result.ts';
import { isGeneric, typeNameKey } from './keys.ts';
import { literalsOf } from './resolve-values.ts';
import type { Draft, Rule, TableUse } from './table-use.ts';

export const chooseTypes: Rule = (draft) => ({
  ...draft,
  uses: draft.uses.flatMap((use) => withTypes(draft, use)),
});

/** Several type names are several uses of one table, which its types fill together. */
function withTypes(draft: Draft, use: TableUse): readonly TableUse[] {
  const { table } = use;
  if (table.form === 'requests' || table.form === 'request') throw unsupportedRequests(use);
  if (!isGeneric(table)) return [use];
  const names = literalsOf(draft, { relation: use.relation, key: typeNameKey });
  if (names === undefined) throw needsTypeName(table, use);
  const [first = '', ...others] = new Set(names);
  return [first, ...others].map((name) => {
    const type = draft.context.catalog.resourceType(name);
    return { ...use, typeName: type?.typeName ?? name, type };
  });
}

function needsTypeName(table: ResourceTable, use: TableUse): PlanError {
  return new PlanError(
    'plan',
    `\`${table.name}\` needs a \`TypeName\`: add \`WHERE TypeName = 'AWS::S3::Bucket'\` with the type that you mean`,
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
