/**
 * Reads the literate tests: under each `##` heading the views of a workspace, if any, one fenced `sql`
 * statement, and then what must come of it: `plan`, `calls` and `rows`, each optional but the plan.
 */

export type BlockKind = 'views' | 'sql' | 'plan' | 'calls' | 'rows';

export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** Offsets of the text within the document. */
  readonly start: number;
  readonly end: number;
}

export interface LiterateCase {
  readonly title: string;
  /** What stands between the heading and the first block: why no fewer calls suffice. */
  readonly reason: string;
  /** Statements that define the views around the statement. */
  readonly views: string;
  readonly statement: string;
  readonly expectations: readonly Block[];
}

export function readCases(document: string): readonly LiterateCase[] {
  return document
    .split(/^(?=## )/m)
    .flatMap((section, index, sections): readonly LiterateCase[] => {
      if (!section.startsWith('## ')) return [];
      const offset = sections.slice(0, index).join('').length;
      const blocks = blocksOf(section, offset);
      const title = section.slice(3, section.indexOf('\n')).trim();
      const statement = blocks.find((block) => block.kind === 'sql');
      if (statement === undefined) throw new Error(`\`${title}\` has no \`sql\` block`);
      return [
        {
          title,
          reason: section.slice(section.indexOf('\n'), section.indexOf('```')).trim(),
          views: blocks.find((block) => block.kind === 'views')?.text ?? '',
          statement: statement.text,
          expectations: blocks.filter(({ kind }) => kind !== 'sql' && kind !== 'views'),
        },
      ];
    });
}

function blocksOf(section: string, offset: number): readonly Block[] {
  return [...section.matchAll(/^```(views|sql|plan|calls|rows)\n([\s\S]*?)^```$/gm)].map(
    (match) => {
      const start = offset + match.index + match[0].indexOf('\n') + 1;
      const text = match[2] ?? '';
      return {
        kind: match[1] as BlockKind,
        text: text.replace(/\n$/, ''),
        start,
        end: start + text.length,
      };
    },
  );
}
