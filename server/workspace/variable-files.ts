/** The names that the workspace's files of variables, `.iqlvars`, give values to. */
import type { Variables } from '../../language/parameters/index.ts';
import { readVariablesFile, variableNames } from '../../language/parameters/index.ts';

export interface VariableFiles {
  /** A file that cannot be read as JSON or YAML gives no names. */
  put(key: string, text: string): void;
  remove(key: string): void;
  removeIf(isGone: (key: string) => boolean): void;
  /** Read when they are first asked for. Names that no template can have are left out. */
  names(): readonly string[];
}

/** More than any workspace has, where it is no mistake. */
const mostFiles = 200;

export function isVariablesFile(uri: string): boolean {
  return /(?:^|\/)\.iqlvars(?:\.(?:json|ya?ml))?$/.test(uri);
}

export function createVariableFiles(): VariableFiles {
  const texts = new Map<string, string>();
  const namesOf = new Map<string, readonly string[]>();
  const remove = (key: string): void => {
    texts.delete(key);
    namesOf.delete(key);
  };
  return {
    put(key, text) {
      remove(key);
      if (texts.size < mostFiles) texts.set(key, text);
    },
    remove,
    removeIf(isGone) {
      for (const key of texts.keys()) if (isGone(key)) remove(key);
    },
    names() {
      for (const [key, text] of texts) {
        if (!namesOf.has(key)) namesOf.set(key, templateNames(text));
      }
      return [...namesOf.values()].flat();
    },
  };
}

function templateNames(text: string): readonly string[] {
  const result = readVariablesFile(text);
  const variables: Variables = result.kind === 'read' ? result.variables : {};
  return variableNames(variables).filter((name) => /^[A-Za-z_]\w*(?:\.\w+)*$/.test(name));
}
