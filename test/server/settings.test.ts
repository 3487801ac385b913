/** The settings on their way from the client: asked for, followed, and told by who cannot be asked. */
import { expect, it } from 'vitest';
import type { ClientCapabilities } from 'vscode-languageserver/node';
import { startSession } from './session.ts';

/** A client that is asked for its settings, and whose files are watched. */
const askable: ClientCapabilities = {
  workspace: {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

it('asks for the settings and for their changes, and for those of files, once it is initialized', async () => {
  const session = await startSession({ capabilities: askable, settings: { codeLens: false } });
  await session.configured;
  const document = await session.open('SELECT arn FROM aws.s3.buckets;');
  expect(await document.lenses()).toEqual([]);
  expect(session.registered).toEqual(
    new Set(['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']),
  );
  await session.close();
});

it('takes the settings that are told by a client that cannot be asked', async () => {
  const session = await startSession();
  const document = await session.open('SELECT arn FROM aws.s3.buckets;');
  expect(await document.lenses()).not.toEqual([]);
  await session.configure({ iql: { codeLens: false } });
  expect(await document.lenses()).toEqual([]);
  await session.close();
});
