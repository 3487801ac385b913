/** Brings a cell's whole value into the pane beside the rows. */
import type { HostConnection } from './host-connection.ts';
import type { Position } from './selection.ts';
import { columnAtPlace } from './shown-rows.ts';
import type { ShownRows } from './shown-rows.ts';
import type { ValueViewer } from './value-viewer.ts';

export interface ValueOpening {
  /** Ends when the value is shown, or when it is known that it cannot be. */
  show(position: Position): Promise<void>;
}

export function createValueOpening(
  viewer: ValueViewer,
  { fetchCell }: Pick<HostConnection, 'fetchCell'>,
  shown: () => ShownRows | undefined,
  tell: (message: string) => void,
): ValueOpening {
  let viewed: Position | undefined;
  return {
    async show(position) {
      const from = shown();
      const at = columnAtPlace(from, position.column);
      if (from === undefined || at === undefined) {
        return;
      }
      viewed = position;
      try {
        const cell = await fetchCell(from.id, from.view, position.row, at.index);
        if (shown()?.rows === from.rows && viewed === position) {
          const index = from.view.groupBy === undefined ? { index: at.index } : {};
          viewer.show({ column: at.column.name, ...index, row: position.row, cell });
        }
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    },
  };
}
