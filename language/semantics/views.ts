/**
 * Views. A `CREATE VIEW` anywhere in the workspace defines a name that every other statement may read.
 * Which views there are is the caller's to know; what each gives is found here, once for each view, and
 * found again only where something that it depends on has changed.
 */
import type { Catalog } from '../../catalog/index.ts';
import type { CreateViewStatement, Name, ParsedStatement, StatementNode } from '../syntax/index.ts';
import type { BoundColumn, BoundStatement } from './bound.ts';
import { sourceOf } from './sources.ts';

/** One view, as the workspace has it. */
export interface ViewDefinition {
  readonly name: string;
  /** The statement that creates it. */
  readonly statement: ParsedStatement;
  readonly uri?: string;
  /** Offset of the statement in its document. */
  readonly start?: number;
}

/** The views of a workspace. `version` differs after every change of any of them. */
export interface ViewDefinitions {
  readonly version: number;
  /** Without case. */
  named(name: string): ViewDefinition | undefined;
  all(): Iterable<ViewDefinition>;
}

/** A view and what it gives; `columns` is `undefined` where that cannot be known. */
export interface KnownView {
  readonly definition: ViewDefinition;
  readonly columns: readonly BoundColumn[] | undefined;
}

/** What the binding of one statement asks of the views around it. */
export type LookUpView = (name: string) => KnownView | undefined;

/** How a statement is bound, given its views: `bind` itself. */
export type BindStatement = (
  statement: ParsedStatement,
  catalog: Catalog,
  lookUp: LookUpView,
) => BoundStatement;

/** A statement as it was last bound, and what the names of views in it meant then. */
interface Remembered {
  readonly bound: BoundStatement;
  readonly lookups: ReadonlyMap<string, KnownView | undefined>;
  version: number;
}

const none: ViewDefinitions = { version: 0, named: () => undefined, all: () => [] };

/** In a longer chain of views that each read the next one, the columns of the rest stay unknown. */
const deepestChain = 50;

/**
 * Binds each statement once for as long as its tree is in use and no view that it reads has changed:
 * until then the same object is given. A view that reads itself, at whatever remove, has columns that
 * cannot be known.
 */
export function rememberBindings(
  bind: BindStatement,
  catalog: Catalog,
  views: () => ViewDefinitions = () => none,
): (statement: ParsedStatement) => BoundStatement {
  const remembered = new WeakMap<ParsedStatement, Remembered>();
  const given = new WeakMap<BoundStatement, readonly BoundColumn[]>();
  const underWay = new Set<ParsedStatement>();

  const lookUp = (name: string): KnownView | undefined => {
    const definition = views().named(name);
    if (definition === undefined) return undefined;
    const { statement } = definition;
    if (underWay.has(statement) || underWay.size >= deepestChain) {
      return { definition, columns: undefined };
    }
    const bound = boundOf(statement);
    const columns = given.get(bound) ?? columnsOfView(bound);
    if (columns !== undefined) given.set(bound, columns);
    return { definition, columns };
  };

  const isUnchanged = ({ lookups }: Remembered): boolean =>
    [...lookups].every(([name, before]) => {
      const now = lookUp(name);
      return (
        now?.definition.statement === before?.definition.statement &&
        now?.columns === before?.columns
      );
    });

  const boundOf = (statement: ParsedStatement): BoundStatement => {
    const earlier = remembered.get(statement);
    const { version } = views();
    if (earlier?.version === version) return earlier.bound;
    underWay.add(statement);
    try {
      if (earlier !== undefined && isUnchanged(earlier)) {
        earlier.version = version;
        return earlier.bound;
      }
      const lookups = new Map<string, KnownView | undefined>();
      const bound = bind(statement, catalog, (name) => {
        const found = lookUp(name);
        lookups.set(name, found);
        return found;
      });
      remembered.set(statement, { bound, lookups, version });
      return bound;
    } finally {
      underWay.delete(statement);
    }
  };

  return boundOf;
}

/** The statement that creates a view, behind EXPLAIN and PLAN too. */
export function createdView(root: StatementNode): CreateViewStatement | undefined {
  if (root.kind === 'explain' || root.kind === 'plan') return createdView(root.statement);
  return root.kind === 'createView' ? root : undefined;
}

/**
 * What the view of a bound CREATE VIEW gives. Its columns tell nothing of where in that statement they
 * come from, since their reader is another statement.
 */
function columnsOfView(bound: BoundStatement): readonly BoundColumn[] | undefined {
  const created = createdView(bound.statement.root);
  const outputs = created?.query && bound.outputs.get(created.query);
  return outputs?.map((output, index) => {
    const name = renamed(created?.columns, index) ?? output.name;
    const source = sourceOf(output);
    return {
      name,
      type: output.type,
      ...(output.column && { column: output.column }),
      ...(source && { source }),
    };
  });
}

function renamed(names: readonly Name[] | undefined, index: number): string | undefined {
  return names?.[index]?.text;
}
