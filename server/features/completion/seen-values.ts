/**
 * Values of recent results, by what they are values of. They live in memory only, a bounded number of
 * them, and none of a property that is written only or whose name speaks of a secret.
 */
import type { Property } from '../../../catalog/index.ts';
import type {
  BoundColumn,
  BoundRelation,
  BoundStatement,
} from '../../../language/semantics/index.ts';
import type { ParsedStatement } from '../../../language/syntax/index.ts';
import type { ResultValues } from '../../../protocol/index.ts';
import { looksSecret } from '../../../protocol/index.ts';

/** Whose values: `AWS::EC2::VPC` and `VpcId`; the property is `#` for the whole identifier. */
export interface ValueOwner {
  readonly typeName: string;
  readonly property: string;
}

export const wholeIdentifier = '#';

/** Regions are the same for every type. */
export const regionOwner: ValueOwner = { typeName: '', property: 'region' };

export interface SeenValues {
  /** The newest first. */
  of(owner: ValueOwner): readonly string[];
  /** Every owner of which values are known. */
  owners(): Iterable<ValueOwner>;
  /** `bound` is the statement that gave the result; `bind` reads the views that it reads. */
  record(bound: BoundStatement, values: ResultValues, bind: BindStatement): void;
}

type BindStatement = (statement: ParsedStatement) => BoundStatement;

const mostOwners = 500;
const mostValues = 200;

export function createSeenValues(): SeenValues {
  /** Owners in the order in which they were last seen, values likewise. */
  const known = new Map<string, { readonly owner: ValueOwner; values: ReadonlySet<string> }>();

  const add = (owner: ValueOwner, fresh: Iterable<string>): void => {
    const key = keyOf(owner);
    const values = new Set([...fresh, ...(known.get(key)?.values ?? [])]);
    if (values.size === 0) {
      return;
    }
    known.delete(key);
    known.set(key, { owner, values: new Set([...values].slice(0, mostValues)) });
    const [oldest] = known.keys();
    if (known.size > mostOwners && oldest !== undefined) {
      known.delete(oldest);
    }
  };

  return {
    of: (owner) => [...(known.get(keyOf(owner))?.values ?? [])],
    *owners() {
      for (const { owner } of known.values()) {
        yield owner;
      }
    },
    record(bound, { columns, rows }, bind) {
      const outputs = outputsOf(bound);
      const sourcesOf = sourceReader(bind);
      const sources = columns.map((position) => {
        const column = outputs[position];
        return column === undefined || looksSecret(column.name) ? [] : sourcesOf(column);
      });
      sources.forEach((origins, index) => {
        const values = texts(rows.map((row) => row[index]));
        for (const { relation, column } of origins) {
          const owner = ownerOf(relation, column);
          if (owner !== undefined) {
            add(owner, values);
          }
        }
      });
      for (const { typeName, parts } of identifiersIn(sources)) {
        const whole = rows.map((row) => parts.map((index) => row[index]));
        const isComplete = (cells: readonly (string | null | undefined)[]): boolean =>
          cells.every((cell) => typeof cell === 'string' && cell !== '');
        add(
          { typeName, property: wholeIdentifier },
          texts(whole.filter(isComplete).map((cells) => cells.join('|'))),
        );
      }
    },
  };
}

/** Whether values of a property may be kept and shown. */
export function isShowable(property: Property): boolean {
  return !property.writeOnly && !looksSecret(property.name);
}

interface Source {
  readonly relation: BoundRelation;
  readonly column: BoundColumn;
}

/** The same text for the same owner, however its property is written. */
export function keyOf({ typeName, property }: ValueOwner): string {
  return `${typeName} ${property}`.toLowerCase();
}

function outputsOf({ statement: { root }, outputs }: BoundStatement): readonly BoundColumn[] {
  return root.kind === 'selectStatement' ? (outputs.get(root.query) ?? []) : [];
}

/** How far a column is followed through common tables, subqueries and views, which may be recursive. */
const deepest = 20;

/** Gives the columns of resources that a result column passes through unchanged, through views too. */
function sourceReader(bind: BindStatement): (column: BoundColumn) => readonly Source[] {
  /** Of one result, a view is the same relations for each of its columns. */
  const views = new Map<ParsedStatement, readonly BoundColumn[]>();

  const outputsOfView = (statement: ParsedStatement): readonly BoundColumn[] => {
    const known = views.get(statement);
    if (known !== undefined) {
      return known;
    }
    const { root } = statement;
    const query = root.kind === 'createView' ? root.query : undefined;
    const outputs = (query && bind(statement).outputs.get(query)) ?? [];
    views.set(statement, outputs);
    return outputs;
  };

  const follow = (column: BoundColumn, depth: number): readonly Source[] => {
    if (depth > deepest) {
      return [];
    }
    return (column.origins ?? []).flatMap((origin): readonly Source[] => {
      const { kind, view, columns = [] } = origin.relation;
      if (kind === 'resource') {
        return [origin];
      }
      const inside = view && outputsOfView(view.statement)[columns.indexOf(origin.column)];
      return follow(inside ?? origin.column, depth + 1);
    });
  };
  return (column) => follow(column, 0);
}

function ownerOf({ table }: BoundRelation, { column }: BoundColumn): ValueOwner | undefined {
  const typeName = table?.type?.typeName;
  const property = column?.property;
  if (column?.name === 'region' && property === undefined) {
    return regionOwner;
  }
  return typeName === undefined || property === undefined || !isShowable(property)
    ? undefined
    : { typeName, property: property.name };
}

/** The relations of which a result has every part of the identifier, and where. */
function identifiersIn(
  sources: readonly (readonly Source[])[],
): readonly { readonly typeName: string; readonly parts: readonly number[] }[] {
  const relations = new Set(sources.flatMap((origins) => origins.map(({ relation }) => relation)));
  return [...relations].flatMap((relation) => {
    const { type } = relation.table ?? {};
    const parts = (type?.primaryIdentifier ?? []).map((path) =>
      sources.findIndex((origins) =>
        origins.some(
          (origin) => origin.relation === relation && origin.column.column?.property?.name === path,
        ),
      ),
    );
    return type === undefined || parts.length === 0 || parts.includes(-1)
      ? []
      : [{ typeName: type.typeName, parts }];
  });
}

/** Texts of one line, each once. */
function texts(cells: readonly (string | null | undefined)[]): readonly string[] {
  return [
    ...new Set(
      cells.filter((cell): cell is string => typeof cell === 'string' && /^[^\n\r]+$/.test(cell)),
    ),
  ];
}
