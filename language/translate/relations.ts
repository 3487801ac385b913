/** What stands in FROM. */
import type {
  DerivedTable,
  Join,
  ParenthesisedRelation,
  Relation,
  TableReference,
} from '../syntax/index.ts';
import { writtenName } from './columns.ts';
import { condition } from './operators.ts';
import { nameText } from './quoting.ts';
import { tableNameParts } from './table-names.ts';
import type { Writer } from './writer.ts';
import { spliced, writeParts } from './writer.ts';

/** A resource's table keeps the name by which the statement calls it. */
export function writeTable(writer: Writer, node: TableReference): string {
  const name = writeTableName(writer, node);
  if (node.alias !== undefined) {
    const alias = nameText(writer.dialect, node.alias.text, node.alias.quoted);
    return spliced(writer, { start: node.span.start, end: node.alias.span.end }, [
      { span: node.name.span, text: name },
      { span: node.alias.span, text: alias },
    ]);
  }
  const relation = writer.relationOf.get(node);
  const isCalled = writer.bound.references.some(
    (reference) => reference.relation === relation && reference.node.name.parts.length > 1,
  );
  return relation?.table !== undefined && (isCalled || isStarred(writer, relation.alias))
    ? `${name} AS ${nameText(writer.dialect, relation.alias, false)}`
    : name;
}

export function writeTableName(writer: Writer, node: TableReference): string {
  const table = writer.relationOf.get(node)?.table;
  if (table === undefined) return writtenName(writer, node.name.parts);
  if (table.form === 'constant') {
    return writer.refuse(
      `\`${table.name}\`, whose rows are IQL's own,`,
      node.span,
      'write the rows that are meant as VALUES in a common table',
    );
  }
  return tableNameParts(table, writer.tablePattern)
    .map((part) => nameText(writer.dialect, part, false))
    .join('.');
}

/** Whether `alias.*` stands somewhere. */
function isStarred({ bound }: Writer, alias: string): boolean {
  const { text, tokens } = bound.statement;
  return tokens.some(
    ({ kind, start, end }, index) =>
      kind !== 'comment' &&
      text.slice(start, end).toLowerCase() === alias.toLowerCase() &&
      text[tokens[index + 1]?.start ?? -1] === '.',
  );
}

export function writeDerivedTable(writer: Writer, node: DerivedTable): string {
  const text = writeParts(writer, node);
  const needsAlias = ['postgresql', 'redshift'].includes(writer.dialect.family);
  return node.alias === undefined && needsAlias ? `${text} AS derived_${node.span.start}` : text;
}

/** Few engines let a join have an alias: it is a query there. */
export function writeParenthesised(writer: Writer, node: ParenthesisedRelation): string {
  if (node.alias === undefined) return writeParts(writer, node);
  const inner = writer.write(node.relation);
  const source = node.relation.kind === 'table' ? inner : `(SELECT * FROM ${inner})`;
  return `${source} AS ${writer.write(node.alias)}`;
}

export function writeJoin(writer: Writer, node: Join): string {
  if (node.natural) return writeNatural(writer, node);
  const isCross = node.on === undefined && node.using === undefined;
  if (!isCross) {
    const { on } = node;
    return spliced(writer, node.span, [
      { span: node.left.span, text: writer.write(node.left) },
      { span: node.right.span, text: writer.write(node.right) },
      ...(on === undefined ? [] : [{ span: on.span, text: condition(writer, on) }]),
      ...(node.using ?? []).map((name) => ({ span: name.span, text: usingName(writer, name) })),
    ]);
  }
  const isOuter = ['left', 'right', 'full'].includes(node.type);
  const [left, right] = [writer.write(node.left), writer.write(node.right)];
  if (isOuter) return `${left}\n${node.type.toUpperCase()} JOIN ${right} ON TRUE`;
  const comma = isFlattened(writer, node.right);
  const joiner = comma ? ',' : ' CROSS JOIN';
  return spliced(writer, node.span, [
    { span: node.left.span, text: left },
    { span: joinerSpan(writer, node), text: node.type === 'comma' ? joiner : joiner.trim() },
    { span: node.right.span, text: right },
  ]);
}

/** A comma, or the words of the join. */
function joinerSpan({ bound }: Writer, { left, right }: Join): { start: number; end: number } {
  const between = bound.statement.tokens.filter(
    ({ kind, start, end }) =>
      start >= left.span.end &&
      end <= right.span.start &&
      (kind === 'word' || bound.statement.text.slice(start, end) === ','),
  );
  return {
    start: between[0]?.start ?? left.span.end,
    end: between.at(-1)?.end ?? right.span.start,
  };
}

function isFlattened({ dialect }: Writer, relation: Relation): boolean {
  return dialect.family === 'snowflake' && relation.kind === 'tableFunction';
}

function usingName(
  writer: Writer,
  name: { readonly text: string; readonly quoted: boolean },
): string {
  const reference = writer.bound.nameReferences.find((each) => each.node === name);
  return nameText(writer.dialect, reference?.column?.name ?? name.text, name.quoted);
}

/** Where there is no NATURAL, the columns that both sides have are named. */
function writeNatural(writer: Writer, node: Join): string {
  if (writer.dialect.has.natural) return writeParts(writer, node);
  const relation = writer.relationOf.get(node.right);
  const columns = relation?.coalesced;
  if (columns === undefined || columns.size === 0) {
    return writer.refuse('`NATURAL JOIN`', node.right.span, 'name the columns with USING');
  }
  const kind = ['left', 'right', 'full'].includes(node.type) ? `${node.type.toUpperCase()} ` : '';
  const names = [...columns].map((column) => nameText(writer.dialect, column, false)).join(', ');
  return `${writer.write(node.left)}\n${kind}JOIN ${writer.write(node.right)} USING (${names})`;
}
