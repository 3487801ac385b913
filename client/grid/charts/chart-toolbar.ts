/** The choices above a chart: its kind, its columns, what is done with the numbers; and saving it. */
import type {
  ChartAggregate,
  ChartChoice,
  ChartKind,
  ChartPicture,
} from '../../../protocol/index.ts';
import { chartAggregates, chartKinds } from '../../../protocol/index.ts';
import { element, setShown, textButton } from '../elements.ts';
import { visibleLine } from '../visible-text.ts';
import { aggregateNames, kindNames } from './chart-words.ts';
import type { ChartColumn } from './choose-chart.ts';
import { asKind, withoutSeries } from './choose-chart.ts';

export interface ChartToolbar {
  readonly element: HTMLElement;
  update(choice: ChartChoice, columns: readonly ChartColumn[]): void;
}

export interface ChartToolbarActions {
  readonly choose: (choice: ChartChoice) => void;
  readonly toggleData: (shown: boolean) => void;
  readonly save: (format: ChartPicture['format']) => void;
}

const noColumn = '';

export function createChartToolbar(actions: ChartToolbarActions): ChartToolbar {
  let shown: { readonly choice: ChartChoice; readonly columns: readonly ChartColumn[] } | undefined;
  const change = (next: (choice: ChartChoice, columns: readonly ChartColumn[]) => ChartChoice) => {
    if (shown !== undefined) {
      actions.choose(next(shown.choice, shown.columns));
    }
  };
  const kind = createField('Chart', (value) =>
    change((choice, columns) => asKind(choice, value as ChartKind, columns)),
  );
  const x = createField('X', (value) => change((choice) => ({ ...choice, x: Number(value) })));
  const aggregate = createField('Value', (value) =>
    change((choice, columns) => withAggregate(choice, value as ChartAggregate, columns)),
  );
  const y = createField('of', (value) => change((choice) => ({ ...choice, y: Number(value) })));
  const series = createField('Colour', (value) =>
    change((choice) =>
      value === noColumn ? withoutSeries(choice) : { ...choice, series: Number(value) },
    ),
  );
  const data = textButton('Data', () => {
    const isShown = data.getAttribute('aria-pressed') !== 'true';
    data.setAttribute('aria-pressed', String(isShown));
    actions.toggleData(isShown);
  });
  data.setAttribute('aria-pressed', 'false');
  data.title = 'Show the points as a table';
  const svg = textButton('Save SVG', () => actions.save('svg'));
  const png = textButton('Save PNG', () => actions.save('png'));

  return {
    element: element(
      'div',
      { class: 'chart-toolbar', attributes: { role: 'toolbar', 'aria-label': 'Chart' } },
      ...[kind, x, aggregate, y, series].map((field) => field.element),
      element('span', { class: 'status-space' }),
      data,
      svg,
      png,
    ),
    update(choice, columns) {
      shown = { choice, columns };
      const isScatter = choice.kind === 'scatter';
      const isHeatMap = choice.kind === 'heatMap';
      const numbers = columns.filter(({ profile }) => profile.numbers > 0);
      const places = columns.filter(({ role }) => role !== 'none');
      kind.update(
        chartKinds.map((each) => [each, kindNames[each]]),
        choice.kind,
      );
      x.label(choice.kind === 'pie' ? 'Slices' : 'X');
      x.update(optionsOf(places, choice.x, columns), String(choice.x));
      aggregate.update(
        chartAggregates
          .filter((each) => isPossible(each, choice.kind, numbers.length > 0))
          .map((each) => [each, each === 'count' ? 'Rows' : aggregateNames[each]]),
        choice.aggregate,
      );
      y.label(isScatter ? 'Y' : 'of');
      y.update(optionsOf(numbers, choice.y, columns), String(choice.y ?? noColumn));
      series.label(isHeatMap ? 'Y' : 'Colour');
      series.update(
        [
          ...(isHeatMap ? [] : [[noColumn, 'None'] as const]),
          ...optionsOf(places, choice.series, columns),
        ],
        String(choice.series ?? noColumn),
      );
      setShown(aggregate.element, !isScatter);
      setShown(y.element, isScatter || choice.aggregate !== 'count');
      setShown(series.element, choice.kind !== 'pie');
    },
  };
}

function isPossible(aggregate: ChartAggregate, kind: ChartKind, hasNumbers: boolean): boolean {
  const adds = aggregate === 'count' || aggregate === 'sum';
  return (aggregate === 'count' || hasNumbers) && (adds || kind !== 'pie');
}

function withAggregate(
  choice: ChartChoice,
  aggregate: ChartAggregate,
  columns: readonly ChartColumn[],
): ChartChoice {
  const measure =
    columns.find(({ role, position }) => role === 'measure' && position !== choice.x) ??
    columns.find(({ profile }) => profile.numbers > 0);
  const y = choice.y ?? measure?.position;
  return y === undefined ? { ...choice, aggregate: 'count' } : { ...choice, aggregate, y };
}

/** A column that is chosen can be seen, whatever it holds. */
function optionsOf(
  good: readonly ChartColumn[],
  chosen: number | undefined,
  all: readonly ChartColumn[],
): readonly (readonly [string, string])[] {
  const also = all.filter((column) => column.position === chosen && !good.includes(column));
  return [...good, ...also].map(({ position, name }) => [String(position), visibleLine(name)]);
}

interface Field {
  readonly element: HTMLElement;
  label(text: string): void;
  update(options: readonly (readonly [string, string])[], chosen: string): void;
}

function createField(name: string, chosen: (value: string) => void): Field {
  const select = element('select', { class: 'chart-select' });
  const label = element('span', { text: name });
  select.addEventListener('change', () => chosen(select.value));
  let drawn = '';
  return {
    element: element('label', { class: 'chart-field' }, label, select),
    label(text) {
      label.textContent = text;
    },
    update(options, value) {
      const wanted = JSON.stringify(options);
      if (wanted !== drawn) {
        drawn = wanted;
        select.replaceChildren(
          ...options.map(([each, text]) =>
            element('option', { text, attributes: { value: each } }),
          ),
        );
      }
      select.value = value;
    },
  };
}
