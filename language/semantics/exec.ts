/** EXEC: its method, and the parameters that the method takes and needs. */
import type { ResourceTable } from '../../catalog/index.ts';
import type { ExecStatement, Name } from '../syntax/index.ts';
import type { BoundRelation, BoundTarget } from './bound.ts';
import type { Binding, GrowingScope } from './binding.ts';
import { hasTemplate, openScope } from './binding.ts';
import { suggestion } from './column-problems.ts';
import { columnNamed } from './columns.ts';
import { nearest } from './nearest.ts';
import { bindMethod } from './targets.ts';
import { bindNames, relationOfTarget } from './written-names.ts';

export function bindExec(binding: Binding, node: ExecStatement): BoundTarget | undefined {
  const target = node.method && bindMethod(binding, node.method, 'information');
  if (target?.table === undefined) return target;
  const scope = openScope(binding, node, node.span, undefined, undefined);
  const relation = relationOfTarget(target.node, target.table);
  scope.relations.push(relation);
  const names = node.parameters.map(({ name }) => name);
  bindNames(binding, scope, relation, names, 'parameter', reportUnknownParameter);
  if (node.payload === undefined && !hasTemplate(binding, node.span)) {
    reportMissing(binding, target, relation);
  }
  return target;
}

function reportUnknownParameter(
  binding: Binding,
  _scope: GrowingScope,
  name: Name,
  { table }: BoundRelation,
): void {
  if (table === undefined) return;
  const replacement = nearest(name.text, spellings(table, name.text));
  binding.problems.push({
    code: 'unknown-parameter',
    severity: 'warning',
    message: `no parameter \`${name.text}\` of \`${table.name}\`${suggestion(replacement)}`,
    span: name.span,
    ...(replacement !== undefined && { replacement }),
  });
}

/** As INSERT spells them, or as WHERE does where that was written. */
function spellings(table: ResourceTable, written: string): readonly string[] {
  const asColumn = /^[a-z]/.test(written);
  return [
    ...table.inputs.map(({ name }) => name),
    ...table.columns.map(({ name, property }) => (asColumn ? name : (property?.name ?? name))),
  ];
}

/**
 * A region that is not given is the default one, the parts of an identifier stand for the whole, and
 * the desired state holds every property.
 */
function reportMissing(
  binding: Binding,
  { node, table, method }: BoundTarget,
  relation: BoundRelation,
): void {
  const written = node.parts.at(-1);
  if (table === undefined || method === undefined || written === undefined) return;
  const given = new Set(
    binding.nameReferences.map(({ column, input }) => input?.meaning ?? column?.name),
  );
  const isMistyped = binding.problems.some(({ code }) => code === 'unknown-parameter');
  if (isMistyped || given.has('desiredState')) return;
  const isGiven = (name: string): boolean => {
    const match = columnNamed(relation, name);
    if (match?.kind === 'column') return given.has(match.column.name);
    return match === undefined || given.has(match.input.meaning);
  };
  const parts = table.type?.primaryIdentifier ?? [];
  const isComposed = parts.length > 0 && parts.every(isGiven);
  const missing = method.requiredParameters.filter(
    (name) => name !== 'region' && !isGiven(name) && !(name === 'data__Identifier' && isComposed),
  );
  if (missing.length === 0) return;
  const names = missing.map((name) => `\`${name}\``).join(' and ');
  const example = missing.map((name) => `@${name} = '…'`).join(', ');
  binding.problems.push({
    code: 'missing-parameter',
    severity: 'error',
    message: `\`${method.name}\` of \`${table.name}\` needs ${names}: add \`${example}\``,
    span: written.span,
  });
}
