/** Which tab a run fills: the statement's own, or none. */
import type { ResultTab, RunDescription } from './result-tabs.ts';

/**
 * A statement is known again by its text; and by its place, where the tab's own text is no longer in
 * the document: then it was edited. A statement that is still there keeps its result.
 */
export function reusableTab(
  tabs: readonly ResultTab[],
  run: RunDescription,
): ResultTab | undefined {
  const ofDocument = tabs.filter((tab) => tab.documentUri === run.documentUri);
  return (
    ofDocument.find((tab) => tab.statement === run.statement) ??
    ofDocument.find(
      (tab) =>
        tab.target.index === run.target.index &&
        tab.target.statement.root.kind === run.target.statement.root.kind &&
        !run.documentText.includes(tab.statement),
    )
  );
}
