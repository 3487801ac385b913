/** The views that the workspace's documents define, as binding asks for them. */
import type { PlacedView, ViewDefinitions } from '../../language/semantics/index.ts';
import {
  clashingViews,
  countingView,
  mayDefineView,
  viewsByName,
  viewsOf,
} from '../../language/semantics/index.ts';
import { fileKey } from './files.ts';
import type { IndexedDocument, WorkspaceIndex } from './workspace-index.ts';

/** A view that is known to stand somewhere. */
export interface WorkspaceView extends PlacedView {
  readonly uri: string;
}

/** Of several definitions of a name one counts; `all` gives the others too. */
export interface WorkspaceViews extends ViewDefinitions {
  named(name: string): WorkspaceView | undefined;
  all(): Iterable<WorkspaceView>;
}

/** Follows the index: what `views()` gives is always up to date. */
export function followViews(index: WorkspaceIndex): () => WorkspaceViews {
  const viewsOf = new Map<string, readonly WorkspaceView[]>();
  const changed = new Set<string>();
  let version = 0;
  let byName: ReadonlyMap<string, readonly WorkspaceView[]> | undefined;

  const update = (uri: string): void => {
    const key = fileKey(uri);
    const document = index.get(uri);
    const views = document === undefined ? [] : viewsIn(document);
    const before = viewsOf.get(key) ?? [];
    if (views.length === 0) viewsOf.delete(key);
    else viewsOf.set(key, views);
    byName = undefined;
    if (!sameDefinitions(before, views)) version += 1;
  };
  index.onChange((uri) => {
    // An open document changes more often than anyone asks; a file is looked at when it is read, so that
    // the first request does not look at all of them.
    if (index.isOpen(uri)) changed.add(uri);
    else update(uri);
  });
  const ofName = (name: string): readonly WorkspaceView[] => {
    byName ??= viewsByName([...viewsOf.values()].flat());
    return byName.get(name.toLowerCase()) ?? [];
  };
  const views: WorkspaceViews = {
    get version() {
      return version;
    },
    named: (name) => countingView(ofName(name)),
    clashing: (name) => clashingViews(ofName(name)),
    *all() {
      for (const each of viewsOf.values()) yield* each;
    },
  };
  return () => {
    for (const uri of changed) update(uri);
    changed.clear();
    return views;
  };
}

function viewsIn(document: IndexedDocument): readonly WorkspaceView[] {
  if (!mayDefineView(document.text)) return [];
  const { uri, parsed } = document;
  return viewsOf(parsed).map((view) => ({ ...view, uri }));
}

/** Statements are shared between versions of a document, so that one that moved is the same. */
function sameDefinitions(
  before: readonly WorkspaceView[],
  after: readonly WorkspaceView[],
): boolean {
  return (
    before.length === after.length &&
    before.every(
      ({ statement, replaces }, index) =>
        statement === after[index]?.statement && replaces === after[index].replaces,
    )
  );
}
