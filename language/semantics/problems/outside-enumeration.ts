/**
 * Literals outside the values that AWS lists for a property, where the two are compared or the one is
 * written. A warning at most: AWS may have added a value that the catalog does not hold yet.
 */
import type { Property } from '../../../catalog/index.ts';
import type {
  CaseExpression,
  Expression,
  InsertStatement,
  Literal,
  Name,
  SyntaxNode,
} from '../../syntax/index.ts';
import type { BoundColumn, Problem } from '../bound.ts';
import { suggestion } from '../column-problems.ts';
import { jsonPathsIn } from '../json-paths.ts';
import { literalOf } from '../literals.ts';
import { nearest } from '../nearest.ts';
import { collect, type FinderContext, type ProblemFinder } from './finder.ts';

/** More values than this are named by the nearest one alone. */
const mostListed = 8;

export const findOutsideEnumeration: ProblemFinder = (context) =>
  collect(context, (node) => [...comparisonsIn(node), ...writesIn(node)]).flatMap(
    ({ place, value, does }) => judge(place, propertyOf(context, place), value, does),
  );

type Verdict = 'equals' | 'differs' | 'takes';

const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ['=', 'equals'],
  ['IS', 'equals'],
  ['IS NOT DISTINCT FROM', 'equals'],
  ['<>', 'differs'],
  ['IS NOT', 'differs'],
  ['IS DISTINCT FROM', 'differs'],
]);

interface Use {
  /** What is compared or written: an expression, or a name of INSERT or SET. */
  readonly place: Expression | Name;
  readonly value: Expression;
  readonly does: Verdict;
}

function comparisonsIn(node: SyntaxNode): readonly Use[] {
  switch (node.kind) {
    case 'binary': {
      const does = verdicts.get(node.operator);
      if (does === undefined) return [];
      const { left, right } = node;
      return [
        { place: left, value: right, does },
        { place: right, value: left, does },
      ];
    }
    case 'in':
      return Array.isArray(node.source)
        ? (node.source as readonly Expression[]).map((value) => ({
            place: node.operand,
            value,
            does: 'equals',
          }))
        : [];
    case 'case':
      return branchesOf(node);
    default:
      return [];
  }
}

function branchesOf({ operand, branches }: CaseExpression): readonly Use[] {
  return operand === undefined
    ? []
    : branches.map(({ when }) => ({ place: operand, value: when, does: 'equals' }));
}

function writesIn(node: SyntaxNode): readonly Use[] {
  switch (node.kind) {
    case 'assignment':
      return node.columns === undefined || node.columns.length < 2
        ? [{ place: node.column, value: node.value, does: 'takes' }]
        : [];
    case 'execParameter':
      return [{ place: node.name, value: node.value, does: 'takes' }];
    case 'insert':
      return insertedBy(node);
    default:
      return [];
  }
}

function insertedBy({ columns, source }: InsertStatement): readonly Use[] {
  const body = source?.body;
  if (body === undefined || body.kind === 'setOperation') return [];
  const rows =
    body.kind === 'values'
      ? body.rows.map((row) => row.items)
      : [body.columns.map((result) => result.expression)];
  return rows
    .filter((row) => row.length === columns.length)
    .flatMap((row) =>
      row.flatMap((value, index): readonly Use[] => {
        const place = columns[index];
        return place === undefined ? [] : [{ place, value, does: 'takes' }];
      }),
    );
}

function propertyOf(context: FinderContext, place: Expression | Name): Property | undefined {
  const { bound, catalog, referenceOf } = context;
  switch (place.kind) {
    case 'name':
      return bound.nameReferences.find((each) => each.node === place)?.column?.column?.property;
    case 'column': {
      const column = referenceOf.get(place)?.column;
      return column && arms(column) ? column.column?.property : undefined;
    }
    case 'binary':
    case 'call': {
      if (place.kind === 'binary' && place.operator !== '->>') return undefined;
      const [path, ...others] = jsonPathsIn(bound, catalog).filter(({ literal }) =>
        place.kind === 'binary' ? literal === place.right : place.arguments.includes(literal),
      );
      const extracts = place.kind === 'binary' || /^json_extract$/i.test(place.name.text);
      return extracts && others.length === 0 ? path?.result?.property : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether every arm of a set operation passes the same property on. */
function arms({ column, origins }: BoundColumn): boolean {
  return (origins ?? []).every(
    (origin) => origin.column.column?.property === column?.property && arms(origin.column),
  );
}

function judge(
  place: Use['place'],
  property: Property | undefined,
  value: Expression,
  does: Verdict,
): Problem[] {
  const allowed = property?.enumeration;
  if (property === undefined || allowed === undefined || allowed.length === 0) return [];
  const literal = literalOf(value);
  if (literal === undefined || (property.type !== 'string' && property.type !== 'any')) return [];
  if (literal.type !== 'string' || allowed.includes(literal.value)) return [];
  if (does !== 'takes' && literal.value === '') return [];
  const near = nearestValue(literal.value, allowed);
  return [
    {
      code: 'outside-enumeration',
      severity: 'warning',
      message: messageOf(writtenName(place) ?? property.name, literal, allowed, does, near),
      span: literal.span,
      ...(near !== undefined && { replacement: `'${near}'` }),
    },
  ];
}

/** A member of JSON has no name but the property's. */
function writtenName(place: Use['place']): string | undefined {
  if (place.kind === 'name') return place.text;
  return place.kind === 'column' ? place.name.parts.at(-1)?.text : undefined;
}

function messageOf(
  name: string,
  { value }: Literal,
  allowed: readonly string[],
  does: Verdict,
  near: string | undefined,
): string {
  const verdict =
    does === 'takes'
      ? `\`${name}\` does not take \`'${value}'\``
      : does === 'equals'
        ? `\`${name}\` never equals \`'${value}'\``
        : `\`${name}\` always differs from \`'${value}'\``;
  const listed =
    allowed.length <= mostListed
      ? `, its values are ${allowed.map((each) => `\`${each}\``).join(', ')}`
      : '';
  return verdict + (near === undefined ? listed : suggestion(near));
}

/**
 * SQLite compares text with case, so a value in another case is the likeliest one meant, then one that
 * is spelled almost like it, then the only one that has the written words among its own: `AWS_IAM` for
 * `IAM`.
 */
function nearestValue(written: string, allowed: readonly string[]): string | undefined {
  const folded = written.toLowerCase();
  const same = allowed.find((each) => each.toLowerCase() === folded) ?? nearest(written, allowed);
  if (same !== undefined) return same;
  const words = wordsOf(written);
  const holding = allowed.filter((each) => {
    const held = new Set(wordsOf(each));
    return words.every((word) => held.has(word));
  });
  return words.length > 0 && holding.length === 1 ? holding[0] : undefined;
}

function wordsOf(value: string): readonly string[] {
  return value
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
