/** The product as a person has it: VS Code with the packaged extension, and the emulator as AWS. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { EmulatorOptions, RunningEmulator } from '../../emulator/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import { testCatalog } from '../catalog/fixture.ts';
import type { UserSettings } from '../host/user-settings.ts';
import type { WindowOptions, Workbench } from '../host/workbench.ts';
import { openWorkbench } from '../host/workbench.ts';
import { packagedExtension } from './packaged-extension.ts';

const samples = resolve(import.meta.dirname, '../../samples');

export interface ProductOptions {
  /** Files of the workspace by relative path, beside a copy of samples/. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further folders of a workspace that then has several, as the files of each by relative path. */
  readonly moreFolders?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly settings?: UserSettings;
  /** Stronger than the defaults, which serve the samples' data. */
  readonly emulator?: Partial<EmulatorOptions>;
  readonly window?: WindowOptions;
}

export interface Product extends AsyncDisposable {
  readonly workbench: Workbench;
  readonly emulator: RunningEmulator;
  /** The folder of the samples and of `files`, on this machine. */
  readonly folder: string;
}

/** Disposing ends the window, its server and the emulator, and removes the workspace. */
export async function openProduct(options: ProductOptions = {}): Promise<Product> {
  await using started = new AsyncDisposableStack();
  const own = mkdtempSync(join(tmpdir(), 'iql-product-'));
  started.defer(() => rmSync(own, { recursive: true, force: true }));
  cpSync(samples, join(own, 'samples'), { recursive: true });
  writeFiles(join(own, 'samples'), options.files ?? {});
  const workspace =
    options.moreFolders === undefined
      ? join(own, 'samples')
      : writeWorkspaceFile(own, options.moreFolders);
  const emulator = started.adopt(
    await startEmulator(
      { dataFile: join(samples, 'data.json'), ...options.emulator },
      testCatalog(),
    ),
    (running) => running.close(),
  );
  const workbench = started.adopt(
    await openWorkbench({
      workspace,
      installedExtensionPath: (await packagedExtension()).path,
      userSettings: {
        'iql.endpoint': emulator.url,
        'iql.region': 'us-east-1',
        ...options.settings,
      },
      environment: withoutCredentials,
      ...options.window,
    }),
    (opened) => opened.close(),
  );
  await waitForLanguageServer(workbench);
  const resources = started.move();
  const folder = join(own, 'samples');
  return { workbench, emulator, folder, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** The workspace of `samples` and of folders beside it; the path of its file. */
function writeWorkspaceFile(
  own: string,
  moreFolders: NonNullable<ProductOptions['moreFolders']>,
): string {
  for (const [name, files] of Object.entries(moreFolders)) writeFiles(join(own, name), files);
  const folders = ['samples', ...Object.keys(moreFolders)].map((path) => ({ path }));
  const file = join(own, 'product.code-workspace');
  writeFileSync(file, JSON.stringify({ folders }));
  return file;
}

/** It has started when it gives the lenses of a file. No editor is open afterwards. */
async function waitForLanguageServer(workbench: Workbench): Promise<void> {
  const editor = await workbench.openFile('01-first-query.iql');
  await editor.waitForCodeLens('Run');
  await workbench.runCommand('View: Close All Editors');
}

/** A test finds nobody's account, whatever the machine's own environment and files hold. */
const withoutCredentials = {
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_SESSION_TOKEN: '',
  AWS_PROFILE: '',
  AWS_REGION: '',
  AWS_DEFAULT_REGION: '',
  AWS_CONFIG_FILE: join(tmpdir(), 'iql-no-such-config'),
  AWS_SHARED_CREDENTIALS_FILE: join(tmpdir(), 'iql-no-such-credentials'),
  AWS_EC2_METADATA_DISABLED: 'true',
};
