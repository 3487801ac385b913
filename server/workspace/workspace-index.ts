/**
 * Every document that the server knows: those that the client has open, and the `.iql` files of the
 * workspace's folders, with the names that its files of variables have. An open document hides its file. Of a file that is not open the text is kept,
 * and its parse only while something uses it.
 */
import type { ParsedDocument } from '../../language/syntax/index.ts';
import { parseDocument } from '../../language/syntax/index.ts';
import { fileKey, mostCharacters, mostFiles } from './files.ts';
import { createVariableFiles, isVariablesFile } from './variable-files.ts';

export interface IndexedDocument {
  readonly uri: string;
  readonly text: string;
  /** Parsed when it is first asked for. */
  readonly parsed: ParsedDocument;
  readonly isOpen: boolean;
}

export interface WorkspaceIndex {
  /** Open documents first. Lazy: whoever stops early parses no more. */
  documents(): Iterable<IndexedDocument>;
  get(uri: string): IndexedDocument | undefined;
  /** Without a look at the document's text. */
  isOpen(uri: string): boolean;
  /** What the files of variables give values to, in no order, some perhaps twice. */
  variableNames(): readonly string[];
  /** Called with the URI of each document that came, changed or went. */
  readonly onChange: (listener: (uri: string) => void) => void;
}

/** The documents that the client has open. */
export interface OpenParses {
  get(uri: string): { readonly uri: string; readonly parsed: ParsedDocument } | undefined;
  readonly onChange: (listener: (uri: string) => void) => void;
  readonly onClose: (listener: (uri: string) => void) => void;
}

/** The index, as whoever reads the files fills it. */
export interface GrowingWorkspaceIndex extends WorkspaceIndex {
  /** False where there is room for no more. */
  putFile(uri: string, text: string): boolean;
  removeFile(uri: string): void;
  /** Forgets the files for which `isGone` holds: those of a folder that left the workspace. */
  removeFiles(isGone: (uri: string) => boolean): void;
}

/** For whoever works on single statements. */
export const emptyWorkspace: WorkspaceIndex = {
  documents: () => [],
  get: () => undefined,
  isOpen: () => false,
  variableNames: () => [],
  onChange: () => undefined,
};

export function createWorkspaceIndex(open: OpenParses): GrowingWorkspaceIndex {
  const files = new Map<string, ClosedFile>();
  /** The client's own spelling of each open document's URI. */
  const opened = new Map<string, string>();
  const variables = createVariableFiles();
  const listeners: ((uri: string) => void)[] = [];
  let characters = 0;

  const changed = (uri: string): void => {
    for (const listener of listeners) listener(uri);
  };
  const forget = (key: string): ClosedFile | undefined => {
    const file = files.get(key);
    if (file !== undefined) {
      characters -= file.text.length;
      files.delete(key);
    }
    return file;
  };
  open.onChange((uri) => {
    opened.set(fileKey(uri), uri);
    changed(uri);
  });
  open.onClose((uri) => {
    opened.delete(fileKey(uri));
    changed(uri);
  });

  return {
    *documents() {
      for (const uri of opened.values()) {
        const document = open.get(uri);
        if (document !== undefined) yield openDocument(document);
      }
      for (const [key, file] of files) {
        if (!opened.has(key)) yield file;
      }
    },
    get(uri) {
      const key = fileKey(uri);
      const document = open.get(opened.get(key) ?? uri);
      return document === undefined ? files.get(key) : openDocument(document);
    },
    isOpen: (uri) => opened.has(fileKey(uri)),
    variableNames: () => variables.names(),
    onChange: (listener) => void listeners.push(listener),
    putFile(uri, text) {
      const key = fileKey(uri);
      if (isVariablesFile(key)) {
        variables.put(key, text);
        return true;
      }
      forget(key);
      if (files.size >= mostFiles || characters + text.length > mostCharacters) {
        return false;
      }
      characters += text.length;
      files.set(key, new ClosedFile(uri, text));
      changed(uri);
      return true;
    },
    removeFile(uri) {
      variables.remove(fileKey(uri));
      const file = forget(fileKey(uri));
      if (file !== undefined) changed(file.uri);
    },
    removeFiles(isGone) {
      variables.removeIf(isGone);
      for (const [key, { uri }] of files) {
        if (isGone(uri)) {
          forget(key);
          changed(uri);
        }
      }
    },
  };
}

function openDocument({ uri, parsed }: ReturnType<OpenParses['get']> & object): IndexedDocument {
  return { uri, text: parsed.text, parsed, isOpen: true };
}

class ClosedFile implements IndexedDocument {
  readonly uri: string;
  readonly text: string;
  readonly isOpen = false;
  #parsed: WeakRef<ParsedDocument> | undefined;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.text = text;
  }

  get parsed(): ParsedDocument {
    const known = this.#parsed?.deref();
    if (known !== undefined) {
      return known;
    }
    const parsed = parseDocument(this.text);
    this.#parsed = new WeakRef(parsed);
    return parsed;
  }
}
