/**
 * Column references get the spelling of the SQLite table: aliases of a column, inputs, reserved words
 * and qualifiers that name provider and service.
 */
import type { ColumnReference, NameReference } from '../../../language/semantics/index.ts';
import { isKeyword } from '../../../language/syntax/index.ts';
import type { Name } from '../../../language/syntax/index.ts';
import type { StatementFacts } from '../facts.ts';
import { PlanError } from '../result.ts';
import { isGeneric } from '../select/keys.ts';
import type { Naming } from './naming.ts';
import type { Edit } from './render.ts';
import { quoteName, quoteText } from './render.ts';

export function columnEdits(facts: StatementFacts, naming: Naming): readonly Edit[] {
  return [
    ...facts.bound.references.flatMap((reference) => referenceEdit(reference, naming)),
    ...usingEdits(facts.bound.nameReferences),
  ];
}

function referenceEdit(reference: ColumnReference, naming: Naming): readonly Edit[] {
  const { node, relation } = reference;
  const last = node.name.parts.at(-1);
  if (last === undefined) return [];
  const qualifiers = node.name.parts.length - 1;
  const alias = naming.aliases.get(relation) ?? relation.alias;
  if (reference.input !== undefined)
    return [{ span: node.span, text: inputText(reference, naming, alias) }];
  const column = reference.column?.name ?? last.text;
  const renamed = alias !== relation.alias;
  if (relation.kind === 'resource' && (qualifiers > 1 || (qualifiers > 0 && renamed))) {
    return [{ span: node.span, text: `${quoteName(alias)}.${quoteName(column)}` }];
  }
  return isSpelled(last, column) ? [] : [{ span: last.span, text: quoteName(column) }];
}

/** A bare reserved word is no column name to SQLite. */
function isSpelled(written: Name, column: string): boolean {
  if (written.text.toLowerCase() !== column.toLowerCase()) return false;
  return written.quoted || !isKeyword(written.text);
}

function inputText(
  { input, relation, node }: ColumnReference,
  naming: Naming,
  alias: string,
): string {
  const generic = relation.table !== undefined && isGeneric(relation.table);
  const qualified = (column: string): string => `${quoteName(alias)}.${quoteName(column)}`;
  if (input?.meaning === 'identifier') {
    const column = generic ? undefined : naming.identifierColumns.get(relation);
    const whole = qualified(column ?? 'Identifier');
    const part = naming.identifierParts?.get(node);
    return part === undefined ? whole : `split_part(${whole}, '|', ${String(part)})`;
  }
  if (input?.meaning === 'typeName') {
    return generic ? qualified('TypeName') : quoteText(relation.table?.type?.typeName ?? '');
  }
  if (input?.meaning === 'account' || input?.meaning === 'accountId') {
    const column = naming.accountColumns?.get(relation)?.[input.meaning];
    return qualified(column ?? input.name);
  }
  const name = input?.name ?? '';
  throw new PlanError(
    'unsupported',
    `\`${name}\` cannot be sent with a read yet: remove it`,
    node.span,
  );
}

function usingEdits(references: readonly NameReference[]): readonly Edit[] {
  const edits = new Map<Name, Edit>();
  for (const { node, role, column } of references) {
    if (role !== 'using' || column === undefined || isSpelled(node, column.name)) continue;
    edits.set(node, { span: node.span, text: quoteName(column.name) });
  }
  return [...edits.values()];
}
