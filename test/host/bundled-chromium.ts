// The headless Chromium inside npm's `@sparticuz/chromium` (Linux only), for machines without a
// browser. We unpack the package's archives ourselves, because its own `executablePath()` writes into
// the shared temporary folder, where a killed process leaves half a binary that is then used for ever.
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
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
  await decompress(
    join(archives, 'chromium.br'),
    createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
  );
  // `al2023` has libnss3, libnspr4 and libexpat, which a bare machine lacks; `fonts` has Open Sans.
  for (const name of ['al2023', 'fonts', 'swiftshader']) {
    await unpackTar(join(archives, `${name}.tar.br`), folder);
  }
}

/** Through a file: `tar` closes a pipe at the end mark of the archive, before the padding after it. */
async function unpackTar(compressed: string, folder: string): Promise<void> {
  const archive = join(folder, basename(compressed, '.br'));
  await decompress(compressed, createWriteStream(archive));
  const tar = spawn('tar', ['-x', '-f', archive, '-C', folder], { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolveCode, reject) => {
    tar.once('error', reject);
    tar.once('close', resolveCode);
  });
  if (code !== 0) throw new Error(`\`tar\` ended with code ${String(code)} on ${compressed}.`);
  await rm(archive);
}

async function decompress(compressed: string, target: NodeJS.WritableStream): Promise<void> {
  await pipeline(createReadStream(compressed), createBrotliDecompress(), target);
}
