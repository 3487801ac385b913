/** No value changes what a statement does: whatever is given, the tree is the one of a harmless value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExactValue } from '../../language/parameters/index.ts';
import type { ParsedStatement, SyntaxNode } from '../../language/syntax/index.ts';
import { childrenOf } from '../../language/syntax/index.ts';
import { arbitraryText, checkProperty } from '../arbitraries/index.ts';
import { fill } from './check.ts';
import type { TestValues } from './check.ts';

const statements = [
  'SELECT {{ v }} AS a, b FROM aws.ec2.vpcs WHERE a = {{ v }} AND b >-:v OR c',
  "SELECT 'a {{ v }} b', '{{ v }}' FROM t WHERE a LIKE '%{{ v }}%' AND b = 'x'",
  'SELECT a FROM aws.{{ v }}.buckets AS b JOIN t ON t.{{ v }} = b."{{ v }}" ORDER BY "{{ v }}"',
  'SELECT a FROM t_{{ v }} WHERE a IN {{ v }} AND b IN (1, {{ v }}) AND c IN (@v) LIMIT 1',
  "DELETE FROM aws.s3.buckets WHERE data__Identifier = '{{ v }}' AND region = {{ v }}",
  "INSERT INTO aws.s3.buckets (BucketName, region) SELECT '{{ v }}', ?",
  "UPDATE aws.s3.buckets SET a = {{ v }}, b = JSON('{{ v }}') WHERE c ={{ v }} AND d LIKE{{ v }}",
  'EXEC aws.s3.buckets.get_resource @a = {{ v }} @@json = \'{"a": "{{ v }}"}\'',
  "SELECT a AS {{ v }}, 'x' FROM t",
  'SELECT CASE WHEN a = {{ v }} THEN {{ v }} ELSE f({{ v }}) END FROM t WHERE a BETWEEN {{ v }} AND :v',
];

const spiteful = fc.constantFrom(
  ...["' OR 1 = 1 --", "'; DELETE FROM aws.s3.buckets; --", '\\', "\\'", "''", "'", '"', '`', ']'],
  ...[
    '{{ v }}',
    '{{',
    '}}',
    '{% if x %}',
    '{# x #}',
    '<<<json {} >>>',
    '-- x',
    '/*',
    '*/',
    '#',
    '//',
  ],
  ...[
    'x\nSELECT 1',
    '\n\nSELECT 1',
    '\n/*+ create */\n',
    '-1',
    '- 1',
    '1 OR 1',
    '1e5',
    '0x10',
    '.5',
  ],
  ...[
    'NULL',
    'TRUE',
    'CURRENT_DATE',
    'a.b.c',
    'from',
    'x',
    "x'00'",
    ',',
    ', ',
    '(',
    ')',
    '()',
    '?',
    ':v',
  ],
);
const anyText = fc.oneof(
  spiteful,
  arbitraryText(),
  fc.tuple(spiteful, spiteful, spiteful).map((parts) => parts.join('')),
);
const anyExact = fc.oneof(
  anyText,
  fc.double(),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.boolean(),
  fc.constant(null),
  fc.array(anyText, { maxLength: 3 }),
  fc.dictionary(anyText, anyText, { maxKeys: 2 }),
) satisfies fc.Arbitrary<ExactValue>;
const anyValue = fc.oneof(
  anyText,
  anyExact.map((value) => ({ is: value })),
);

describe('a statement with any value', () => {
  it('has the shape of one with a harmless value, or is refused', () => {
    let filledCount = 0;
    checkProperty(
      fc.property(fc.constantFrom(...statements), anyValue, (text, value) => {
        const filled = fill(text, valuesOf(value));
        if (filled.kind === 'refused') return;
        filledCount += 1;
        expect(shapeOf(filled.statement)).toEqual(harmlessShapes.get(text));
      }),
      6_000,
    );
    expect(filledCount).toBeGreaterThan(2_000);
  });

  it('holds the text that was given', () => {
    checkProperty(
      fc.property(anyText, (value) => {
        const filled = fill("SELECT {{ v }}, '<{{ v }}>'", valuesOf({ is: value }));
        if (filled.kind === 'refused') return value.includes('\0');
        return textsIn(filled.statement.root).join('|') === `${value}|<${value}>`;
      }),
      4_000,
    );
  });

  it('has all of its text but the values', () => {
    checkProperty(
      fc.property(fc.constantFrom(...statements), anyValue, (text, value) => {
        const filled = fill(text, valuesOf(value));
        if (filled.kind === 'refused') return true;
        const { tokens } = filled.statement;
        const last = filled.writtenSpan({ start: tokens.at(-1)?.end ?? 0, end: Infinity });
        return filled.writtenSpan({ start: 0, end: 0 }).start === 0 && last.start === text.length;
      }),
      1_000,
    );
  });
});

function valuesOf(value: TestValues[string]): TestValues {
  return { v: value, 1: value };
}

const harmlessShapes = new Map(
  statements.map((text) => {
    const filled = fill(text, valuesOf('name'));
    if (filled.kind === 'refused') throw new Error(`${text}: ${filled.message}`);
    return [text, shapeOf(filled.statement)];
  }),
);

type Shape = string | readonly Shape[];

function shapeOf({ root, problems }: ParsedStatement): Shape {
  return problems.length > 0 ? problems.map(({ message }) => message) : nodeShape(root);
}

/** Kinds of nodes: constants of any kind are one, and so are lists of them and names. */
function nodeShape(node: SyntaxNode): Shape {
  if (isConstant(node)) return 'constant';
  if (node.kind === 'in' && !('kind' in node.source) && node.source.every(isConstant)) {
    return ['in', nodeShape(node.operand), 'constants'];
  }
  if (node.kind === 'binary') return [node.operator, ...childrenOf(node).map(nodeShape)];
  return [node.kind, ...childrenOf(node).map(nodeShape)];
}

function isConstant(node: SyntaxNode): boolean {
  switch (node.kind) {
    case 'literal':
      return node.type !== 'time';
    case 'row':
      return node.items.length === 1 && node.items.every(isConstant);
    case 'unary':
      return node.operator === '-' && isConstant(node.operand);
    case 'binary':
      return node.operator === '||' && isConstant(node.left) && isConstant(node.right);
    default:
      return false;
  }
}

/** The texts of a select list; one that is put together from several is one. */
function textsIn(node: SyntaxNode): readonly string[] {
  const children = childrenOf(node).flatMap(textsIn);
  if (node.kind === 'literal') return [node.value];
  return node.kind === 'resultColumn' ? [children.join('')] : children;
}
