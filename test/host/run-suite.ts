// Runs a test suite inside the extension host of a real VS Code, seen by a headless browser.
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { saveFailurePicture } from './failure-pictures.ts';
import { startVsCode, type RunningVsCode } from './server.ts';
import type { UserSettings } from './user-settings.ts';
import { isWorkbenchChatter } from './workbench-chatter.ts';

export interface SuiteOptions {
  /** Absolute paths, all three. */
  readonly workspace: string;
  readonly extensionPath: string;
  /** A CommonJS module; `run()` resolves if the suite passes and rejects if it fails. */
  readonly suitePath: string;
  /** The extension host has these variables. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly userSettings?: UserSettings;
  /** From the start of the server to the verdict; 3 minutes if not given. */
  readonly timeoutMs?: number;
}

export interface SuiteVerdict {
  /** 0 if `run()` resolved. */
  readonly exitCode: number;
  /** What the extension host wrote to its console and what the window logged, in order. */
  readonly logLines: readonly string[];
}

/** Rejects when there is no verdict in time: with the last logs and the path of a screenshot. */
export async function runSuite(options: SuiteOptions): Promise<SuiteVerdict> {
  const { suitePath, timeoutMs = 180_000 } = options;
  await using cleanup = new AsyncDisposableStack();
  const vsCode = cleanup.adopt(
    await startVsCode({ ...options, extensionTestsPath: suitePath }),
    (started) => started.close(),
  );
  const browser = cleanup.adopt(await launchBrowser(), (launched) => launched.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const logLines: string[] = [];
  const exit = Promise.withResolvers<number>();
  const timedOut = Promise.withResolvers<undefined>();
  await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
  await page.exposeFunction('codeAutomationLog', (_level: string, values: readonly unknown[]) => {
    const line = values.map(String).join(' ');
    if (!isWorkbenchChatter(line)) logLines.push(line);
  });
  page.once('crash', () => exit.reject(new Error(`The page crashed in ${suitePath}.`)));
  const timer = setTimeout(() => timedOut.resolve(undefined), timeoutMs);
  cleanup.defer(() => clearTimeout(timer));

  await page.goto(vsCode.url);
  const exitCode = await Promise.race([exit.promise, timedOut.promise]);
  if (exitCode !== undefined) return { exitCode, logLines: [...logLines] };
  throw new Error(await describeTimeout(page, vsCode, suitePath, timeoutMs, logLines));
}

async function describeTimeout(
  page: Page,
  vsCode: RunningVsCode,
  suitePath: string,
  timeoutMs: number,
  logLines: readonly string[],
): Promise<string> {
  const screenshot = await saveFailurePicture(page, `no-verdict-${basename(suitePath)}`);
  return [
    `${suitePath} gave no verdict within ${timeoutMs} ms.`,
    `The window then looked like this: ${screenshot}`,
    `Last lines of the window and its extension host:\n${logLines.slice(-30).join('\n')}`,
    `Last lines of the server:\n${vsCode.readOutput()}`,
  ].join('\n\n');
}
