/** OVER and WINDOW. Engines without named windows get each definition where it is used. */
import type { Name, WindowDefinition, WindowFrame } from '../syntax/index.ts';
import { nameText } from './quoting.ts';
import type { Writer } from './writer.ts';
import { writeParts } from './writer.ts';

export function writeOver(writer: Writer, over: Name | WindowDefinition): string {
  if (over.kind === 'window') return writer.write(over);
  if (writer.dialect.has.namedWindows) return nameText(writer.dialect, over.text, over.quoted);
  return writeDefinition(writer, over);
}

export function writeWindow(writer: Writer, node: WindowDefinition): string {
  if (node.base === undefined || writer.dialect.has.namedWindows) return writeParts(writer, node);
  const inner = writeDefinition(writer, node.base).replace(/^\(\s*|\s*\)$/g, '');
  const own = [
    ...(node.partitionBy.length > 0
      ? [`PARTITION BY ${node.partitionBy.map((each) => writer.write(each)).join(', ')}`]
      : []),
    ...(node.orderBy.length > 0
      ? [`ORDER BY ${node.orderBy.map((each) => writer.write(each)).join(', ')}`]
      : []),
    ...(node.frame === undefined ? [] : [writer.write(node.frame)]),
  ];
  return `(${[inner, ...own].filter((part) => part !== '').join(' ')})`;
}

export function writeFrame(writer: Writer, node: WindowFrame): string {
  const { has } = writer.dialect;
  if (node.type === 'GROUPS' && !has.groupsFrames) {
    return writer.refuse('a frame of `GROUPS`', node.span, 'use ROWS or RANGE');
  }
  if (node.exclude !== undefined && node.exclude !== 'NO OTHERS' && !has.excludedFrames) {
    return writer.refuse(`\`EXCLUDE ${node.exclude}\``, node.span);
  }
  const text = writeParts(writer, node);
  return has.excludedFrames ? text : text.replace(/\s+EXCLUDE\s+NO\s+OTHERS$/i, '');
}

/** A window that builds on itself, by its base or by an OVER within, is written nowhere. */
function writeDefinition(writer: Writer, name: Name): string {
  const definition = windowNamed(writer, name);
  if (definition === undefined) {
    return writer.refuse(`the window \`${name.text}\`, which is not defined,`, name.span);
  }
  if (writer.openWindows.has(definition)) {
    return writer.refuse(`the window \`${name.text}\`, which builds on itself,`, name.span);
  }
  writer.openWindows.add(definition);
  const text = writer.write(definition);
  writer.openWindows.delete(definition);
  return text;
}

/** The definition in the nearest list around the use. */
function windowNamed({ windowLists }: Writer, { text, span }: Name): WindowDefinition | undefined {
  const key = text.toLowerCase();
  return windowLists
    .filter((list) => list.span.start <= span.start && span.end <= list.span.end)
    .flatMap(({ windows }) => windows.filter(({ name }) => name.text.toLowerCase() === key))
    .at(-1)?.definition;
}
