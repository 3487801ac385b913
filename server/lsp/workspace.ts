/**
 * The folders of the workspace, their coming and going, and the changes of their files: everything
 * that the client tells of the workspace as a whole.
 */
import type {
  ClientCapabilities,
  Connection,
  FileOperationRegistrationOptions,
  ServerCapabilities,
  WorkspaceFolder,
} from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { WorkspaceFiles } from '../workspace/files.ts';
import type { WorkspaceLoader } from '../workspace/load.ts';
import { createWorkspaceLoader } from '../workspace/load.ts';
import type { WorkspaceIndex } from '../workspace/workspace-index.ts';
import { createWorkspaceIndex } from '../workspace/workspace-index.ts';
import type { OpenDocuments } from './documents.ts';
import { reported } from './guard.ts';

/** Of a folder that moves or goes, a client that watches files tells nothing of the files in it. */
const folderOperations: FileOperationRegistrationOptions = {
  filters: [{ scheme: 'file', pattern: { glob: '**', matches: 'folder' } }],
};

export const workspaceCapabilities: NonNullable<ServerCapabilities['workspace']> = {
  workspaceFolders: { supported: true, changeNotifications: true },
  fileOperations: {
    didCreate: folderOperations,
    didRename: folderOperations,
    didDelete: folderOperations,
  },
};

export interface FollowedWorkspace {
  readonly index: WorkspaceIndex;
  /** Resolves when every folder that the client has told of so far has been read, or cannot be. */
  readonly read: () => Promise<void>;
  initialize(parameters: WorkspaceParameters): void;
  /** Reads the folders, and follows what becomes of them. */
  initialized(): void;
}

/** What `initialize` says of the workspace. Clients of before 2017 know of one folder only. */
export interface WorkspaceParameters {
  readonly workspaceFolders?: readonly WorkspaceFolder[] | null;
  readonly rootUri?: string | null;
  readonly capabilities: ClientCapabilities;
}

/** Without `files` the open documents are the workspace. */
export function followWorkspace(
  connection: Connection,
  documents: OpenDocuments,
  files: WorkspaceFiles | undefined,
): FollowedWorkspace {
  const index = createWorkspaceIndex(documents);
  const folders = files && followFolders(connection, createWorkspaceLoader(index, files));
  let first: readonly string[] = [];
  let watches = false;
  let hasFolderChanges = false;

  return {
    index,
    read: async () => folders?.read(),
    initialize({ workspaceFolders, rootUri, capabilities: { workspace } }) {
      const root = typeof rootUri === 'string' ? [rootUri] : [];
      first = workspaceFolders?.map(({ uri }) => uri) ?? root;
      watches = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
      hasFolderChanges = workspace?.workspaceFolders === true;
    },
    initialized() {
      if (folders === undefined) {
        return;
      }
      first.forEach(folders.add);
      if (watches) {
        const registration = connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [
            { globPattern: '**/*.iql' },
            { globPattern: '**/.iqlvars{,.json,.yaml,.yml}' },
          ],
        });
        reported(connection, 'registering for changes of files', registration);
      }
      if (hasFolderChanges) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          for (const { uri } of removed) folders.remove(uri);
          for (const { uri } of added) folders.add(uri);
        });
      }
    },
  };
}

interface FollowedFolders {
  readonly add: (folder: string) => void;
  readonly remove: (folder: string) => void;
  readonly read: () => Promise<void>;
}

function followFolders(connection: Connection, loader: WorkspaceLoader): FollowedFolders {
  let reading: Promise<unknown> = Promise.resolve();
  const readFolder = async (folder: string): Promise<void> => {
    if (!(await loader.addFolder(folder))) {
      connection.console.warn(
        `There are more .iql files than are read at once: views and references in the rest of \`${folder}\` are found once a file is open.`,
      );
    }
  };
  const addBelow = (folder: string): void =>
    reported(connection, 'reading a folder', loader.addBelow(folder));

  connection.workspace.onDidCreateFiles((created) => {
    for (const { uri } of created.files) addBelow(uri);
  });
  connection.workspace.onDidRenameFiles((renamed) => {
    for (const { oldUri, newUri } of renamed.files) {
      loader.removeBelow(oldUri);
      addBelow(newUri);
    }
  });
  connection.workspace.onDidDeleteFiles((deleted) => {
    for (const { uri } of deleted.files) loader.removeBelow(uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) reported(connection, 'reading a file', loader.refresh(uri));
  });

  return {
    add(folder) {
      const work = readFolder(folder);
      reading = Promise.allSettled([reading, work]);
      reported(connection, 'reading the workspace', work);
    },
    remove: loader.removeFolder,
    async read() {
      await reading;
    },
  };
}
