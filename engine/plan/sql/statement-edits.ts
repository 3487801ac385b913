/** Everything that turns the dialect's text into SQLite's: the ordered list of its small steps. */
import type { StatementFacts } from '../facts.ts';
import { columnEdits } from './column-edits.ts';
import { dialectEdits } from './dialect-edits.ts';
import type { Holes } from './dialect-edits.ts';
import { labelEdits } from './label-edits.ts';
import type { Naming } from './naming.ts';
import type { Edit } from './render.ts';
import { seriesEdits } from './series-edits.ts';
import { starEdits } from './star-edits.ts';
import { tableEdits } from './table-edits.ts';
import { timeEdits } from './time-edits.ts';
import { unionEdits } from './union-edits.ts';

/** `holes` says what templates and parameters become, which have no value in the text. */
export function statementEdits(
  facts: StatementFacts,
  naming: Naming,
  holes: Holes,
): readonly Edit[] {
  const written = [
    ...tableEdits(facts, naming),
    ...columnEdits(facts, naming),
    ...editsOfText(facts, holes),
  ];
  // What goes around a query comes last, so that it stands behind a label at the query's end.
  return [
    ...written,
    ...labelEdits(facts, written),
    ...starEdits(facts, naming),
    ...unionEdits(facts),
  ];
}

/** What no name of a table changes is found once, however often the statement's text is made. */
function editsOfText(facts: StatementFacts, holes: Holes): readonly Edit[] {
  const known = editsByHoles[holes].get(facts);
  if (known !== undefined) return known;
  const edits = [...seriesEdits(facts), ...timeEdits(facts), ...dialectEdits(facts, holes)];
  editsByHoles[holes].set(facts, edits);
  return edits;
}

const editsByHoles: Readonly<Record<Holes, WeakMap<StatementFacts, readonly Edit[]>>> = {
  refused: new WeakMap(),
  placeholders: new WeakMap(),
};
