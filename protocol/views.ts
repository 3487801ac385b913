/** The request by which a run learns the views of the workspace; any client may send it. */
import type { Check } from './validate.ts';
import { isListOf, isShape, isText } from './validate.ts';

/** Takes nothing, gives `WorkspaceViewDefinition[]`: every view, the one that counts of a name first. */
export const viewsRequest = 'iql/views';

export interface WorkspaceViewDefinition {
  readonly name: string;
  /** The statement that creates the view. */
  readonly text: string;
  /** Of the document that it stands in. */
  readonly uri: string;
}

export const isWorkspaceViews: Check<readonly WorkspaceViewDefinition[]> = isListOf(
  isShape<WorkspaceViewDefinition>({ name: isText, text: isText, uri: isText }),
);
