/** Statements: queries, INSERT from a query, and views. Everything else is AWS's, and is refused. */
import type { CreateViewStatement, InsertStatement, StatementNode } from '../syntax/index.ts';
import { nameText } from './quoting.ts';
import { writeInsertedValues } from './queries.ts';
import { writeTableName } from './relations.ts';
import type { Writer } from './writer.ts';
import { spliced, writeParts } from './writer.ts';

export function writeStatement(writer: Writer, node: StatementNode): string {
  switch (node.kind) {
    case 'selectStatement':
      return writeParts(writer, node).trim();
    case 'insert':
      return writeInsert(writer, node);
    case 'createView':
      return writeView(writer, node);
    case 'explain':
    case 'plan':
      return writer.refuse('a plan of calls to AWS', node.span, 'translate the statement itself');
    case 'update':
    case 'delete':
      return writer.refuse(
        `a ${node.kind.toUpperCase()} of AWS resources`,
        node.span,
        'translate a SELECT',
      );
    case 'opaque':
    case 'empty':
      return writer.refuse('this', node.span, 'translate a SELECT');
    default: {
      const verb = /^\w+/.exec(writer.bound.statement.text.slice(node.span.start))?.[0] ?? '';
      return writer.refuse(`\`${verb.toUpperCase()}\``, node.span, 'translate a SELECT');
    }
  }
}

function writeInsert(writer: Writer, node: InsertStatement): string {
  const { table, source } = node;
  const [upsert] = node.upserts;
  const [returned] = node.returning;
  if (table === undefined || source === undefined) {
    return writer.refuse('an INSERT without a query', node.span, 'give it a SELECT or VALUES');
  }
  if (node.verb === 'REPLACE' || node.conflict !== undefined) {
    return writer.refuse('`REPLACE`', node.span, 'use INSERT');
  }
  if (upsert !== undefined) return writer.refuse('`ON CONFLICT`', upsert.span, 'use MERGE there');
  if (returned !== undefined) return writer.refuse('`RETURNING`', returned.span, 'remove it');
  const columns = node.columns.map((name) => insertedColumn(writer, name));
  const names = columns.length === 0 ? '' : ` (${columns.join(', ')})`;
  const rows =
    source.body.kind === 'values' ? writeInsertedValues(writer, source.body) : writer.write(source);
  const common = node.with === undefined ? '' : `${writer.write(node.with)}\n`;
  return `INSERT INTO ${writeTableName(writer, table)}${names}\n${common}${rows}`;
}

/** Property names become the names of their columns. */
function insertedColumn(writer: Writer, name: InsertStatement['columns'][number]): string {
  const reference = writer.bound.nameReferences.find((each) => each.node === name);
  if (reference?.input !== undefined) {
    return writer.refuse(
      `\`${name.text}\`, which shapes the request to AWS,`,
      name.span,
      'name columns',
    );
  }
  return reference?.column === undefined
    ? nameText(writer.dialect, name.text, name.quoted)
    : nameText(writer.dialect, reference.column.name, false);
}

function writeView(writer: Writer, node: CreateViewStatement): string {
  const { name, query } = node;
  if (name === undefined || query === undefined) {
    return writer.refuse('a view without a query', node.span, 'finish the statement');
  }
  if (node.temporary && writer.dialect.family !== 'postgresql') {
    return writer.refuse('a temporary view', node.span, 'create a plain one');
  }
  if (node.materialized && writer.dialect.target === 'athena') {
    return writer.refuse('a materialised view', node.span, 'create a plain one');
  }
  return spliced(
    writer,
    node.span,
    [name, ...(node.columns ?? []), query].map((part) => ({
      span: part.span,
      text: writer.write(part),
    })),
  );
}
