/** The chart that a result is shown as first, told from the types of its columns and what they hold. */
import type {
  ChartAggregate,
  ChartChoice,
  ChartKind,
  ColumnProfile,
  ResultColumn,
} from '../../../protocol/index.ts';

/** What a column is good for in a chart. */
export type ColumnRole = 'measure' | 'time' | 'category' | 'none';

export interface ChartColumn {
  /** In the view. */
  readonly position: number;
  readonly name: string;
  readonly role: ColumnRole;
  readonly type: ResultColumn['type'];
  readonly profile: ColumnProfile;
}

/** More names than this are no colours or rows of a heat map to tell apart. */
const mostToTellApart = 24;
const mostColours = 8;

export function chartColumns(
  columns: readonly ResultColumn[],
  profiles: readonly ColumnProfile[],
): readonly ChartColumn[] {
  return columns.flatMap(({ name, type }, position) => {
    const profile = profiles[position];
    return profile === undefined
      ? []
      : [{ position, name, type, profile, role: roleOf(name, type, profile) }];
  });
}

/** `undefined` where no column can be drawn. */
export function chooseChart(columns: readonly ChartColumn[]): ChartChoice | undefined {
  const measures = columns.filter(({ role }) => role === 'measure');
  const times = columns.filter(({ role }) => role === 'time');
  const groups = columns.filter(isGroup);
  const names = columns.filter(({ role }) => role === 'category');
  const [measure, secondMeasure] = measures;
  const [time] = times;
  const [group, secondGroup] = groups;
  const values = measure && { y: measure.position, aggregate: aggregateOf(measure) };

  if (time !== undefined && values !== undefined) {
    return { kind: 'line', x: time.position, ...values, ...seriesAmong(groups, time) };
  }
  if (group !== undefined && secondGroup !== undefined && values !== undefined) {
    const [x, series] = [group.position, secondGroup.position];
    return { kind: 'heatMap', x, series, ...values };
  }
  if (measure !== undefined && secondMeasure !== undefined && group === undefined) {
    const isLong = measure.profile.rows > mostToTellApart || names.length === 0;
    if (isLong) {
      const [x, y] = [measure.position, secondMeasure.position];
      return { kind: 'scatter', x, y, aggregate: 'sum' };
    }
  }
  const place = group ?? names[0];
  if (place !== undefined && values !== undefined) {
    return { kind: 'bar', x: place.position, ...values };
  }
  const counted = group ?? time ?? measure ?? names[0];
  return counted && { kind: 'bar', x: counted.position, aggregate: 'count' };
}

/** `choice` as another kind of chart, with the columns that this kind needs. */
export function asKind(
  choice: ChartChoice,
  kind: ChartKind,
  columns: readonly ChartColumn[],
): ChartChoice {
  const measures = columns.filter(({ role }) => role === 'measure');
  const other = (taken: number) =>
    measures.find(({ position }) => position !== taken) ?? measures[0];
  switch (kind) {
    case 'scatter': {
      const y = choice.y ?? other(choice.x)?.position;
      return y === undefined ? { ...choice, kind } : { ...choice, kind, y };
    }
    case 'heatMap': {
      const series =
        choice.series ??
        columns.find((column) => isGroup(column) && column.position !== choice.x)?.position;
      return series === undefined ? { ...choice, kind } : { ...choice, kind, series };
    }
    case 'pie': {
      const adds = choice.aggregate === 'count' || choice.aggregate === 'sum';
      return { ...withoutSeries(choice), kind, aggregate: adds ? choice.aggregate : 'sum' };
    }
    case 'bar':
    case 'line':
    case 'area':
      return { ...choice, kind };
  }
}

export function withoutSeries({ kind, x, y, aggregate }: ChartChoice): ChartChoice {
  return { kind, x, aggregate, ...(y !== undefined && { y }) };
}

/** Whether a chart that was chosen before can be drawn of these columns. */
export function fits(choice: ChartChoice, columns: readonly ChartColumn[]): boolean {
  return [choice.x, choice.y, choice.series].every(
    (position) => position === undefined || columns.some((column) => column.position === position),
  );
}

export function aggregateOf({ type, name }: Pick<ChartColumn, 'type' | 'name'>): ChartAggregate {
  return type === 'real' || /percent|ratio|rate|average|avg|utili[sz]ation/i.test(name)
    ? 'average'
    : 'sum';
}

function roleOf(name: string, type: ResultColumn['type'], profile: ColumnProfile): ColumnRole {
  const { values, numbers, times } = profile;
  if (values === 0 || type === 'json') {
    return 'none';
  }
  const enough = values * 0.9;
  if (times >= enough) {
    return 'time';
  }
  return numbers >= enough && type !== 'boolean' && !isIdentifier(name) ? 'measure' : 'category';
}

/** Numbers that name a thing: nobody adds them up. */
function isIdentifier(name: string): boolean {
  return (
    /(?:^|_)(?:id|identifier|number|port|asn|year)$/i.test(name) || /[a-z](?:Id|Port)$/.test(name)
  );
}

/** Fewer values than rows, and few enough to be told apart. */
function isGroup({ role, profile: { distinct, values } }: ChartColumn): boolean {
  return role === 'category' && distinct > 1 && distinct <= mostToTellApart && distinct < values;
}

/** One line for each name, where several rows fall on one time. */
function seriesAmong(groups: readonly ChartColumn[], time: ChartColumn): { series?: number } {
  const repeats = time.profile.distinct < time.profile.values;
  const series = groups.find(({ profile }) => profile.distinct <= mostColours);
  return repeats && series !== undefined ? { series: series.position } : {};
}
