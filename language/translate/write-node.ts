/** Which file writes which node. */
import type { SyntaxNode } from '../syntax/index.ts';
import { writeCall } from './calls.ts';
import { writeColumn, writeResultColumn, writtenName } from './columns.ts';
import { writeLiteral } from './literals.ts';
import {
  comparedTo,
  condition,
  tested,
  writeBinary,
  writeCast,
  writeCollate,
  writeIn,
  writeUnary,
} from './operators.ts';
import { writePattern } from './patterns.ts';
import {
  writeCommonTable,
  writeOrderingTerm,
  writeQuery,
  writeSelect,
  writeSetOperation,
  writeValues,
  writeWith,
} from './queries.ts';
import { writeDerivedTable, writeJoin, writeParenthesised, writeTable } from './relations.ts';
import { writeStatement } from './statements.ts';
import { writeTableFunction } from './table-functions.ts';
import { writeFrame, writeWindow } from './windows.ts';
import type { Writer } from './writer.ts';
import { operand, spliced, writeParts } from './writer.ts';

export function writeNode(writer: Writer, node: SyntaxNode): string {
  switch (node.kind) {
    case 'name':
      return writtenName(writer, [node]);
    case 'qualifiedName':
      return writtenName(writer, node.parts);
    case 'hint':
      return '';
    case 'literal':
      return writeLiteral(writer, node);
    case 'column':
      return writeColumn(writer, node);
    case 'resultColumn':
      return writeResultColumn(writer, node);
    case 'call':
      return writeCall(writer, node);
    case 'unary':
      return writeUnary(writer, node);
    case 'binary':
      return writeBinary(writer, node);
    case 'pattern':
      return writePattern(writer, node);
    case 'in':
      return writeIn(writer, node);
    case 'nullTest':
      return `${operand(writer, node.operand)} IS ${node.negated ? 'NOT ' : ''}NULL`;
    case 'between':
      return spliced(writer, node.span, [
        { span: node.operand.span, text: tested(writer, node.operand) },
        { span: node.low.span, text: comparedTo(writer, node.low, node.operand) },
        { span: node.high.span, text: comparedTo(writer, node.high, node.operand) },
      ]);
    case 'case':
      return spliced(writer, node.span, [
        ...(node.operand === undefined
          ? []
          : [{ span: node.operand.span, text: writer.write(node.operand) }]),
        ...node.branches.flatMap(({ when, then }) => [
          {
            span: when.span,
            text:
              node.operand === undefined
                ? condition(writer, when)
                : comparedTo(writer, when, node.operand),
          },
          { span: then.span, text: writer.write(then) },
        ]),
        ...(node.otherwise === undefined
          ? []
          : [{ span: node.otherwise.span, text: writer.write(node.otherwise) }]),
      ]);
    case 'cast':
      return writeCast(writer, node);
    case 'collate':
      return writeCollate(writer, node);
    case 'parameter':
      return writer.refuse(
        `the parameter \`${node.text}\``,
        node.span,
        'write a value in its place',
      );
    case 'raise':
      return writer.refuse('`RAISE`', node.span);
    case 'table':
      return writeTable(writer, node);
    case 'derivedTable':
      return writeDerivedTable(writer, node);
    case 'tableFunction':
      return writeTableFunction(writer, node);
    case 'parenthesisedRelation':
      return writeParenthesised(writer, node);
    case 'join':
      return writeJoin(writer, node);
    case 'select':
      return writeSelect(writer, node);
    case 'values':
      return writeValues(writer, node);
    case 'setOperation':
      return writeSetOperation(writer, node);
    case 'query':
      return writeQuery(writer, node);
    case 'with':
      return writeWith(writer, node);
    case 'commonTable':
      return writeCommonTable(writer, node);
    case 'orderingTerm':
      return writeOrderingTerm(writer, node);
    case 'window':
      return writeWindow(writer, node);
    case 'windowFrame':
      return writeFrame(writer, node);
    case 'selectStatement':
    case 'insert':
    case 'update':
    case 'delete':
    case 'createView':
    case 'explain':
    case 'plan':
    case 'show':
    case 'describe':
    case 'exec':
    case 'dropView':
    case 'refreshView':
    case 'use':
    case 'registry':
    case 'auth':
    case 'sleep':
    case 'transaction':
    case 'opaque':
    case 'empty':
      return writeStatement(writer, node);
    default:
      return writeParts(writer, node);
  }
}
