/** An Amazon Resource Name, taken apart: `arn:partition:service:region:account:resource`. */
import { regionDescription } from '../../../catalog/index.ts';
import { codeCell, paragraphs, plain, table } from './markdown.ts';

const labels = ['Partition', 'Service', 'Region', 'Account', 'Resource'];

/** `undefined` for a text that is no whole ARN. */
export function arnDocumentation(text: string): string | undefined {
  const match = /^arn:(aws[\w-]*):([\w-]+):([\w-]*):(\d{12}|aws|):(\S+)$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const rows = labels.flatMap((label, index) => {
    const part = match[index + 1] ?? '';
    const described = label === 'Region' ? regionDescription(part) : undefined;
    return part === ''
      ? []
      : [[label, `${codeCell(part)}${described ? ` ${plain(described)}` : ''}`]];
  });
  return paragraphs('**ARN**', table(['Part', 'Value'], rows));
}
