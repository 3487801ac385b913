/** The points of a chart as a table, for who reads figures rather than drawings. */
import type { ChartData } from '../../../protocol/index.ts';
import { grouped } from '../../../protocol/index.ts';
import { element } from '../elements.ts';
import type { ChartModel } from './chart-model.ts';
import { formatCell, formatNumber, formatPlace } from './chart-words.ts';

/** Rows of the table; the grid has all of them. */
const mostRows = 1_000;

export function drawChartTable({
  data,
  names,
  title,
}: Pick<ChartModel, 'data' | 'names' | 'title'>): HTMLElement {
  const hasSeries = data.points.some(({ series }) => series !== undefined);
  const heads = [names.x, ...(hasSeries ? [names.series] : []), names.value];
  const isCut = data.points.length > mostRows;
  const caption = isCut
    ? `${title}: the first ${grouped(mostRows)} of ${grouped(data.points.length)} points`
    : title;
  return element(
    'table',
    { class: 'chart-table' },
    element('caption', { text: caption }),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...heads.map((text) => element('th', { text, attributes: { scope: 'col' } })),
      ),
    ),
    element(
      'tbody',
      {},
      ...data.points.slice(0, mostRows).map((point) => drawRow(point, data, hasSeries)),
    ),
  );
}

function drawRow(
  { x, series = null, value }: ChartData['points'][number],
  data: ChartData,
  hasSeries: boolean,
): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { text: formatPlace(x, data), attributes: { scope: 'row' } }),
    ...(hasSeries ? [element('td', { text: formatCell(series) })] : []),
    element('td', { class: 'chart-number', text: formatNumber(value) }),
  );
}
