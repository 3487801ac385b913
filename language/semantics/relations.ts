/** Relations of FROM: what each gives, and what joins make of their columns. */
import type {
  DerivedTable,
  Join,
  Name,
  Relation,
  TableFunction,
  TableReference,
} from '../syntax/index.ts';
import type { BoundColumn, BoundRelation } from './bound.ts';
import type { Binding, Environment, GrowingRelation, GrowingScope } from './binding.ts';
import { hasTemplate } from './binding.ts';
import { columnKey, columnNamed, columnsOfTable, isCoalesced } from './columns.ts';
import { columnsOfCommonTable } from './common-tables.ts';
import { describeRelation } from './column-problems.ts';
import { nearest } from './nearest.ts';
import { resolveTable } from './tables.ts';
import { columnsOfTableFunction } from './table-functions.ts';

/**
 * Adds the relations of one FROM to `scope`, in text order. Queries in FROM see what is around the
 * scope and not their siblings. ON and the arguments of table functions are bound afterwards, when
 * every relation is there.
 */
export function addRelations(
  binding: Binding,
  scope: GrowingScope,
  relation: Relation,
  environment: Environment | undefined,
): void {
  switch (relation.kind) {
    case 'table':
      addRelation(binding, scope, tableRelation(binding, relation, environment));
      return;
    case 'derivedTable':
      addRelation(binding, scope, derivedRelation(binding, scope, relation, environment));
      return;
    case 'tableFunction':
      addRelation(binding, scope, functionRelation(relation));
      return;
    case 'parenthesisedRelation':
      // An alias names all of the columns anew, and hides the tables' names: none of them is judged.
      if (relation.alias !== undefined) scope.open = true;
      addRelations(binding, scope, relation.relation, environment);
      return;
    case 'join':
      addJoin(binding, scope, relation, environment);
      return;
    case 'missingRelation':
      scope.open = true;
      return;
  }
}

/** The relation that a mutation writes to. */
export function addTarget(
  binding: Binding,
  scope: GrowingScope,
  table: TableReference,
): BoundRelation {
  return addRelation(binding, scope, tableRelation(binding, table, undefined));
}

/** Adds one relation to a scope of its statement. */
export function addRelation(
  binding: Binding,
  scope: GrowingScope,
  relation: GrowingRelation,
): GrowingRelation {
  if (isTemplated(relation)) scope.open = true;
  scope.relations.push(relation);
  binding.relations.push(relation);
  return relation;
}

/** Whether a template gives the relation its name: it may be any, and there may be several relations. */
export function isTemplated({ node }: BoundRelation): boolean {
  const { alias } = node;
  const named = alias ?? (node.kind === 'table' ? node.name.parts.at(-1) : undefined);
  return named?.template === true;
}

function tableRelation(
  binding: Binding,
  node: TableReference,
  environment: Environment | undefined,
): GrowingRelation {
  const meaning = resolveTable(binding, node.name, environment);
  const alias = (node.alias ?? node.name.parts.at(-1))?.text ?? '';
  switch (meaning.kind) {
    case 'resource': {
      const { table } = meaning;
      return { id: 0, kind: 'resource', alias, node, columns: columnsOfTable(table), table };
    }
    case 'commonTable': {
      const { entry } = meaning;
      const columns = columnsOfCommonTable(binding, entry);
      return { id: 0, kind: 'commonTable', alias, node, columns, commonTable: entry.node };
    }
    case 'view': {
      const { definition, columns } = meaning.view;
      return { id: 0, kind: 'view', alias, node, columns, view: definition };
    }
    case 'unknown':
      return { id: 0, kind: 'unknown', alias, node, columns: undefined };
  }
}

function derivedRelation(
  binding: Binding,
  scope: GrowingScope,
  node: DerivedTable,
  environment: Environment | undefined,
): GrowingRelation {
  const columns = binding.bindQuery(binding, node.query, scope.parent, environment);
  return { id: 0, kind: 'derived', alias: node.alias?.text ?? '', node, columns };
}

function functionRelation(node: TableFunction): GrowingRelation {
  const alias = (node.alias ?? node.name).text;
  return { id: 0, kind: 'function', alias, node, columns: columnsOfTableFunction(node.name.text) };
}

function addJoin(
  binding: Binding,
  scope: GrowingScope,
  join: Join,
  environment: Environment | undefined,
): void {
  const start = scope.relations.length;
  addRelations(binding, scope, join.left, environment);
  const middle = scope.relations.length;
  addRelations(binding, scope, join.right, environment);
  const left = scope.relations.slice(start, middle);
  const right = scope.relations.slice(middle);
  if (join.using?.some(({ template }) => template === true) === true) scope.open = true;
  if (join.using !== undefined) {
    const seen = new Set<string>();
    for (const name of join.using) {
      const key = name.text.toLowerCase();
      if (!seen.has(key)) joinUsing(binding, scope, name, left, right);
      seen.add(key);
    }
  } else if (join.natural) {
    for (const name of commonNames(left, right)) coalesce(right, name);
  }
}

function joinUsing(
  binding: Binding,
  scope: GrowingScope,
  name: Name,
  left: readonly GrowingRelation[],
  right: readonly GrowingRelation[],
): void {
  if (name.text === '' || hasTemplate(binding, name.span)) return;
  const lacking: BoundRelation[] = [];
  for (const side of [left, right]) {
    const relation = side.find(
      (each) => !isCoalesced(each, name.text) && columnNamed(each, name.text) !== undefined,
    );
    const match = relation && columnNamed(relation, name.text);
    if (relation !== undefined && match?.kind === 'column') {
      const { column } = match;
      binding.nameReferences.push({ node: name, role: 'using', scope, relation, column });
    } else if (match === undefined && isClosed(binding, scope, side)) {
      lacking.push(...side);
    }
  }
  if (lacking.length > 0)
    reportUsing(binding, name, lacking, nearest(name.text, commonNames(left, right)));
  coalesce(right, name.text);
}

function reportUsing(
  binding: Binding,
  name: Name,
  lacking: readonly BoundRelation[],
  near: string | undefined,
): void {
  const sides = lacking.map(describeRelation).join(', ');
  const have = lacking.length > 1 ? 'have' : 'has';
  const message = `USING needs a column \`${name.text}\` on both sides: ${sides} ${have} none`;
  binding.problems.push({
    code: 'unknown-column',
    severity: 'error',
    message: message + (near === undefined ? '' : `, did you mean \`${near}\`?`),
    span: name.span,
    ...(near !== undefined && { replacement: near }),
  });
}

function isClosed(binding: Binding, scope: GrowingScope, side: readonly BoundRelation[]): boolean {
  const known = side.length > 0 && side.every((relation) => relation.columns !== undefined);
  return known && !scope.open && !binding.hasLooseTemplates;
}

function coalesce(right: readonly GrowingRelation[], name: string): void {
  for (const relation of right) {
    relation.coalesced = new Set([...(relation.coalesced ?? []), columnKey(relation, name)]);
  }
}

/** The columns that a NATURAL join compares: those of the same name on both sides. */
function commonNames(
  left: readonly BoundRelation[],
  right: readonly BoundRelation[],
): readonly string[] {
  const names = right.flatMap((relation) => (relation.columns ?? []).map((each) => each.name));
  return [...new Set(names)].filter((name) =>
    left.some((relation) => hasColumn(relation.columns, name) || relation.columns === undefined),
  );
}

function hasColumn(columns: readonly BoundColumn[] | undefined, name: string): boolean {
  return columns?.some((column) => column.name.toLowerCase() === name.toLowerCase()) ?? false;
}
