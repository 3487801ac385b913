import { describe, expect, it } from 'vitest';
import { chartFile } from '../../client/results/chart-file.ts';
import { mostBytesOfChart, readHostMessage, readPageMessage } from '../../protocol/index.ts';

const svg = (inside: string) =>
  `<svg width="10" height="10" xmlns="http://www.w3.org/2000/svg" version="1.1">${inside}</svg>`;
const check = (inside: string) => chartFile({ format: 'svg', text: svg(inside) });

describe('a chart that the page wants saved', () => {
  it('is written as it is where it is a drawing', () => {
    const inside = '<g><path d="M0 0" fill="url(#p)"/><text x="1">a onclick=&lt;b&gt;</text></g>';
    expect(Buffer.from(check(inside).content).toString()).toBe(svg(inside));
  });

  it.for([
    ['a script', '<script>alert(1)</script>'],
    ['a foreign element', '<foreignObject><p>x</p></foreignObject>'],
    ['an image of elsewhere', '<image href="https://example.com/x.png"/>'],
    ['a handler', '<g onload="alert(1)"></g>'],
    ['a link', '<path xlink:href="https://example.com"/>'],
    ['a fill from elsewhere', '<path fill="url(https://example.com/#p)"/>'],
    ['an attribute without quotes', '<g onload=alert(1)></g>'],
    ['a document type', '<!ENTITY x "y">'],
  ] as const)('is refused with %s', ([, inside]) => {
    expect(() => check(inside)).toThrow('not a picture');
  });

  it('is refused where it is no PNG', () => {
    const base64 = Buffer.from('GIF89a…').toString('base64');
    expect(() => chartFile({ format: 'png', base64 })).toThrow('not a picture');
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
    expect(chartFile({ format: 'png', base64: png.toString('base64') }).content).toEqual(png);
  });

  it('is no message of the page where it is too long, or of another kind', () => {
    const message = (picture: unknown) => readPageMessage({ kind: 'saveChart', tab: '1', picture });
    expect(message({ format: 'svg', text: svg('') })).toBeDefined();
    expect(message({ format: 'svg', text: ' '.repeat(2 * mostBytesOfChart) })).toBeUndefined();
    expect(message({ format: 'html', text: '' })).toBeUndefined();
    expect(message({ format: 'png', text: '' })).toBeUndefined();
  });
});

describe('the messages of charts', () => {
  const view = { sort: [], filters: [] };
  const choice = { kind: 'bar', x: 0, aggregate: 'count' };
  const data = {
    axis: { kind: 'time', unit: 'day' },
    points: [{ x: 1, series: null, value: 2 }],
    rows: 1,
    rowsWithoutPlace: 0,
    everyRow: 1,
    xLeftOut: 0,
    seriesLeftOut: 0,
  };
  const asked = (change: object) =>
    readPageMessage({
      kind: 'fetchChart',
      request: 1,
      tab: '1',
      view,
      choice: { ...choice, ...change },
    });
  const told = (change: object) =>
    readHostMessage({ kind: 'chart', request: 1, data: { ...data, ...change } });

  it('are read where they are well-formed', () => {
    expect([asked({}), asked({ y: 1, series: 2 }), told({}), told({ rest: 3 })]).not.toContain(
      undefined,
    );
  });

  it.for([{ kind: 'donut' }, { x: -1 }, { x: '0' }, { y: 1.5 }, { aggregate: 'median' }])(
    'are dropped by the extension with %o',
    (change) => {
      expect(asked(change)).toBeUndefined();
    },
  );

  it.for([
    { axis: { kind: 'polar' } },
    { axis: { kind: 'time', unit: 'week' } },
    { points: [{ x: 1, value: '2' }] },
    { points: [{ x: {}, value: 2 }] },
    { rows: -1 },
  ])('are dropped by the page with %o', (change) => {
    expect(told(change)).toBeUndefined();
  });
});
