/** Several views of one name, of which only one is read. */
import type { CreateViewStatement } from '../syntax/index.ts';
import type { Binding } from './binding.ts';
import type { ViewDefinition } from './views.ts';

/** Said of each of them, for it is the author's to know which is meant. */
export function reportClashes(binding: Binding, { name: written }: CreateViewStatement): void {
  const name = written?.parts.at(-1);
  if (written === undefined || name === undefined || name.template === true) return;
  const clashing = binding.lookUpView.clashing?.(name.text) ?? [];
  const own = clashing.find(({ statement }) => statement === binding.statement);
  const [first] = clashing;
  if (own === undefined || first === undefined) return;
  const other = own === first ? clashing[1] : first;
  const isElsewhere = other !== undefined && other.uri !== own.uri;
  const place = isElsewhere ? ` in \`${fileName(other)}\`` : '';
  const which =
    other?.statement === own.statement
      ? 'only the first one is read'
      : own === first
        ? 'this one is read, that one is not'
        : 'that one is read, this one is not';
  binding.problems.push({
    code: 'duplicate-view',
    severity: isElsewhere ? 'information' : 'warning',
    message: `there is another view \`${name.text}\`${place}: ${which}. Rename one of them, or write CREATE OR REPLACE VIEW where one takes the place of the other`,
    span: written.span,
  });
}

function fileName({ uri = '' }: ViewDefinition): string {
  const name = uri.split(/[/\\]/).at(-1) ?? uri;
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray `%` is no escape: such a name is shown as it is.
    return name;
  }
}
