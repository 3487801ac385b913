// The headless Chromium inside npm's `@sparticuz/chromium` (Linux only), for machines without a
// browser. We unpack the package's archives ourselves, because its own `executablePath()` writes into
// the shared temporary folder, where a killed process leaves half a binary that is then used for ever.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { ensureFolderMadeOnce } from './folder-made-once.ts';
import { writeFontConfiguration } from './fonts.ts';
import { cacheFolder } from './project-paths.ts';

export interface BundledChromium {
  readonly executablePath: string;
  /** What the browser's process needs in its environment, beside what this process has. */
  readonly environment: Readonly<Record<string, string>>;
}

export async function ensureBundledChromium(): Promise<BundledChromium> {
  if (process.platform !== 'linux') {
    throw new Error(
      'No Chrome or Chromium was found: install one, or set `CHROME_PATH` to its executable.',
    );
  }
  const packageFolder = resolve(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../..');
  const folder = await ensureFolderMadeOnce({
    folder: join(cacheFolder, 'chromium'),
    version: await readPackageVersion(packageFolder),
    make: (temporaryFolder) => unpack(join(packageFolder, 'bin'), temporaryFolder),
  });
  const libraryPaths = [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']];
  return {
    executablePath: join(folder, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: libraryPaths.filter((path) => path !== undefined).join(':'),
      FONTCONFIG_FILE: await writeFontConfiguration(join(folder, 'fonts')),
    },
  };
}

async function readPackageVersion(packageFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error(`${packageFolder}/package.json has no version: run \`npm install\` again.`);
}

async function unpack(archives: string, folder: string): Promise<void> {
  if (!existsSync(join(archives, 'chromium.br'))) {
    throw new Error(
      `${archives}/chromium.br is missing: run \`npm install\`, or set \`CHROME_PATH\` to a Chrome or Chromium.`,
    );
  }
  await pipeline(
    createReadStream(join(archives, 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
  );
  // `al2023` has libnss3, libnspr4 and libexpat, which a bare machine lacks; `fonts` has Open Sans.
  for (const name of ['al2023', 'fonts', 'swiftshader']) {
    await unpackTar(join(archives, `${name}.tar.br`), folder);
  }
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-f', '-', '-C', folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolveEnded, reject) => {
    tar.once('error', reject);
    tar.once('close', (code) =>
      code === 0
        ? resolveEnded()
        : reject(new Error(`\`tar\` could not unpack ${archive}: exit code ${String(code)}.`)),
    );
  });
  await Promise.all([
    pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin),
    ended,
  ]);
}
