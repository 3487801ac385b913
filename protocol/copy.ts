/** What selected cells can be copied as. */

export const copyFormats = ['tsv', 'csv', 'json', 'markdown', 'insert', 'inList'] as const;

export type CopyFormat = (typeof copyFormats)[number];

/** `headers`: the names stand first, in a format where they can be left out. */
export interface CopyKind {
  readonly format: CopyFormat;
  readonly headers: boolean;
}

/** The commands that copy what is selected, by their names. */
export const copyActions = {
  copy: { format: 'tsv', headers: false },
  copyWithHeaders: { format: 'tsv', headers: true },
  copyAsCsv: { format: 'csv', headers: false },
  copyAsCsvWithHeaders: { format: 'csv', headers: true },
  copyAsJson: { format: 'json', headers: true },
  copyAsMarkdown: { format: 'markdown', headers: true },
  copyAsInsert: { format: 'insert', headers: true },
  copyAsInList: { format: 'inList', headers: false },
} as const satisfies Readonly<Record<string, CopyKind>>;

export type CopyAction = keyof typeof copyActions;

export const copyActionNames = Object.keys(copyActions) as readonly CopyAction[];

export function isCopyAction(action: string): action is CopyAction {
  return Object.hasOwn(copyActions, action);
}
