/** What hints, anchors and templates are for: the dialect's marks beside SQL. */
import { code, paragraphs, plain } from './markdown.ts';

const hints: Readonly<Record<string, string>> = {
  AWAIT: 'Waits until the operation of a mutation has ended. IQL always does.',
  SHOWRESULTS: 'Shows the rows of a mutation. IQL always does.',
  REQUIRED: '`SHOW INSERT` shows the required properties only.',
};

export function hintDocumentation(text: string): string {
  return paragraphs(
    `**${plain(text)}** · hint`,
    hints[text.toUpperCase()] ?? 'Not known to IQL, which reads over it.',
  );
}

const anchors: Readonly<Record<string, string>> = {
  exists: 'A query that tells whether the resource is there: a count of 1.',
  create: 'The statement that creates the resource where it is not there yet.',
  update: 'The statement that changes the resource where it is not as it should be.',
  createorupdate: 'The statement that creates the resource, or changes it where it is there.',
  delete: 'The statement that removes the resource when the stack is taken down.',
  statecheck: 'A query that tells whether the resource is as it should be: a count of 1.',
  exports: 'A query whose columns become variables of the statements after it.',
  command: 'A statement to run as it is.',
  callback:
    'A statement to run after the resource is there, until its answer says that it has ended.',
  troubleshoot: 'A query to run where an operation has failed.',
  preflight: 'A query to run before anything else, as `exists`.',
  postdeploy: 'A query to run after a deployment, as `statecheck`.',
};

const options: Readonly<Record<string, string>> = {
  retries: 'how often to ask again',
  retry_delay: 'seconds between two times of asking',
  postdelete_retries: 'how often to ask again after a removal',
  postdelete_retry_delay: 'seconds between two times of asking after a removal',
  short_circuit_field: 'the column that ends a callback early',
  short_circuit_value: 'the value of that column that ends it',
};

/** `written` is the whole mark: `/*+ exists, retries=3 *\/`. */
export function anchorDocumentation(written: string): string | undefined {
  const [name = '', ...settings] = written
    .replace(/^\/\*\+|\*\/$/g, '')
    .split(',')
    .map((piece) => piece.trim());
  const described = anchors[name.toLowerCase()];
  const lines = settings.flatMap((setting) => {
    const [option = '', value = ''] = setting.split('=').map((piece) => piece.trim());
    const meaning = options[option.toLowerCase()];
    return meaning === undefined ? [] : [`- ${code(option)} ${code(value)}: ${meaning}`];
  });
  return described === undefined
    ? undefined
    : paragraphs(`**${plain(name)}** · anchor of a deployment file`, described, lines.join('\n'));
}

/** `written` is the whole template, its braces included. */
export function templateDocumentation(written: string): string {
  const block = /^<<<\s*(\w+)/.exec(written)?.[1];
  if (block !== undefined) {
    return paragraphs(`**${plain(block)}** · values for the file's templates`);
  }
  const content = written.replace(/^\{[{%][-+]?|[-+]?[}%]\}$/g, '').trim();
  if (written.startsWith('{%')) {
    return paragraphs(
      `${code(content)} · template`,
      'Decides what of the text around it is there when the statement runs.',
    );
  }
  const [name = '', ...filters] = content.split('|').map((piece) => piece.trim());
  return paragraphs(
    `**${plain(name)}** · template variable`,
    filters.length === 0 ? '' : `Changed by ${filters.map(code).join(', then ')}`,
    'A statement whose templates have no values can be edited, and not run.',
  );
}
