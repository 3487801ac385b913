/** What requests are answered with: the connection, and all that is known on this side of it. */
import type { Connection } from 'vscode-languageserver';
import type { LanguageContext } from '../features/language-context.ts';
import type { ClientFacts } from './client-facts.ts';
import type { OpenDocuments } from './documents.ts';
import type { SettingsStore } from './settings.ts';
import type { FollowedWorkspace } from './workspace.ts';

export interface Services {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly language: LanguageContext;
  readonly settings: SettingsStore;
  readonly workspace: FollowedWorkspace;
  readonly facts: () => ClientFacts;
}
