/** Asks for the figures of what is selected, once the selection stands still. */
import type { Cell, CellBlock, CellFigures, ResultView } from '../../protocol/index.ts';
import { grouped } from '../../protocol/index.ts';
import type { HostConnection } from './host-connection.ts';
import { visibleLine } from './visible-text.ts';

export interface SelectedCells {
  readonly tab: string;
  readonly view: ResultView;
  readonly block: CellBlock;
}

export interface SelectionFigures {
  /** One cell has no figures. */
  of(selected: SelectedCells | undefined): void;
}

const settlesAfterMs = 120;
/** After this long the user is told that something is being counted. */
const tellsAfterMs = 400;
const longestText = 24;

export function createSelectionFigures(
  host: Pick<HostConnection, 'fetchFigures'>,
  show: (text: string) => void,
): SelectionFigures {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const fetch = async ({ tab, view, block }: SelectedCells, own: number): Promise<void> => {
    const counting = setTimeout(() => show('Counting…'), tellsAfterMs);
    try {
      const figures = await host.fetchFigures(tab, view, block);
      if (own === asked) {
        show(describeFigures(figures));
      }
    } catch (error) {
      if (own === asked) {
        show(`Not counted: ${error instanceof Error ? error.message : String(error)}`);
      }
    } finally {
      clearTimeout(counting);
    }
  };

  return {
    of(selected) {
      clearTimeout(timer);
      asked += 1;
      const own = asked;
      show('');
      if (selected !== undefined && selected.block.count * selected.block.columns.length > 1) {
        timer = setTimeout(() => void fetch(selected, own), settlesAfterMs);
      }
    },
  };
}

export function describeFigures(figures: CellFigures): string {
  const { cells, nulls, numbers, distinct, sum, average, min, max } = figures;
  const named = (name: string, value: Cell | undefined): readonly string[] =>
    value === undefined ? [] : [`${name} ${figureText(value)}`];
  return [
    ...(numbers > 0 && numbers < cells ? [`${grouped(numbers)} numbers`] : []),
    ...named('Sum', sum),
    ...named('Average', average),
    ...named('Min', min),
    ...named('Max', max),
    ...(distinct === undefined ? [] : [`${grouped(distinct)} distinct`]),
    ...(nulls === 0 ? [] : [`${grouped(nulls)} NULL`]),
  ].join(' · ');
}

function figureText(value: Cell): string {
  if (typeof value === 'number') {
    return value.toLocaleString('en-US', { maximumSignificantDigits: 15 });
  }
  if (typeof value === 'object' && value !== null && 'integer' in value) {
    return BigInt(value.integer).toLocaleString('en-US');
  }
  const line = visibleLine(typeof value === 'string' ? value : '');
  return line.length > longestText ? `${line.slice(0, longestText)}…` : line;
}
