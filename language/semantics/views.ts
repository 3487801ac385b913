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
  /** Whether it is meant to take the place of an earlier one of its name. */
  readonly replaces?: boolean;
}

/** The views of a workspace. `version` differs after every change of any of them. */
export interface ViewDefinitions {
  readonly version: number;
  /** Without case. */
  named(name: string): ViewDefinition | undefined;
  all(): Iterable<ViewDefinition>;
  /** Those of one name that are all meant to be the view of that name; none where one is alone. */
  readonly clashing?: (name: string) => readonly ViewDefinition[];
}

/** A view and what it gives; `columns` is `undefined` where that cannot be known. */
export interface KnownView {
  readonly definition: ViewDefinition;
  readonly columns: readonly BoundColumn[] | undefined;
}

/** What the binding of one statement asks of the views around it. */
export interface LookUpView {
  (name: string): KnownView | undefined;
  /** The names of all views but the one that the statement creates, to tell which was meant. */
  readonly names?: () => readonly string[];
  /** As in `ViewDefinitions`. */
  readonly clashing?: (name: string) => readonly ViewDefinition[];
}

/** How a statement is bound, given its views: `bind` itself. */
export type BindStatement = (
  statement: ParsedStatement,
  catalog: Catalog,
  lookUp: LookUpView,
) => BoundStatement;

/** A statement as it was last bound, and what the names of views in it meant then. */
interface Remembered {
  bound: WeakRef<BoundStatement>;
  readonly lookups: ReadonlyMap<string, KnownView | undefined>;
  /** The names of all views, where the statement was told them. */
  readonly names: string | undefined;
  /** The views that it was told to clash with it, by the name that it creates. */
  readonly clashing: ReadonlyMap<string, readonly ViewDefinition[]>;
  version: number;
}

/** The bindings of a catalog's statements, each made once while it is in use. */
export interface Bindings {
  /** The same object for as long as anyone holds it and no view that the statement reads has changed. */
  readonly bind: (statement: ParsedStatement) => BoundStatement;
  /**
   * What to keep by a statement that outlives its binding: the same object for as long as no view that
   * the statement reads has changed.
   */
  readonly keyOf: (statement: ParsedStatement) => object;
}

const none: ViewDefinitions = { version: 0, named: () => undefined, all: () => [] };

/** In a longer chain of views that each read the next one, the columns of the rest stay unknown. */
const deepestChain = 50;

/**
 * How many bindings are kept though nobody holds them: a screen of statements many times over. Those of
 * a long file weigh more than all else that is known of it, and are soon made again.
 */
const keptBindings = 200;

/** A view that reads itself, at whatever remove, has columns that cannot be known. */
export function rememberBindings(
  bind: BindStatement,
  catalog: Catalog,
  views: () => ViewDefinitions = () => none,
): Bindings {
  const remembered = new WeakMap<ParsedStatement, Remembered>();
  const ofViews = new WeakMap<ParsedStatement, KnownColumns>();
  const underWay = new Set<ParsedStatement>();
  const kept: BoundStatement[] = [];
  let made = 0;

  const lookUp = (name: string): KnownView | undefined => {
    const definition = views().named(name);
    if (definition === undefined) return undefined;
    const { statement } = definition;
    if (underWay.has(statement) || underWay.size >= deepestChain) {
      return { definition, columns: undefined };
    }
    const bound = boundOf(statement);
    const known = ofViews.get(statement);
    const columns = known?.bound === bound ? known.columns : columnsOfView(bound);
    ofViews.set(statement, { bound, columns });
    return { definition, columns };
  };

  const namesBeside = (statement: ParsedStatement): readonly string[] =>
    [...views().all()].filter((view) => view.statement !== statement).map(({ name }) => name);

  const clashing = (name: string): readonly ViewDefinition[] => views().clashing?.(name) ?? [];

  const isUnchanged = (
    statement: ParsedStatement,
    { lookups, names, clashing: told }: Remembered,
  ): boolean =>
    (names === undefined || names === namesBeside(statement).join()) &&
    [...told].every(([name, before]) => areSame(before, clashing(name))) &&
    [...lookups].every(([name, before]) => {
      const now = lookUp(name);
      return (
        now?.definition.statement === before?.definition.statement &&
        now?.columns === before?.columns
      );
    });

  const make = (statement: ParsedStatement, earlier: Remembered | undefined): Made => {
    const lookups = new Map<string, KnownView | undefined>();
    let told: readonly string[] | undefined;
    const lookUpHere = (name: string): KnownView | undefined => {
      const found = lookUp(name);
      lookups.set(name, found);
      return found;
    };
    const names = (): readonly string[] => (told ??= namesBeside(statement));
    const clashes = new Map<string, readonly ViewDefinition[]>();
    const clashingHere = (name: string): readonly ViewDefinition[] => {
      const found = clashing(name);
      clashes.set(name, found);
      return found;
    };
    const around = Object.assign(lookUpHere, { names, clashing: clashingHere });
    const bound = bind(statement, catalog, around);
    kept[made % keptBindings] = bound;
    made += 1;
    if (earlier === undefined) {
      const entry = {
        bound: new WeakRef(bound),
        lookups: lookups.size === 0 ? noLookups : lookups,
        names: told?.join(),
        clashing: clashes.size === 0 ? noClashes : clashes,
        version: views().version,
      };
      remembered.set(statement, entry);
      return { bound, entry };
    }
    earlier.bound = new WeakRef(bound);
    return { bound, entry: earlier };
  };

  /** `bound` is absent where it has been let go. */
  const current = (statement: ParsedStatement): Partial<Made> => {
    const entry = remembered.get(statement);
    if (entry === undefined) return {};
    const { version } = views();
    if (entry.version !== version && !isUnchanged(statement, entry)) return {};
    entry.version = version;
    const bound = entry.bound.deref();
    return bound === undefined ? { entry } : { entry, bound };
  };

  const whileUnderWay = <Result>(statement: ParsedStatement, work: () => Result): Result => {
    underWay.add(statement);
    try {
      return work();
    } finally {
      underWay.delete(statement);
    }
  };

  const boundOf = (statement: ParsedStatement): BoundStatement =>
    whileUnderWay(statement, () => {
      const { bound, entry } = current(statement);
      return bound ?? make(statement, entry).bound;
    });

  const keyOf = (statement: ParsedStatement): object => {
    const entry = remembered.get(statement);
    if (entry?.version === views().version) return entry;
    return whileUnderWay(
      statement,
      () => current(statement).entry ?? make(statement, undefined).entry,
    );
  };

  return { bind: boundOf, keyOf };
}

interface Made {
  readonly bound: BoundStatement;
  readonly entry: Remembered;
}

/** What a view gives, held with its binding: columns are compared as objects. */
interface KnownColumns {
  readonly bound: BoundStatement;
  readonly columns: readonly BoundColumn[] | undefined;
}

const noLookups: ReadonlyMap<string, KnownView | undefined> = new Map();
const noClashes: ReadonlyMap<string, readonly ViewDefinition[]> = new Map();

/** Whether they are the same statements of the same documents. */
function areSame(before: readonly ViewDefinition[], now: readonly ViewDefinition[]): boolean {
  return (
    before.length === now.length &&
    before.every(
      ({ statement, uri }, index) => statement === now[index]?.statement && uri === now[index].uri,
    )
  );
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
