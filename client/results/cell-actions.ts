/**
 * What can be done with a cell of a result beyond reading it: open what it names, show AWS's page of
 * it, take a part of it into the query. The page only points at the cell; what that means is told here,
 * from the statement and the catalog.
 */
import type { Catalog } from '../../catalog/index.ts';
import type { BoundStatement } from '../../language/semantics/index.ts';
import type { ParsedStatement } from '../../language/syntax/index.ts';
import type { CellDestination, CellInRow, CellLinks } from '../../protocol/index.ts';
import { arnLink, consoleLink, isConsoleAddress } from './references/console-link.ts';
import type { NamedResource } from './references/named-resource.ts';
import {
  identifiedColumns,
  ownResource,
  referredResources,
  referringColumns,
} from './references/named-resource.ts';
import { pathColumn } from './references/path-column.ts';
import type { ResultMeaning } from './references/result-meaning.ts';
import { meaningOf } from './references/result-meaning.ts';
import { isOneSelect, resourceQuery, resourceTitle } from './references/resource-query.ts';
import type { ResultTab } from './result-tabs.ts';

export interface Choice<T> {
  readonly label: string;
  readonly item: T;
}

/** What the actions need of the editor. */
export interface CellActionPorts {
  readonly catalog: () => Catalog;
  /** With the views that the statement was run with. */
  readonly bind: (statement: ParsedStatement) => BoundStatement;
  /** Asks which of several is meant; `undefined` where the user turns away. */
  choose<T>(items: readonly Choice<T>[]): Promise<T | undefined>;
  /** Shows the statement in a document, and runs it. */
  runQuery(text: string): Promise<void>;
  /** Opens an address outside of the editor. It has been checked to be the console's. */
  openAddress(address: string): Promise<void>;
  /**
   * Inserts into the statement that the tab's result came from, as one step to undo. Rejects, with a
   * message for the user, where the statement has changed.
   */
  insert(tab: ResultTab, offset: number, text: string): Promise<void>;
}

export interface CellActions {
  links(tab: ResultTab): CellLinks;
  /** Rejects with a message for the user where the cell leads nowhere. */
  open(tab: ResultTab, cell: CellInRow, destination: CellDestination): Promise<void>;
  /** Gives what to tell the user. Rejects as `open` does. */
  addPath(tab: ResultTab, column: number, path: string): Promise<string>;
}

export function createCellActions(ports: CellActionPorts): CellActions {
  const known = new WeakMap<ParsedStatement, ResultMeaning | 'none'>();
  const meaningIn = ({ target: { statement } }: ResultTab): ResultMeaning | undefined => {
    const meaning = known.get(statement) ?? meaningOf(ports.bind(statement)) ?? 'none';
    known.set(statement, meaning);
    return meaning === 'none' ? undefined : meaning;
  };

  const runFirstOf = async (resources: readonly NamedResource[]): Promise<void> => {
    const chosen = await chosenOf(
      resources.map((item) => ({ label: resourceTitle(item), item })),
      ports,
    );
    const query = chosen && resourceQuery(chosen);
    if (chosen !== undefined && query === undefined) {
      throw new Error(
        'This value holds characters that a statement cannot: copy it and write the query by hand.',
      );
    }
    if (query !== undefined && isOneSelect(query)) {
      await ports.runQuery(query);
    }
  };

  const named = (tab: ResultTab, { row, column }: CellInRow) => {
    const meaning = meaningIn(tab);
    return {
      referred: referredResources(ports.catalog(), meaning, row, column),
      own: meaning && ownResource(meaning, row, column),
    };
  };

  const openConsole = async (tab: ResultTab, cell: CellInRow): Promise<void> => {
    const { referred, own } = named(tab, cell);
    const value = cell.row[cell.column];
    const ofValue = referred.flatMap(linksOf);
    const direct = typeof value === 'string' ? arnLink(value) : undefined;
    const links =
      ofValue.length > 0
        ? ofValue
        : direct !== undefined
          ? [{ label: direct, item: direct }]
          : own === undefined
            ? []
            : linksOf(own);
    if (links.length === 0) {
      throw new Error('The console’s page of this is not known: select a cell that holds an ARN.');
    }
    const address = await chosenOf(links, ports);
    if (address !== undefined && isConsoleAddress(address)) {
      await ports.openAddress(address);
    }
  };

  return {
    links(tab) {
      const meaning = meaningIn(tab);
      return meaning === undefined
        ? { references: [], resources: [] }
        : { references: referringColumns(meaning), resources: identifiedColumns(meaning) };
    },
    async open(tab, cell, destination) {
      if (destination === 'console') {
        await openConsole(tab, cell);
        return;
      }
      const { referred, own } = named(tab, cell);
      const resources = destination === 'reference' ? referred : own === undefined ? [] : [own];
      if (resources.length === 0) {
        throw new Error(
          destination === 'reference'
            ? 'This cell names no resource that is known.'
            : 'The row does not tell which resource it is of: select its identifier too.',
        );
      }
      await runFirstOf(resources);
    },
    async addPath(tab, column, path) {
      const change = pathColumn(ports.bind(tab.target.statement), column, path);
      if (change.kind === 'refused') {
        throw new Error(change.message);
      }
      await ports.insert(tab, change.offset, change.text);
      return `Added the column ${change.name}: run the statement again to see it`;
    },
  };
}

async function chosenOf<T>(
  choices: readonly Choice<T>[],
  ports: CellActionPorts,
): Promise<T | undefined> {
  return choices.length > 1 ? ports.choose(choices) : choices[0]?.item;
}

function linksOf(resource: NamedResource): readonly Choice<string>[] {
  const { type, by, values, region, arn } = resource;
  return values.flatMap((identifier) => {
    const item =
      by.kind === 'property'
        ? arnLink(identifier)
        : consoleLink({
            typeName: type.typeName,
            identifier,
            ...(region !== undefined && { region }),
            ...(arn !== undefined && values.length === 1 && { arn }),
          });
    return item === undefined
      ? []
      : [{ label: resourceTitle({ ...resource, values: [identifier] }), item }];
  });
}
