/**
 * Literals that cannot be what they are compared with or stored as. SQLite compares loosely, so only
 * what shapes a request is judged (region, inputs, values to write), and booleans against words.
 */
import { regionsOf } from '../../catalog/index.ts';
import type {
  Expression,
  InsertStatement,
  Literal,
  SyntaxNode,
  UpdateStatement,
} from '../syntax/index.ts';
import { walk } from '../syntax/index.ts';
import type {
  BoundColumn,
  BoundStatement,
  ColumnReference,
  NameReference,
  Problem,
} from './bound.ts';
import type { ProblemSeverity } from './problem-codes.ts';
import { suggestion } from './column-problems.ts';
import { literalOf } from './literals.ts';
import { nearest } from './nearest.ts';

type Place = Pick<ColumnReference, 'column' | 'input'>;
type Report = (problem: Problem | undefined) => void;

const partitions = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
] as const;

const regions: ReadonlySet<string> = new Set(partitions.flatMap(regionsOf));

export function findLiteralProblems(bound: BoundStatement): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (problem) => {
    if (problem !== undefined) problems.push(problem);
  };
  const referenceOf = new Map<Expression, ColumnReference>(
    bound.references.map((reference) => [reference.node, reference]),
  );
  walk(bound.statement.root, (node: SyntaxNode) => {
    if (node.kind === 'binary' && (node.operator === '=' || node.operator === '<>')) {
      checkComparison(referenceOf, node.left, node.right, report);
      checkComparison(referenceOf, node.right, node.left, report);
    } else if (node.kind === 'in' && Array.isArray(node.source)) {
      for (const item of node.source as readonly Expression[]) {
        checkComparison(referenceOf, node.operand, item, report);
      }
    } else if (node.kind === 'insert') {
      checkInsert(bound, node, report);
    } else if (node.kind === 'update') {
      checkUpdate(bound, node, report);
    } else if (node.kind === 'execParameter') {
      report(checkValue(placeOf(bound, node.name, 'parameter'), literalOf(node.value)));
    }
  });
  return problems;
}

function checkComparison(
  referenceOf: ReadonlyMap<Expression, ColumnReference>,
  columnSide: Expression,
  valueSide: Expression,
  report: Report,
): void {
  const place = referenceOf.get(columnSide);
  const literal = literalOf(valueSide);
  if (place === undefined || literal === undefined) return;
  if (isRegion(place.column)) report(checkRegion(literal));
  else if (place.input !== undefined) report(checkInput(place.input.name, literal));
  else if (place.column?.type === 'boolean' && isWord(literal)) {
    report(
      wrong(
        'warning',
        literal,
        `\`${place.column.name}\` is a boolean and never equals \`'${literal.value}'\`: compare it with \`true\` or \`false\``,
      ),
    );
  }
}

function checkInsert(bound: BoundStatement, node: InsertStatement, report: Report): void {
  const names = node.columns.map((name) => placeOf(bound, name, 'insert'));
  const body = node.source?.body;
  const rows =
    body?.kind === 'values'
      ? body.rows.map((row) => row.items)
      : body?.kind === 'select'
        ? [body.columns.map((result) => result.expression)]
        : [];
  for (const row of rows) {
    if (row.length !== names.length) continue;
    row.forEach((value, index) => {
      report(checkValue(names[index], literalOf(value)));
    });
  }
}

function checkUpdate(bound: BoundStatement, node: UpdateStatement, report: Report): void {
  for (const { column, value } of node.assignments) {
    report(checkValue(placeOf(bound, column, 'assign'), literalOf(value)));
  }
}

function placeOf(
  bound: BoundStatement,
  node: NameReference['node'],
  role: NameReference['role'],
): Place | undefined {
  return bound.nameReferences.find((each) => each.node === node && each.role === role);
}

/** A value to write must become a member of the resource's model. */
function checkValue(place: Place | undefined, literal: Literal | undefined): Problem | undefined {
  if (place === undefined || literal === undefined || literal.type === 'null') return undefined;
  const { column, input } = place;
  if (input?.meaning === 'desiredState' || input?.meaning === 'patchDocument') {
    return looksLikeJson(literal)
      ? undefined
      : wrong(
          'warning',
          literal,
          `\`${input.name}\` takes JSON text: ${jsonShapes[input.meaning]}`,
        );
  }
  if (input !== undefined) return checkInput(input.name, literal);
  if (column === undefined) return undefined;
  if (isRegion(column)) return checkRegion(literal);
  const name = column.column?.property?.name ?? column.name;
  switch (column.type) {
    case 'boolean':
      return isBooleanLike(literal)
        ? undefined
        : wrong('warning', literal, `\`${name}\` is a boolean: write \`true\` or \`false\``);
    case 'integer':
    case 'number':
      return isNumberLike(literal)
        ? undefined
        : wrong('warning', literal, `\`${name}\` is a number: write it without quotes`);
    case 'object':
    case 'array':
      return looksLikeJson(literal)
        ? undefined
        : wrong(
            'warning',
            literal,
            `\`${name}\` is an ${column.type}: write it as JSON text, ${jsonShapes[column.type]}`,
          );
    default:
      return undefined;
  }
}

const jsonShapes = {
  desiredState: '`\'{"Name": "…"}\'`',
  patchDocument: '`\'[{"op": "replace", "path": "/Name", "value": "…"}]\'`',
  object: '`\'{"Key": …}\'`',
  array: "`'[…]'`",
} as const;

function checkRegion(literal: Literal): Problem | undefined {
  if (literal.type === 'null') return undefined;
  if (literal.type !== 'string') {
    return wrong(
      'error',
      literal,
      "`region` is text: write a region's name in quotes, `'us-east-1'`",
    );
  }
  if (regions.has(literal.value)) return undefined;
  const near = nearest(literal.value, regions);
  return {
    code: 'unknown-region',
    severity: 'warning',
    message: `no region \`${literal.value}\` is known${suggestion(near)}`,
    span: literal.span,
    ...(near !== undefined && { replacement: `'${near}'` }),
  };
}

function checkInput(name: string, literal: Literal): Problem | undefined {
  if (literal.type === 'string' || literal.type === 'null') return undefined;
  const replacement = `'${literal.value}'`;
  const message = `\`${name}\` is text: write it in quotes, \`${replacement}\``;
  return { ...wrong('warning', literal, message), replacement };
}

function wrong(severity: ProblemSeverity, literal: Literal, message: string): Problem {
  return { code: 'wrong-type', severity, message, span: literal.span };
}

function isRegion(column: BoundColumn | undefined): boolean {
  const source = column?.column;
  return source?.name === 'region' && source.property === undefined;
}

function isWord(literal: Literal): boolean {
  return literal.type === 'string' && !/^(true|false|0|1|)$/i.test(literal.value);
}

function isBooleanLike(literal: Literal): boolean {
  if (literal.type === 'number') return literal.value === '0' || literal.value === '1';
  return literal.type === 'boolean' || (literal.type === 'string' && !isWord(literal));
}

function isNumberLike(literal: Literal): boolean {
  if (literal.type === 'number') return true;
  return literal.type === 'string' && literal.value.trim() !== '' && !isNaN(Number(literal.value));
}

function looksLikeJson(literal: Literal): boolean {
  return literal.type === 'string' && /^\s*["[{]/.test(literal.value);
}
