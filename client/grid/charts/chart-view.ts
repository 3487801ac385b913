/**
 * A result as a chart. What it shows first is told from the columns; what the user chooses instead is kept
 * with the result. While rows still arrive, the chart is drawn anew at a calm pace.
 */
import type {
  ChartChoice,
  ChartPicture,
  ResultColumn,
  ResultView,
} from '../../../protocol/index.ts';
import { counted, isFiltered, viewColumns } from '../../../protocol/index.ts';
import { element, setShown, setText } from '../elements.ts';
import type { HostConnection } from '../host-connection.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { visibleLine } from '../visible-text.ts';
import type { UnthemedChart } from './chart-canvas.ts';
import { createChartCanvas } from './chart-canvas.ts';
import { drawChartTable } from './chart-table.ts';
import { createChartToolbar } from './chart-toolbar.ts';
import { chartTitle, describeChart, leftOutInWords, valueName } from './chart-words.ts';
import type { ChartColumn } from './choose-chart.ts';
import { chartColumns, chooseChart, fits } from './choose-chart.ts';

/** The rows that are drawn. */
export interface ChartedRows {
  readonly tab: string;
  readonly revision: number;
  /** Of the result. */
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
  readonly view: ResultView;
}

export interface ChartView {
  readonly element: HTMLElement;
  show(rows: ChartedRows): void;
}

export interface ChartViewActions {
  readonly host: Pick<HostConnection, 'fetchChartColumns' | 'fetchChart' | 'send'>;
  readonly tell: (message: string) => void;
}

/** A chart of rows that still arrive is drawn this often at most. */
const leastBetweenDrawingsMs = 2_000;

export function createChartView({ host, tell }: ChartViewActions): ChartView {
  let wanted: ChartedRows | undefined;
  let drawn: { readonly key: string; readonly chart: UnthemedChart } | undefined;
  let lastDrawn = { rows: '', time: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const chosen = new Map<string, ChartChoice>();

  const toolbar = createChartToolbar({
    choose(choice) {
      if (wanted !== undefined) {
        chosen.set(placeOf(wanted), choice);
        draw();
      }
    },
    toggleData(isShown) {
      setShown(data, isShown);
      drawData();
    },
    save: (format) => save(format),
  });
  const canvas = createChartCanvas();
  const data = element('div', {
    class: 'chart-data',
    attributes: { role: 'region', tabindex: '0', 'aria-label': 'Data of the chart' },
  });
  const words = element('div', { class: 'chart-words', attributes: { role: 'status' } });
  const trouble = element('div', { class: 'chart-trouble', attributes: { role: 'status' } });
  const body = element('div', { class: 'chart-body' }, canvas.element, data);
  setShown(data, false);
  setShown(body, false);
  setShown(toolbar.element, false);

  const draw = oneAtATime(async () => {
    const rows = wanted;
    if (rows === undefined) {
      return;
    }
    lastDrawn = { rows: JSON.stringify(rows), time: performance.now() };
    try {
      await drawRows(rows);
    } catch (error) {
      if (wanted === rows) {
        showTrouble(error instanceof Error ? error.message : String(error));
      }
    }
  });

  const drawRows = async (rows: ChartedRows): Promise<void> => {
    const { tab, view } = rows;
    const shownColumns = viewColumns(view, rows.columns);
    const columns = chartColumns(shownColumns, await host.fetchChartColumns(tab, view));
    const kept = chosen.get(placeOf(rows));
    const choice = kept !== undefined && fits(kept, columns) ? kept : chooseChart(columns);
    if (choice === undefined) {
      showTrouble(nothingToDraw);
      return;
    }
    const chart = describe(choice, columns, await host.fetchChart(tab, view, choice));
    if (wanted === undefined || placeOf(wanted) !== placeOf(rows)) {
      return;
    }
    // From here on a change is the user's: a row that arrives does not make another chart of it.
    chosen.set(placeOf(rows), chosen.get(placeOf(rows)) ?? choice);
    drawn = { key: placeOf(rows), chart };
    toolbar.update(choice, columns);
    setText(words, wordsOf(chart, rows));
    setShown(trouble, false);
    setShown(toolbar.element, true);
    setShown(body, true);
    drawData();
    await canvas.show(chart);
  };

  const drawData = (): void => {
    if (!data.hidden && drawn !== undefined) {
      data.replaceChildren(drawChartTable(drawn.chart));
    }
  };

  const showTrouble = (message: string): void => {
    setText(trouble, message);
    setShown(trouble, true);
    setShown(body, false);
    setText(words, '');
  };

  const save = (format: ChartPicture['format']): void => {
    if (wanted === undefined || drawn === undefined) {
      return;
    }
    try {
      host.send({ kind: 'saveChart', tab: wanted.tab, picture: canvas.picture(format) });
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    element: element(
      'section',
      { class: 'chart-view', attributes: { 'aria-label': 'Chart' } },
      toolbar.element,
      trouble,
      body,
      words,
    ),
    show(rows) {
      const isOther = wanted === undefined || placeOf(wanted) !== placeOf(rows);
      wanted = rows;
      if (isOther) {
        setShown(body, drawn?.key === placeOf(rows));
        setShown(toolbar.element, drawn?.key === placeOf(rows));
      }
      if (JSON.stringify(rows) === lastDrawn.rows) {
        return;
      }
      clearTimeout(timer);
      const wait = isOther ? 0 : lastDrawn.time + leastBetweenDrawingsMs - performance.now();
      if (wait > 0) {
        timer = setTimeout(draw, wait);
      } else {
        draw();
      }
    },
  };
}

const nothingToDraw =
  'No column of this result can be drawn: a chart needs numbers, times or names. Select such a column, or take one out of the JSON with `->>`.';

/** A choice counts for one run of a statement, and for its rows or its groups. */
function placeOf({ tab, revision, view }: ChartedRows): string {
  return JSON.stringify([tab, revision, view.groupBy ?? null]);
}

function describe(
  choice: ChartChoice,
  columns: readonly ChartColumn[],
  data: UnthemedChart['data'],
): UnthemedChart {
  const nameOf = (position: number): string =>
    visibleLine(columns.find((column) => column.position === position)?.name ?? '');
  return {
    choice,
    data,
    title: chartTitle(choice, nameOf),
    names: {
      x: nameOf(choice.x),
      value: valueName(choice, nameOf),
      series: choice.series === undefined ? '' : nameOf(choice.series),
    },
    description: describeChart(choice, data, nameOf),
    leftOut: leftOutInWords(choice, data, nameOf),
  };
}

function wordsOf({ title, data, leftOut }: UnthemedChart, { view, rowCount }: ChartedRows): string {
  const filtered = isFiltered(view)
    ? [`Of the ${counted(rowCount, 'row')}, those that the filters let through.`]
    : [];
  return [`${title}. ${counted(data.rows, 'row')}.`, ...filtered, ...leftOut].join(' ');
}
