/**
 * Plans a DELETE of one resource. Every condition must name the resource or its region by a literal:
 * a condition that the call could not carry would be ignored, and so is refused.
 */
import { homeRegion } from '../../catalog/index.ts';
import type { ResourceTable, ResourceType } from '../../catalog/index.ts';
import type { BoundRelation } from '../../language/semantics/index.ts';
import type {
  DeleteStatement,
  Expression,
  ResultColumn,
  Span,
} from '../../language/syntax/index.ts';
import type { StatementFacts } from './facts.ts';
import type { DeletePlan } from './plan.ts';
import { checkAccountName, fetchAccount } from './accounts.ts';
import { ownAccountOf, PlanError } from './result.ts';
import type { PlanContext } from './result.ts';
import { conjunctsOf } from './select/constants.ts';
import {
  accountKey,
  columnOfPath,
  identifierKey,
  isGeneric,
  keyOfReference,
  regionKey,
  typeNameKey,
} from './select/keys.ts';
import { columnsCompared } from './select/compared-column.ts';
import { literalSets } from './select/literal-sets.ts';
import { aliasesOf } from './sql/naming.ts';
import { quoteName, render } from './sql/render.ts';
import { statementEdits } from './sql/statement-edits.ts';

/** What RETURNING can name, in Cloud Control's own order of a progress event. */
export const eventColumns: readonly string[] = [
  'TypeName',
  'Identifier',
  'RequestToken',
  'Operation',
  'OperationStatus',
  'EventTime',
  'ResourceModel',
  'StatusMessage',
  'ErrorCode',
  'RetryAfter',
];

/** The literals of a DELETE's conditions, by column key, in the order in which they stand. */
type Named = ReadonlyMap<string, readonly string[]>;

export function planDelete(
  facts: StatementFacts,
  context: PlanContext,
  node: DeleteStatement,
): DeletePlan {
  const relation = node.table && facts.relations.get(node.table);
  if (relation?.table === undefined || node.table === undefined) {
    throw new PlanError(
      'plan',
      'DELETE needs a resource: write `DELETE FROM aws.<service>.<resource> WHERE data__Identifier = …`',
      node.span,
    );
  }
  const { table } = relation;
  const { span } = node.table.name;
  if (!canDelete(table)) throw notThisTable(table, span);
  const named = namedLiterals(facts, relation, node.where);
  const { typeName, type } = typeOf(table, context, named, span);
  const account = accountOf(context, named, span);
  if (type?.handlers !== undefined && type.handlers.delete === undefined) {
    throw new PlanError(
      'unsupported',
      `\`${typeName}\` cannot be deleted: AWS offers no delete of it`,
      span,
    );
  }
  return {
    kind: 'delete',
    table,
    typeName,
    region: regionOf(context, type, named, span),
    ...(account !== undefined && { account }),
    identifier: identifierOf(table, type, named, span),
    permissions: type?.handlers?.delete?.permissions ?? [],
    returning: returningColumns(node.returning),
    sql: returningSql(facts, node),
    span,
  };
}

function canDelete(table: ResourceTable): boolean {
  return table.form === 'one' || table.form === 'all' || isGeneric(table);
}

function namedLiterals(
  facts: StatementFacts,
  relation: BoundRelation,
  where: Expression | undefined,
): Named {
  const named = new Map<string, readonly string[]>();
  for (const condition of where === undefined ? [] : conjunctsOf(where)) {
    const compared = columnsCompared(facts, (column) => {
      const reference = facts.references.get(column);
      return reference?.relation === relation ? keyOfReference(reference) : undefined;
    });
    const [entry, ...others] = literalSets(condition, compared);
    const [key, values] = entry ?? [];
    const isEquality =
      condition.kind === 'in' || (condition.kind === 'binary' && condition.operator === '=');
    if (
      key === undefined ||
      values?.length !== 1 ||
      others.length > 0 ||
      !isEquality ||
      !mayName(relation, key)
    ) {
      throw new PlanError(
        'unsupported',
        'DELETE takes one identifier, region and account for now, each by `=` and a literal: remove this condition, or SELECT the identifiers first',
        condition.span,
      );
    }
    named.set(key, [...(named.get(key) ?? []), ...values]);
  }
  return named;
}

function mayName({ table }: BoundRelation, key: string): boolean {
  if (table === undefined) return false;
  const parts = (table.type?.primaryIdentifier ?? []).map((path) =>
    columnOfPath(table, path)?.toLowerCase(),
  );
  return [regionKey, accountKey, identifierKey, typeNameKey, ...parts].includes(key);
}

function typeOf(
  table: ResourceTable,
  context: PlanContext,
  named: Named,
  span: Span,
): { readonly typeName: string; readonly type: ResourceType | undefined } {
  if (table.type !== undefined) return { typeName: table.type.typeName, type: table.type };
  const [written, ...others] = named.get(typeNameKey) ?? [];
  if (written === undefined || others.length > 0) {
    throw new PlanError(
      'plan',
      `\`${table.name}\` needs one \`TypeName\`: add \`AND TypeName = '…'\``,
      span,
    );
  }
  const type = context.catalog.resourceType(written);
  return { typeName: type?.typeName ?? written, type };
}

function regionOf(
  context: PlanContext,
  type: ResourceType | undefined,
  named: Named,
  span: Span,
): string {
  const regions = [...new Set(named.get(regionKey) ?? [])];
  if (regions.length > 1)
    throw new PlanError(
      'plan',
      'DELETE takes one region: keep one of the conditions on `region`',
      span,
    );
  const region = regions[0] ?? context.defaultRegion;
  return type?.scope === 'global' ? (homeRegion(type.typeName, region) ?? region) : region;
}

/** `undefined` for the connection's own. */
function accountOf(context: PlanContext, named: Named, span: Span): string | undefined {
  const [name = ownAccountOf(context), ...others] = new Set(named.get(accountKey) ?? []);
  if (others.length > 0) {
    throw new PlanError(
      'plan',
      'DELETE takes one account: keep one of the conditions on `account`',
      span,
    );
  }
  const problem = checkAccountName(context, name);
  if (problem !== undefined) throw new PlanError('plan', problem, span);
  return fetchAccount(context, name).isOwn === true ? undefined : name;
}

function identifierOf(
  table: ResourceTable,
  type: ResourceType | undefined,
  named: Named,
  span: Span,
): string {
  const whole = named.get(identifierKey) ?? [];
  const parts = (type?.primaryIdentifier ?? []).map(
    (path) => named.get(columnOfPath(table, path)?.toLowerCase() ?? '') ?? [],
  );
  const composed = parts.map(([part]) => part ?? '').join('|');
  const isComposed = parts.length > 0 && parts.every((part) => part.length === 1);
  const candidates = new Set([
    ...wholeIdentifier(whole, parts.length),
    ...(isComposed ? [composed] : []),
  ]);
  const [identifier, ...others] = candidates;
  if (identifier === undefined) {
    const example = (type?.primaryIdentifier ?? ['Identifier'])
      .map((part) => `<${part}>`)
      .join('|');
    throw new PlanError(
      'plan',
      `DELETE needs the identifier of one resource: add \`WHERE data__Identifier = '${example}'\``,
      span,
    );
  }
  const isPartial =
    parts.some((part) => part.length > 1) || (!isComposed && parts.some((part) => part.length > 0));
  if (others.length > 0 || (whole.length > 0 && isPartial)) {
    throw new PlanError('plan', 'the conditions name more than one identifier: keep one', span);
  }
  return identifier;
}

/** Several predicates compose the identifier where it has as many parts, as the oldest files do. */
function wholeIdentifier(written: readonly string[], parts: number): readonly string[] {
  const composes =
    parts > 1 && written.length === parts && !written.some((part) => part.includes('|'));
  return composes ? [written.join('|')] : written;
}

function returningColumns(returning: readonly ResultColumn[]): readonly string[] {
  const named = returning.flatMap(({ expression }) =>
    expression.kind === 'column' ? (expression.name.parts.at(-1)?.text ?? []) : [],
  );
  return named.length === returning.length && named.length > 0 ? named : eventColumns;
}

function returningSql(facts: StatementFacts, { returning }: DeleteStatement): string {
  const [first] = returning;
  const last = returning.at(-1);
  const edits = statementEdits(
    facts,
    { targets: new Map(), aliases: aliasesOf(facts), identifierColumns: new Map() },
    'refused',
  );
  if (first === undefined || last === undefined) {
    return `SELECT ${eventColumns.map(quoteName).join(', ')} FROM event`;
  }
  const { sql } = render(facts.text, { start: first.span.start, end: last.span.end }, edits);
  return `SELECT ${sql} FROM event`;
}

function notThisTable(table: ResourceTable, span: Span): PlanError {
  const instead = table.type && `: use \`aws.${table.type.service}.${table.type.singular}\``;
  return new PlanError(
    'unsupported',
    `\`${table.name}\` cannot be deleted from${instead ?? ''}`,
    span,
  );
}
