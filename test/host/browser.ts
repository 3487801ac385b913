// A headless browser for tests: the machine's own Chrome or Chromium, else the one from npm.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { ensureBundledChromium, type BundledChromium } from './bundled-chromium.ts';

const namesOnPath = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

const placesOffPath = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Screenshots of text are the same whatever the display.
  '--font-render-hinting=none',
  // A test reaches this machine and nothing else; look-ups of other hosts fail at once.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** The caller closes the browser. Rejects with what to do when there is none or it does not start. */
export async function launchBrowser(): Promise<Browser> {
  const systemBrowser = findSystemBrowser();
  const { executablePath, environment } =
    systemBrowser === undefined
      ? await ensureBundledChromium()
      : ({ executablePath: systemBrowser, environment: {} } satisfies BundledChromium);
  try {
    return await chromium.launch({
      executablePath,
      args: launchArguments,
      env: { ...process.env, ...environment },
      handleSIGINT: false,
    });
  } catch (error) {
    throw new Error(
      `${executablePath} did not start as a headless browser: set \`CHROME_PATH\` to a Chrome or Chromium that does.`,
      { cause: error },
    );
  }
}

/** `CHROME_PATH` wins, even when it is wrong: a wrong setting is an error, never ignored. */
function findSystemBrowser(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`\`CHROME_PATH\` is ${chosen}, which does not exist.`);
  }
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => namesOnPath.map((name) => join(folder, name)));
  return [...onPath, ...placesOffPath].find((path) => existsSync(path));
}
