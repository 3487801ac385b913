/** All views that a statement reads, at whatever remove, in an order in which each follows those it reads. */
import type { BoundStatement, ViewDefinition } from '../../../language/semantics/index.ts';
import { createdView } from '../../../language/semantics/index.ts';
import type { Name, ParsedStatement, Query, Span } from '../../../language/syntax/index.ts';
import { fatalProblem } from '../fatal-problem.ts';
import { PlanError } from '../result.ts';
import type { BindStatement, ViewReading } from './view-readings.ts';
import { viewReadings } from './view-readings.ts';

export interface CollectedView {
  readonly name: string;
  readonly statement: ParsedStatement;
  readonly columns: readonly Name[] | undefined;
  readonly query: Query;
  /** What the view itself reads; spans are those of its own statement. */
  readonly readings: readonly ViewReading[];
  /** Where the statement names the view, or the one through which it reads it. */
  readonly place: Span;
  /** The view that reads it first; absent where the statement itself does. */
  readonly reader: string | undefined;
}

/** More than anybody would nest by hand; each of them is read once. */
const mostViews = 100;

/** One way from the statement to a view. */
interface Path {
  readonly place: Span;
  /** Outermost first. */
  readonly names: readonly string[];
}

/** Throws `PlanError` where a view reads itself, is broken, or reads what nobody knows. */
export function collectViews(
  readings: readonly ViewReading[],
  bind: BindStatement,
): readonly CollectedView[] {
  const collected = new Map<string, CollectedView>();
  const visit = (view: ViewDefinition, path: Path): void => {
    refuseCircle(view, path);
    const key = view.name.toLowerCase();
    if (collected.has(key)) return;
    if (collected.size + path.names.length >= mostViews) throw tooMany(path);
    const bound = bind(view.statement);
    const { columns, query } = readable(view, bound, path);
    const inner = viewReadings(bound, bind);
    const names = [...path.names, view.name];
    for (const reading of inner) visit(reading.view, { ...path, names });
    collected.set(key, {
      name: view.name,
      statement: view.statement,
      columns,
      query,
      readings: inner,
      place: path.place,
      reader: path.names.at(-1),
    });
  };
  for (const { view, span } of readings) visit(view, { place: span, names: [] });
  return [...collected.values()];
}

/** The words before a failure that lies in the text of a view, and not in the statement. */
export function inView(name: string, reader: string | undefined): string {
  return reader === undefined
    ? `in the view \`${name}\`, `
    : `in the view \`${name}\`, which \`${reader}\` reads, `;
}

function refuseCircle({ name }: ViewDefinition, { names, place }: Path): void {
  const same = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  const first = names.findIndex(same);
  if (first === -1) return;
  const circle = [...names.slice(first), name].map((each) => `\`${each}\``).join(' → ');
  const message = `the view \`${name}\` reads itself (${circle}): take one step out of the circle`;
  throw new PlanError('plan', message, place);
}

function readable(
  { name }: ViewDefinition,
  bound: BoundStatement,
  { place, names }: Path,
): { readonly columns: readonly Name[] | undefined; readonly query: Query } {
  const lead = inView(name, names.at(-1));
  const problem = fatalProblem(bound);
  if (problem !== undefined) throw new PlanError('plan', `${lead}${problem.message}`, place);
  const unknown = unknownTable(bound);
  if (unknown !== undefined) {
    const message = `${lead}there is no table or view \`${unknown}\`: define it by CREATE VIEW in one of these files`;
    throw new PlanError('plan', message, place);
  }
  const { columns, query } = createdView(bound.statement.root) ?? {};
  if (query === undefined) {
    throw new PlanError('plan', `the view \`${name}\` has no query: write one after AS`, place);
  }
  return { columns, query };
}

/** Found before the views join the statement, whose common tables mean nothing in a view. */
function unknownTable({ relations, hasLooseTemplates }: BoundStatement): string | undefined {
  if (hasLooseTemplates) return undefined;
  for (const { kind, node } of relations) {
    const [name, ...others] = kind === 'unknown' && node.kind === 'table' ? node.name.parts : [];
    if (name !== undefined && name.template !== true && others.length === 0) return name.text;
  }
  return undefined;
}

function tooMany({ place }: Path): PlanError {
  const message = `the statement reads more than ${String(mostViews)} views: write some of them as one`;
  return new PlanError('unsupported', message, place);
}
