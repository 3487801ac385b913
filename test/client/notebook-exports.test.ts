import { describe, expect, it } from 'vitest';
import { exportHtml } from '../../client/notebooks/export/export-html.ts';
import { exportMarkdown } from '../../client/notebooks/export/export-markdown.ts';
import type { ExportedCell } from '../../client/notebooks/export/exported-notebook.ts';
import type { NotebookResult } from '../../protocol/index.ts';

const result: NotebookResult = {
  title: 'functions',
  columns: [
    { name: 'name', type: 'text' },
    { name: 'memory', type: 'integer' },
  ],
  rows: [
    ['<script>alert(1)</script> | `x`', 128],
    [null, { integer: '9007199254740993' }],
    [{ beginning: 'long', length: 5_000 }, 1],
  ],
  rowCount: 1_234,
  isIncomplete: false,
  figures: '1,234 rows · 87 ms · 1 list',
  notices: [{ kind: 'access', message: '`eu-west-1` was not read' }],
  tab: '1',
};

const cells: readonly ExportedCell[] = [
  { kind: 'text', text: '# Title & more', outputs: [] },
  {
    kind: 'code',
    text: "SELECT '<b>'",
    outputs: [
      { kind: 'result', result },
      { kind: 'error', name: 'Access denied', message: '`x` is denied:\nask for it' },
    ],
  },
  { kind: 'text', text: 'End', outputs: [] },
];

describe('a notebook that is exported as Markdown', () => {
  it('holds its texts, its statements, and below each what it gave', async () => {
    expect(await exportMarkdown(cells)).toBe(`# Title & more

\`\`\`iql
SELECT '<b>'
\`\`\`

> \`eu-west-1\` was not read

| name | memory |
| --- | ---: |
| &lt;script>alert(1)&lt;/script> \\| \\\`x\\\` | 128 |
|  | 9007199254740993 |
| long… | 1 |

the first 3 of 1,234 rows · 87 ms · 1 list

> **Access denied:** \`x\` is denied:
> ask for it

End
`);
  });
});

describe('a notebook that is exported as HTML', () => {
  const html = exportHtml('A "title"', cells);

  it('holds its texts, its statements, and below each what it gave', () => {
    expect(html).toContain('<h1>Title &amp; more</h1>');
    expect(html).toContain('<code>SELECT &#39;&lt;b&gt;&#39;</code>'.replaceAll('&#39;', "'"));
    expect(html).toContain('<th scope="col" class="right">memory</th>');
    expect(html).toContain('<td class="null">NULL</td><td class="right">9007199254740993</td>');
    expect(html).toContain('<p class="figures">the first 3 of 1,234 rows · 87 ms · 1 list</p>');
    expect(html).toContain('<strong>Access denied</strong> `x` is denied:\nask for it</div>');
  });

  it('runs nothing that a value holds, and asks for nothing', () => {
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/\sstyle=|\son\w+=|url\(|src=/);
    expect(html).toMatch(
      /content="default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'"/,
    );
    expect(html).toContain('<title>A &quot;title&quot;</title>');
  });
});
