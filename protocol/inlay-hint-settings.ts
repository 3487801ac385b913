/** The settings under `iql.inlayHints.`, typed. */

/** Which hints stand in the text of an editor. */
export interface InlayHintSettings {
  /** The region that is asked where a statement names none. */
  readonly region: boolean;
  /** What `*` holds. */
  readonly star: boolean;
  /** The types of the expressions in a select list. */
  readonly types: boolean;
  /** The columns of the values in a long row of VALUES. */
  readonly values: boolean;
}

export const defaultInlayHintSettings: InlayHintSettings = {
  region: true,
  star: true,
  types: false,
  values: true,
};

/** Reads what a configuration holds under `iql.inlayHints`; `report` takes what is not well-formed. */
export function readInlayHintSettings(
  raw: unknown,
  report: (name: string, message: string) => void,
): InlayHintSettings {
  const values: Readonly<Record<string, unknown>> =
    typeof raw === 'object' && raw !== null ? { ...raw } : {};
  const flag = (name: keyof InlayHintSettings): boolean => {
    const value = values[name] ?? defaultInlayHintSettings[name];
    if (typeof value === 'boolean') {
      return value;
    }
    report(`inlayHints.${name}`, 'must be `true` or `false`.');
    return defaultInlayHintSettings[name];
  };
  return {
    region: flag('region'),
    star: flag('star'),
    types: flag('types'),
    values: flag('values'),
  };
}
